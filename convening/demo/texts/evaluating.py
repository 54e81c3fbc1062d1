"""What the evaluation says in words: its purpose, the lessons, the answer of those who convened; and free words of the survey."""

PURPOSE = {
    "en": "This evaluation is owed to those who took part and to those who paid. It says how many came, stayed and spoke, what they made of "
          "it, and what should be done differently next time.",
    "ar": "هذا التقييم حق لمن شاركوا ولمن موّلوا. وهو يبيّن عدد من حضروا وبقوا وتحدثوا، وكيف قيّموا اللقاء، وما ينبغي عمله على نحو مختلف في المرة "
          "المقبلة.",
    "es": "Esta evaluación se debe a quienes participaron y a quienes financiaron. Dice cuántas personas vinieron, se quedaron y hablaron, cómo "
          "lo valoraron y qué debería hacerse de otro modo la próxima vez.",
    "fr": "Cette évaluation est due à celles et ceux qui ont participé et à celles et ceux qui ont financé. Elle dit combien de personnes sont "
          "venues, restées et intervenues, ce qu’elles en ont pensé et ce qu’il faudrait faire autrement la prochaine fois.",
}
LESSONS = {
    "en": "Rooms that opened a week before the first session were used more than those of earlier years. Questions in three languages brought "
          "answers in four. Four weeks were enough for an exchange and too short for a synthesis that could be discussed before the close. "
          "People on a telephone line read much and wrote little.",
    "ar": "استُخدمت القاعات التي فُتحت قبل أسبوع من الجلسة الأولى أكثر مما استُخدمت في السنوات السابقة. وجاءت الأسئلة المطروحة بثلاث لغات بأجوبة في "
          "أربع. وكفت أربعة أسابيع للتبادل، لكنها كانت أقصر من أن تتيح خلاصة تُناقش قبل الإغلاق. ومن كان اتصالهم بالهاتف قرأوا كثيراً وكتبوا قليلاً.",
    "es": "Las salas que se abrieron una semana antes de la primera sesión se usaron más que las de años anteriores. Las preguntas en tres "
          "idiomas trajeron respuestas en cuatro. Cuatro semanas bastaron para el intercambio y fueron pocas para una síntesis que pudiera "
          "debatirse antes del cierre. Quienes se conectaban por teléfono leyeron mucho y escribieron poco.",
    "fr": "Les salles ouvertes une semaine avant la première séance ont servi davantage que celles des années précédentes. Des questions en trois "
          "langues ont appelé des réponses en quatre. Quatre semaines ont suffi à l’échange, non à une synthèse que l’on aurait pu discuter avant "
          "la clôture. Les personnes reliées par téléphone ont beaucoup lu et peu écrit.",
}
RESPONSE = {
    "en": "The convener accepts the findings. From the next convening on, rooms stay open for six weeks, the synthesis is offered for comment "
          "before they close, and an allowance for connection costs is part of the invitation.",
    "ar": "يقبل منظم اللقاء هذه النتائج. وابتداءً من اللقاء المقبل تبقى القاعات مفتوحة ستة أسابيع، وتُعرض الخلاصة للتعليق قبل إغلاقها، ويكون بدل تكاليف "
          "الاتصال جزءاً من الدعوة.",
    "es": "La entidad convocante acepta las conclusiones. A partir del próximo encuentro las salas permanecerán abiertas seis semanas, la síntesis "
          "se ofrecerá para comentarios antes del cierre y la invitación incluirá una ayuda para los gastos de conexión.",
    "fr": "L’organisateur accepte ces conclusions. Dès la prochaine rencontre, les salles resteront ouvertes six semaines, la synthèse sera soumise "
          "à observations avant leur clôture et une indemnité pour les frais de connexion accompagnera l’invitation.",
}

#: Free words of the survey, in the language in which each was written; the last ones a reviewer holds back or shortens.
WORDS = (
    ("en", "I would have liked a summary halfway, to know where the others stood."),
    ("ar", "كانت الترجمة ممتازة في الجلسات، لكن الأسئلة في القاعات وصلت إلينا متأخرة."),
    ("es", "Lo mejor fue leer a personas de otras regiones sin tener que saber quiénes eran."),
    ("en", "Please keep the pages as light as they were. They opened on my telephone every time."),
    ("ar", "أرجو أن تُعقد الجلسات في ساعة تناسب من لديهن أطفال في البيت."),
    ("fr", "Deux heures et demie devant un écran, c’est long ; une pause de plus aurait aidé."),
    ("en", "I felt safe enough to write what I would not have said aloud."),
    ("es", "Faltó tiempo para responder a quienes hablaron al final."),
    ("ar", "أتمنى أن نلتقي مرة ثانية بعد ستة أشهر لنرى ما الذي تغيّر."),
    ("en", "The chair of the second group, from the ministry, should speak less. Otherwise well led."),
    ("en", "Write to me at once about the fund: my number is 555 0172."),
)

_REPORT_OF_2019 = "Meeting report of 2019, page 14"

#: What an earlier convening of the same kind had printed. Its last percentage is not that of its own two numbers: the annex says so.
EARLIER_FIGURES = (
    {"indicator": "participants", "value": 212, "source": _REPORT_OF_2019},
    {"indicator": "attendances", "value": 251, "source": _REPORT_OF_2019},
    {"indicator": "activation", "value": 84, "whole": 210, "stated": 40, "source": _REPORT_OF_2019},
    {"indicator": "response_rate", "value": 64, "whole": 210, "stated": 33, "source": "Meeting report of 2019, page 19"},
)
