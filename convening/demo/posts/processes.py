"""What was written in the room of working group 2: 38 posts, and two that do not count.

Some speak of things that happened; none happened to anybody in particular. Days are days of July 2021.
"""

from .shape import declined, post, withdrawn

POSTS = (
    post("w2-01", "m3", "wg2", 0, 1, "en",
         "Let us begin with small things: a lunch break, a visa, a seat behind the front row. Please describe one "
         "detail of a process that made it easier or harder to represent somebody, and say who could have decided "
         "it differently.",
         role="moderator"),
    post("w2-02", "e5", "wg2", 0, 2, "en",
         "A rest day after every third day of talks, written into the calendar, does more for representation than "
         "most advisory bodies. On that day people telephone, sleep, and find out that the paragraph they were "
         "proud of is unacceptable at home. It costs one night of hotel."),
    post("w2-03", "a7", "wg2", 0, 5, "ar",
         "مكان الانعقاد ليس تفصيلاً. اختير مرة بلد لا تُمنح تأشيرته لمن تقل مدة جواز سفرها عن سنة، فبقيت نصف "
         "المندوبات خارج القاعة وحلّ محلهن من كان مسافراً أصلاً. كان يكفي أن يُسأل الوفد قبل الحجز."),
    post("w2-04", "s4", "wg2", 0, 6, "es",
         "Que la delegación tenga suplentes con derecho a sala. Cuando una mujer titular debe volver por una "
         "enfermedad en la familia, y suele ser ella quien vuelve, su silla pasa a un hombre del partido. Con una "
         "suplente nombrada desde el principio, la base no pierde la voz."),
    post("w2-05", "e2", "wg2", 0, 8, "en",
         "The rest day worked where I saw it as well, under one condition: no bilateral meetings on it. Otherwise "
         "those with drivers go on negotiating, and the others learn about it at breakfast.",
         reply_to="w2-02"),
    post("w2-06", "f4", "wg2", 0, 12, "fr",
         "L’ordre du jour envoyé la veille au soir est une manière d’exclure sans le dire. Celles qui doivent "
         "consulter ne peuvent plus qu’approuver ou se taire. Soixante-douze heures devraient être la règle, et "
         "l’exception devrait être motivée par écrit."),
    post("w2-07", "a8", "wg2", 0, 15, "ar",
         "خبيرة النوع الاجتماعي التي تُستدعى في اليوم الأخير لتقرأ المسودة لا تستطيع سوى تغيير الصفات. أما حين "
         "شاركت في كتابة أول جدول أعمال فقد تغيرت البنود نفسها. التوقيت هنا هو الصلاحية."),
    post("w2-08", "m4", "wg2", 0, 15, "es",
         "La propuesta de las suplentes se ha mencionado también en la sesión de hoy. ¿Quién debería nombrarlas: "
         "la parte, la base o la mediación? Nos ayudaría conocer un caso en que funcionó y otro en que no.",
         reply_to="w2-04", role="moderator"),
    post("w2-09", "s5", "wg2", 0, 16, "es",
         "Funcionó cuando las nombró la misma asamblea que había elegido a la titular, el mismo día y con el mismo "
         "voto. No funcionó cuando las propuso la mediación a partir de una lista de expertas: eran excelentes, "
         "pero nadie las había elegido.",
         reply_to="w2-04"),
    post("w2-10", "e6", "wg2", 0, 19, "en",
         "Childcare at the venue was offered and nobody used it, which was then quoted as proof that it was not "
         "needed. The children were at home with grandmothers, six hundred kilometres away. A travel allowance for "
         "one more person would have been used by nine delegates out of eleven."),
    post("w2-11", "m3", "wg2", 1, 2, "en",
         "Quotas divide this group, and that is a good reason to talk about them. Please say which measure you "
         "mean, at which level it was set, and what happened in the second round, when the first excitement was "
         "over.",
         role="moderator"),
    post("w2-12", "a2", "wg2", 1, 6, "ar",
         "الحصة باب إذا كانت حداً أدنى، وتصبح سقفاً حين تُعامل كأنها العدد المطلوب. رأيت قائمة أُسقطت منها أربع "
         "مرشحات قويات لأن «النسبة اكتملت». لو كُتبت كلمة «على الأقل» في النص لتغير المشهد."),
    post("w2-13", "e5", "wg2", 1, 7, "en",
         'Wording does a lot of the work here. "At least a third of either sex" met far less resistance in one '
         'text than "thirty per cent women", and had the same effect on the day. It also protected the men in the '
         "one committee where they were few.",
         reply_to="w2-12"),
    post("w2-14", "a7", "wg2", 1, 9, "ar",
         "كلمة «على الأقل» ضرورية لكنها لا تكفي. إن لم تُربط الحصة بحق التوقيع أو برئاسة اللجان فستملأ الأحزاب "
         "المقاعد بمن لا يملكن قراراً. العدد من دون صلاحية ديكور.",
         reply_to="w2-12"),
    post("w2-15", "s3", "wg2", 1, 12, "es",
         "Defiendo las cuotas sin entusiasmo. Sin ellas había cero; con ellas hubo un tercio, y ese tercio fue "
         "tratado como un favor durante todo el proceso. Lo que cambió el trato fue que dos de ellas llegaron con "
         "diez mil firmas cada una."),
    post("w2-16", "e6", "wg2", 1, 14, "en",
         "A quota in an advisory board is a different animal from a quota in a delegation. The first asks nothing "
         "of the parties, and they know it. I have come to think that the existence of the board made it easier "
         "for three parties to send no woman at all."),
    post("w2-17", "f2", "wg2", 1, 15, "fr",
         "Je nuance : l’organe consultatif a parfois été la seule école. Plusieurs déléguées d’aujourd’hui y ont "
         "appris à lire un texte d’accord. La faute n’est pas de l’avoir créé, elle est de ne jamais avoir fixé la "
         "date à laquelle il devait se dissoudre dans les délégations.",
         reply_to="w2-16"),
    post("w2-18", "a4", "wg2", 1, 17, "ar",
         "الحصة التي تُفرض من الخارج تُنسب إلى الخارج، وتدفع المرأة ثمن ذلك في بيتها. أما الحصة التي طُلبت في "
         "عريضة محلية فقد دافع عنها حتى من لم يكن مقتنعاً بها. ابدأوا بالعريضة ثم اذهبوا إلى الوسيط."),
    post("w2-19", "s4", "wg2", 1, 20, "es",
         "La medida temporal que nunca se evalúa se vuelve permanente, y con ella la sospecha. Propongo que cada "
         "cuota diga qué debe haber cambiado para que deje de hacer falta. Así se discute sobre el avance y no "
         "sobre el mérito de cada mujer."),
    post("w2-20", "e2", "wg2", 1, 22, "en",
         "An end clause is honest, and it is a gift to those who want the measure gone next year. I would tie it "
         "to a result and never to a date.",
         reply_to="w2-19"),
    post("w2-21", "m3", "wg2", 2, 8, "en",
         "Confidentiality: some of you asked in the live session on key topics whether silence and accountability "
         "can go together at all. What have you seen delegates say, or refuse to say, that kept both the talks and "
         "the trust alive?",
         role="moderator"),
    post("w2-22", "a8", "wg2", 2, 9, "ar",
         "يمكن أن تتحدث عن الطريق دون أن تفصح عن النص: ما الموضوع المطروح هذا الأسبوع، ومن سُمع رأيه، ومتى القرار "
         "التالي. هذا لا يكسر سراً ويكفي معظم الناس. ما يقتل الثقة هو الصمت الكامل ثم المفاجأة."),
    post("w2-23", "e5", "wg2", 2, 10, "en",
         '"The road and not the text" is a rule I could defend before any mediator. One addition: say in advance '
         "what you will never be able to tell. People forgive a closed door if they were told where it is.",
         reply_to="w2-22"),
    post("w2-24", "f4", "wg2", 2, 14, "fr",
         "Il existe une asymétrie que l’on tait : les chefs armés consultent leurs lieutenants chaque soir, secret "
         "ou non. Seules celles qui respectent la règle restent seules. Si la confidentialité autorisait un petit "
         "cercle nommé par délégation, tout le monde serait enfin traité de la même façon."),
    post("w2-25", "s5", "wg2", 2, 15, "es",
         "Ayudó contar con un círculo de cinco personas que juraron guardar silencio y que la base había elegido "
         "para eso. La delegada podía pensar en voz alta con ellas. Cuando por fin se conoció el acuerdo, esas "
         "cinco respondieron en las asambleas por lo que ella no había podido contar."),
    post("w2-26", "a7", "wg2", 2, 16, "ar",
         "دائرة الخمس جيدة، لكن اختيارها أصعب مما يبدو. في تجربة قريبة من هذه صارت الدائرة نفسها هدفاً للضغط، "
         "وعُرفت أسماؤها في أسبوع. ربما كان الأفضل ألا تعرف كل واحدة منهن الأخريات.",
         reply_to="w2-25"),
    post("w2-27", "m4", "wg2", 2, 19, "es",
         "Resumo dos posturas para que puedan discutirse: un círculo pequeño que comparte el secreto, o una regla "
         "clara sobre lo que se puede contar a todo el mundo. ¿Son alternativas o se necesitan las dos? ¿Qué "
         "aceptaría una mediación?",
         role="moderator"),
    post("w2-28", "e6", "wg2", 2, 21, "en",
         "Both, in sequence. The rule for everyone comes first, because it can be agreed in an afternoon and shown "
         "on paper. The circle can only be asked for once the other side has noticed that the rule is kept.",
         reply_to="w2-27"),
    post("w2-29", "a2", "wg2", 2, 24, "ar",
         "السرية تحمي الضعيف أحياناً أكثر مما تحمي القوي. في محادثات سُرّبت محاضرها لم يخسر القادة شيئاً، وخسرت "
         "مندوبتان بيتيهما. من يطالب بالشفافية الكاملة عليه أن يقول من سيدفع ثمنها."),
    post("w2-30", "m3", "wg2", 3, 7, "en",
         "The last question is about order and about the press. Think of it as drawing a calendar: where would you "
         "put the first public word, the first consultation, the first signature? What did you see done too early "
         "or too late?",
         role="moderator"),
    post("w2-31", "e2", "wg2", 3, 13, "en",
         "Ceasefire first, inclusion later: that is the usual order, and later does not come. By the time the "
         "second phase opens, the committees have chairs and the chairs have habits. A sentence in the ceasefire "
         "text that fixes the composition of the next body is worth more than a chapter in the final one."),
    post("w2-32", "s3", "wg2", 3, 15, "es",
         "Esa frase en el cese al fuego es posible: la he visto redactar en una noche. Lo decisivo fue que alguien "
         "la llevaba escrita en el bolsillo, en dos idiomas y sin adjetivos, cuando las partes ya querían irse a "
         "dormir.",
         reply_to="w2-31"),
    post("w2-33", "a8", "wg2", 3, 18, "ar",
         "الصحافة ليست بوقاً ولا عدواً، بل مهنة لها مواعيدها. حين دُعيت صحفيات إلى جلسة تعريفية قبل المحادثات "
         "بشهر، بلا تصريحات ولا صور، صارت أسئلتهن لاحقاً أدق وعناوينهن أهدأ. تدريب المندوبات وحدهن نصف الحل."),
    post("w2-34", "f4", "wg2", 3, 20, "fr",
         "La première parole publique devrait venir avant la première séance, et dire ce que l’on ne décidera pas. "
         "Les rumeurs naissent de ce vide. Un communiqué de quatre phrases, lu à la radio dans chaque langue, a "
         "évité plus de manifestations que toutes les conférences de presse."),
    post("w2-35", "e5", "wg2", 3, 23, "en",
         "Seconded. And please invite the night editors as well: they write the headlines, and nobody ever briefs "
         "them.",
         reply_to="w2-33"),
    post("w2-36", "s5", "wg2", 3, 26, "es",
         "Se consulta antes de negociar y se informa después de firmar, y en medio hay un año de silencio. "
         "Propongo tres paradas obligatorias, anunciadas desde el inicio, en las que nada avanza hasta que las "
         "delegaciones hayan vuelto de escuchar. Quien tenga prisa deberá explicar por qué."),
    post("w2-37", "a4", "wg2", 3, 28, "ar",
         "المحطات الثلاث فكرة عملية، بشرط أن تُموَّل مسبقاً وألا تُترك لكرم الأطراف. وأقترح أن تتضمن كل محطة "
         "سؤالاً واحداً فقط يُطرح على الجميع، كي تسهل مقارنة الأجوبة.",
         reply_to="w2-36"),
    post("w2-38", "m4", "wg2", 3, 30, "es",
         "Mañana termina el plazo para escribir. Gracias por una conversación en la que se ha disentido con "
         "cuidado. Lo que aquí queda se podrá seguir leyendo, y la relatoría consultará antes de citar una sola "
         "frase.",
         role="moderator"),
    declined("w2-90", "e4", "wg2", 1, 13, "en",
             "The women's committee in the valley has made its own quota and kept it for six years. Anyone who "
             "wants to see how can call 555 0148 after dark and ask for the house behind the mill.",
             reason="The second half gives a telephone number and a place by which people could be found. The "
                    "first half is welcome: please send it again without them."),
    withdrawn("w2-91", "s5", "wg2", 2, 22, "es",
              "Prefiero retirar este ejemplo: releído, permitiría adivinar de qué mesa se trata."),
)
