"""What the rapporteur noted in the first working group, and the paragraphs that she made of it. Attributed to nobody."""

NOTES = (
    "Several speakers began from a place and not from a plan: a well, a market, a school yard. What was decided there was small, and it held.",
    "On messages by telephone: useful where roads are closed, dangerous where telephones are searched. Agree beforehand on what is deleted and when.",
    "A list of names was called the most dangerous paper of a movement. Three ways of working without one were described.",
    "People who had to leave want to be asked before a text is final. To be thanked afterwards does not replace it.",
    "Money came up late and stayed: travel home is refused by most budgets, although it is what representation costs.",
)

#: (kind, places of the notes behind it, {language: words})
PARAGRAPHS = (
    ("convergence", (0, 2), {
        "en": "Support begins in small places and holds where little is written down. Working without lists of names was described as possible and as safer.",
        "ar": "يبدأ التأييد في أماكن صغيرة ويدوم حيث لا يُكتب إلا القليل. ووُصف العمل من دون قوائم بالأسماء بأنه ممكن وأكثر أماناً.",
        "es": "El apoyo empieza en lugares pequeños y perdura donde se escribe poco. Trabajar sin listas de nombres se describió como posible y más seguro.",
        "fr": "Le soutien naît dans de petits lieux et dure là où peu de choses sont écrites. Travailler sans listes de noms a été décrit comme possible et plus sûr.",
    }),
    ("divergence", (1, 3, 4), {
        "en": "Views differed on messages by telephone, which reach far and expose those who keep them. It was common ground that those who had to leave are to be "
              "asked before a text is final, and that the way home belongs in the budget.",
        "ar": "اختلفت الآراء في الرسائل الهاتفية التي تصل بعيداً وتعرّض من يحتفظ بها للخطر. وكان محل اتفاق أن يُسأل من اضطُروا إلى الرحيل قبل أن يصبح النص نهائياً، وأن "
              "يُدرج طريق العودة في الميزانية.",
        "es": "Hubo opiniones distintas sobre los mensajes por teléfono, que llegan lejos y exponen a quienes los conservan. Se coincidió en que hay que preguntar a quienes "
              "tuvieron que irse antes de que un texto sea definitivo, y en que el camino de vuelta forma parte del presupuesto.",
        "fr": "Les avis divergeaient sur les messages par téléphone, qui portent loin et exposent qui les conserve. Il a été admis que celles et ceux qui ont dû partir sont "
              "à consulter avant qu’un texte soit définitif, et que le trajet du retour a sa place au budget.",
    }),
)  # fmt: skip
