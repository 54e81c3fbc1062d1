"""What was written in the room of working group 1: 52 posts, and three that do not count.

Some speak of things that happened; none happened to anybody in particular. Days are days of July 2021.
"""

from .shape import declined, post, withdrawn

POSTS = (
    post("w1-01", "m1", "wg1", 0, 1, "en",
         "Welcome to this first question. Please tell us about one tool you have really used: for whom it worked, "
         "who was left out, and what you would do differently. Nobody here needs to know where it happened.",
         role="moderator"),
    post("w1-02", "m2", "wg1", 1, 1, "ar",
         "أهلاً بكم في السؤال الثاني. يسعدنا أن تصفوا مشاورة واحدة بعينها: من حضر، وكم استغرقت، وأين ذهبت نتائجها. "
         "ويمكنكم الكتابة بأي لغة من لغات اللقاء.",
         role="moderator"),
    post("w1-03", "a1", "wg1", 0, 2, "ar",
         "مجموعات الرسائل المغلقة أوصلت الأخبار إلى نساء لم يكنّ يحضرن أي اجتماع، لأن الذهاب إلى الاجتماع نفسه كان "
         "يحتاج إلى إذن. لكن الهاتف في بيوت كثيرة ملك للأسرة كلها، وما يُكتب فيه يقرؤه الجميع. لذلك صارت القاعدة "
         "بسيطة: المواعيد بالرسائل، والآراء وجهاً لوجه."),
    post("w1-04", "e1", "wg1", 0, 2, "en",
         "Voice messages changed more than any platform with a logo. Women who do not read can record an answer "
         "while they cook, and somebody listens to all of them once a week and brings the summary back by the same "
         "way. The price is hours of listening that no budget mentions."),
    post("w1-05", "s1", "wg1", 0, 3, "es",
         "La radio comunitaria con llamadas abiertas llegó donde no llega internet. La gente no solo escuchaba: "
         "corregía, preguntaba y volvía a llamar la semana siguiente para comprobar si su pregunta había llegado a "
         "la mesa. Lo digital fue después, para guardar esas voces, no para reemplazarlas."),
    post("w1-06", "e3", "wg1", 0, 5, "en",
         "There is a measuring problem here. Followers are counted because they are easy to count, and a delegate "
         "with forty thousand of them looks stronger than one who can fill a hall in nine districts within two "
         "days. I would like funders to ask for the second number."),
    post("w1-07", "e1", "wg1", 0, 5, "en",
         "Yes, and the second number can be checked by asking the hall. The first can be bought. During one "
         "campaign half of the new followers arrived in a single night and never spoke again.",
         reply_to="w1-06"),
    post("w1-08", "a3", "wg1", 0, 6, "ar",
         "دفعت زميلات كثيرات ثمن ظهورهن على الشاشة: صور معدَّلة، ورسائل إلى الآباء والأزواج، وتهديدات لا يعرف أحد "
         "كيف يوثّقها. ومن تنسحب لا تعلن انسحابها، بل تصمت فحسب. أي خطة رقمية لا تبدأ بخطة حماية هي دعوة إلى "
         "الخطر."),
    post("w1-09", "f1", "wg1", 0, 8, "fr",
         "L’outil compte moins que l’heure. Les réunions en ligne de fin de journée tombaient au moment du repas "
         "et de l’eau : celles qui se connectaient étaient toujours les mêmes. Déplacer l’échange à neuf heures du "
         "matin a doublé le nombre de femmes qui prenaient la parole."),
    post("w1-10", "m1", "wg1", 0, 9, "en",
         "Thank you for naming the cost. For those who answer next: has anybody seen a protection plan that was "
         "written before the campaign and not after the first attack? What was in it, and who paid for it?",
         reply_to="w1-08", role="moderator"),
    post("w1-11", "e2", "wg1", 0, 10, "en",
         "One plan had four lines, and they were enough: two people hold every password, no faces without a "
         "written yes, one telephone number that is answered at night, and a small fund for moving house. It was "
         'paid for by calling it "communication costs". That should not be necessary.',
         reply_to="w1-08"),
    post("w1-12", "s2", "wg1", 0, 14, "es",
         "Una plataforma de consulta puede dar una falsa sensación de mandato. Respondieron miles de personas, "
         "pero el análisis mostró que casi todas vivían en tres ciudades. Hubo que salir a buscar las ausencias "
         "con papel y lápiz, y esas respuestas cambiaron el orden de las prioridades."),
    post("w1-13", "a1", "wg1", 0, 16, "ar",
         "هذا ما حدث أيضاً في استبيان إلكتروني شاركتُ في إعداده. كانت الإجابات كثيرة ومتشابهة حتى وصلت الأوراق من "
         "المخيمات، فاتضح أن الأولوية الأولى ليست الدستور بل الطريق الآمن إلى المدرسة. من دون الورق لكان التقرير "
         "أنيقاً ومخطئاً.",
         reply_to="w1-12"),
    post("w1-14", "e4", "wg1", 0, 21, "en",
         "What digital methods take is time to think. Each meeting of the talks was followed within minutes by "
         "rumours, and a delegate who waited a day to consult properly was said to be hiding something. We agreed "
         "in the end on a fixed hour for news, every second day, and held to it even when there was nothing to "
         "say."),
    post("w1-15", "a2", "wg1", 1, 3, "ar",
         "أنجح مشاورة عرفتها بدأت بسؤال عمّا يخشاه الناس لا عمّا يريدونه. المطالب كانت محفوظة يرددها الجميع، أما "
         "المخاوف فكانت جديدة ومحددة ويمكن التفاوض عليها. وحين قُدّمت إلى الوفد في صفحة واحدة دخلت جدول الأعمال في "
         "الجولة التالية."),
    post("w1-16", "e2", "wg1", 1, 4, "en",
         "Two things made the difference: the mediator's team sat in the room and took notes itself, and it came "
         "back after six weeks to say what had become of each point. Most points had been refused. People came to "
         "the next consultation all the same, because a reasoned no is worth more than silence."),
    post("w1-17", "f2", "wg1", 1, 6, "fr",
         "J’ai vu une consultation échouer parce qu’elle demandait un consensus. Les désaccords étaient réels et "
         "utiles, et la note finale les avait effacés. À la table, la première partie qui voulait la discréditer "
         "n’a eu qu’à citer l’une des participantes déçues."),
    post("w1-18", "a2", "wg1", 1, 7, "ar",
         "صحيح تماماً. الورقة التي تسجّل الخلاف بصدق أقوى من ورقة تدّعي الإجماع. يكفي أن تُكتب ثلاثة أسطر عن الرأي "
         "المخالف حتى يشعر أصحابه بأنهم ما زالوا جزءاً من القاعدة.",
         reply_to="w1-17"),
    post("w1-19", "s3", "wg1", 1, 9, "es",
         "Las consultas que cambiaron algo fueron las que tenían un turno reservado en la agenda formal. Sabíamos "
         "el día y la hora en que el resultado se leería, y quién lo leería. Esa certeza hizo que mujeres que "
         "caminaban cuatro horas consideraran que valía la pena llegar."),
    post("w1-20", "m2", "wg1", 1, 12, "ar",
         "ملاحظة العودة بعد ستة أسابيع تستحق أن نتوقف عندها. هل لدى أحدكم تجربة عادت فيها النتائج إلى من "
         "استُشيروا، حتى عندما كان الجواب بالنفي؟ وكيف جرى ذلك من دون تعريض أحد للخطر؟",
         reply_to="w1-16", role="moderator"),
    post("w1-21", "a4", "wg1", 1, 13, "ar",
         "عادت النتائج مرة واحدة فقط، عبر مسرحية قصيرة قدمتها فتيات في ساحة السوق. لم يُذكر فيها اسم ولا حزب، لكن "
         "الجميع فهم ما قُبل وما رُفض. وكان الضحك أفضل حماية للمشاركات.",
         reply_to="w1-16"),
    post("w1-22", "e3", "wg1", 1, 14, "en",
         "Comparing cases, the common factor is neither the size nor the method. It is whether one person at the "
         "table had promised beforehand to carry the result and could be reminded of it in public. Consultation "
         "without a carrier is research."),
    post("w1-23", "e1", "wg1", 1, 15, "en",
         '"Consultation without a carrier is research" is what I will take home. I would add a second carrier, '
         "from another party, so that the point does not die when the first one is replaced.",
         reply_to="w1-22"),
    post("w1-24", "s1", "wg1", 1, 17, "es",
         "Una vez se consultó a las mujeres solo sobre niñez y salud, y ellas respondieron sobre tierra y armas. "
         "Quien dirigía el encuentro no quiso anotarlo porque no estaba en el formulario. El formulario debería "
         "tener siempre una hoja en blanco, y alguien con permiso para llenarla."),
    post("w1-25", "a5", "wg1", 1, 20, "ar",
         "المشاورة السريعة قد تضر أكثر مما تنفع. جُمعت آراء في يومين قبل جولة مهمة، ولم يصل من الريف أحد، ثم قيل "
         "إن النساء استُشرن. منذ ذلك الحين يُرفض في أماكن كثيرة كل طلب للمشاورة، مهما كان صادقاً."),
    post("w1-26", "f1", "wg1", 1, 22, "fr",
         "Ce qui a tout changé, c’est la langue. Les questions étaient traduites, mais pas les réponses : on "
         "résumait en deux lignes ce que des femmes avaient expliqué pendant une heure. Quand les comptes rendus "
         "ont été écrits d’abord dans leur langue, elles ont pu les corriger, et elles l’ont fait."),
    post("w1-27", "m1", "wg1", 2, 2, "en",
         "On diaspora and displacement, two requests: please say what happened after the first enthusiastic "
         "meeting, and please tell us who could not come to it. Both are missing from most reports.",
         role="moderator"),
    post("w1-28", "e4", "wg1", 2, 5, "en",
         "Those who left first and those who left last do not trust each other, and every organiser who treats "
         '"the diaspora" as one group finds that out in public. Start with small circles by year of leaving, and '
         "bring them together only once each has written down what it is afraid the others will say."),
    post("w1-29", "a3", "wg1", 2, 8, "ar",
         "النازحات داخل البلاد أقرب مسافة وأبعد وصولاً من المقيمات في الخارج. لا عنوان ثابتاً لهن، وتتغير أرقام "
         "هواتفهن كل بضعة أشهر، ومن يتحدث باسمهن غالباً هو مدير المخيم. كان الحل أن تختار كل مجموعة منسقة منها "
         "تتقاضى أجراً مقابل وقتها."),
    post("w1-30", "s2", "wg1", 2, 9, "es",
         "La diáspora aporta dinero, contactos y libertad de palabra, y corre el riesgo de negociar un país que ya "
         "no existe. Lo que ayudó fue emparejar: una mujer fuera y una dentro, que hablaban cada semana y firmaban "
         "juntas cada propuesta. Ninguna podía enviar nada sin la otra."),
    post("w1-31", "a4", "wg1", 2, 11, "ar",
         "فكرة الثنائيات جميلة، وقد رأيت ما يشبهها. لكنها تحتاج إلى قاعدة واضحة عن المخاطر: من في الداخل هي من "
         "تقرر متى يُنشر الكلام، لأنها هي من يدفع الثمن.",
         reply_to="w1-30"),
    post("w1-32", "e1", "wg1", 2, 12, "en",
         "Paying the coordinator matters more than it sounds. Unpaid, the task goes to whoever has a husband "
         "abroad or a salary elsewhere, and the group is represented by its best-off member.",
         reply_to="w1-29"),
    post("w1-33", "f3", "wg1", 2, 14, "fr",
         "Dans les sites de déplacés, on consulte beaucoup et l’on rend peu. Une femme m’a montré sept formulaires "
         "remplis en un an, tous presque identiques. Elle ne refusait pas de répondre ; elle demandait seulement "
         "que quelqu’un vienne lire avec elle la réponse au premier."),
    post("w1-34", "e3", "wg1", 2, 15, "en",
         "Voting rights shape this more than any method. Where people abroad can take part in a later referendum, "
         "delegates call them back; where they cannot, they are invited to gala dinners. Whoever designs the "
         'process should know that before asking for "diaspora engagement".'),
    post("w1-35", "s3", "wg1", 2, 18, "es",
         "Coincido con los círculos por año de salida. También conviene separar, al principio, a quienes pueden "
         "volver de quienes no pueden. Las urgencias son distintas y, si se mezclan pronto, siempre se impone la "
         "voz de quien tiene menos que perder.",
         reply_to="w1-28"),
    post("w1-36", "a1", "wg1", 2, 23, "ar",
         "بقيت الصلة قائمة حين كان هناك شيء صغير يُنجز كل شهر: رسالة، أو اسم يُضاف إلى قائمة، أو كتاب يُرسل. أما "
         "الاجتماعات الكبيرة مرة في السنة فكانت تنتهي بصورة جماعية ثم بصمت طويل. الاستمرار عادة وليس مناسبة."),
    post("w1-37", "o1", "wg1", 2, 24, "en",
         "A practical note from the secretariat: several of you asked whether people without a stable address can "
         "take part in such rooms. They can be admitted without one, by the help desk, with a code that works "
         "once. Please tell your nominating office if you know somebody for whom this would matter.",
         role="secretariat"),
    post("w1-38", "m1", "wg1", 3, 5, "en",
         "This question is about crossing over. It would help to hear from both sides of the line, and from those "
         "who crossed back. What did people at home say the first time you were called a politician?",
         role="moderator"),
    post("w1-39", "a5", "wg1", 3, 7, "ar",
         "ما تكسبه هو القدرة على تغيير النص، وما تخسره هو حق الغضب. في الجمعية كان يمكنني أن أقول كل شيء، أما في "
         "الحزب فكل جملة تُحسب على غيري أيضاً. من ظل يثق بي هن من سألنني كل أسبوع ولم ينتظرن مني بياناً."),
    post("w1-40", "e2", "wg1", 3, 9, "en",
         "The loss comes quickly and the gain slowly; many give up in between. What carried one colleague through "
         "was a written agreement with her former association: what she would always ask for, what she was free to "
         "trade, and a date each quarter when she came to explain herself. It was read out at the start of each of "
         "those evenings."),
    post("w1-41", "e4", "wg1", 3, 10, "en",
         "I like the agreement, but who keeps the copy matters. If it is public, her party will use it against her "
         "in the first crisis. If only she has it, it is a diary.",
         reply_to="w1-40"),
    post("w1-42", "e2", "wg1", 3, 11, "en",
         "Three copies, then, and no photographs: hers, the association's, and one with an older person both sides "
         "respect. It has been opened once in four years, and she was right.",
         reply_to="w1-40"),
    post("w1-43", "s1", "wg1", 3, 13, "es",
         "Gana acceso y pierde la presunción de inocencia. De un hombre que entra en política se dice que tiene "
         "ambición; de una mujer, que se vendió. Le siguieron creyendo quienes la habían visto rechazar algo: un "
         "cargo, un viaje, una foto."),
    post("w1-44", "f2", "wg1", 3, 14, "fr",
         "Il faudrait parler de celles qui reviennent. Après un mandat, l’association ne veut plus d’elles, et le "
         "parti les oublie. Cette mémoire de la négociation se perd ; une place d’ancienne, sans vote mais avec "
         "parole, la garderait à la maison."),
    post("w1-45", "a6", "wg1", 3, 16, "ar",
         "المشكلة ليست في العبور من ضفة إلى أخرى بل في غياب الجسر نفسه. لو وُجد لقاء دوري بين نساء الأحزاب ونساء "
         "الجمعيات، لا تصوير فيه ولا بيان ختامي، لما بدت كل منتقلة خائنة. هذا أمر زهيد الكلفة ونادر الوجود."),
    post("w1-46", "a5", "wg1", 3, 17, "ar",
         "أوافق، وأضيف شرطاً واحداً: أن يضع الطرفان جدول اللقاء معاً. حين تدعو الأحزاب وحدها يصبح اللقاء حملة، "
         "وحين تدعو الجمعيات وحدها يصبح محاكمة.",
         reply_to="w1-45"),
    post("w1-47", "m2", "wg1", 4, 8, "ar",
         "نصل هنا إلى التوصيات. نرجو أن تذكروا في كل مساهمة جهة واحدة تخاطبونها وأمراً واحداً يمكنها البدء به في "
         "العام المقبل. العموميات معروفة، ونحتاج إلى الخطوة الأولى.",
         role="moderator"),
    post("w1-48", "s1", "wg1", 4, 15, "es",
         "A quienes financian: paguen el regreso. Hay presupuesto para llevar a una delegada a la mesa y no lo hay "
         "para que vuelva, alquile un salón, ponga café y cuente lo que pasó. Con el costo de un boleto se hacen "
         "diez reuniones de rendición de cuentas."),
    post("w1-49", "f3", "wg1", 4, 16, "fr",
         "Aux bailleurs : acceptez qu’une ligne du budget s’appelle « imprévu » et qu’elle serve à protéger "
         "quelqu’un en deux jours. Aujourd’hui, il faut trois devis pour déplacer une famille menacée. La règle "
         "est faite pour des chaises, pas pour des personnes."),
    post("w1-50", "a6", "wg1", 4, 21, "ar",
         "إلى الجهات المانحة: اجعلوا التمويل لثلاث سنوات على الأقل. تتوقف المحادثات ثم تعود، وفي كل توقف تُغلق "
         "المكاتب ويتفرق الناس ثم يُطلب منهم أن يجتمعوا في أسبوع. القاعدة الشعبية ليست مشروعاً له تاريخ انتهاء."),
    post("w1-51", "e3", "wg1", 4, 28, "en",
         "To those who evaluate: stop asking how many women were trained. Ask how often a delegate met the people "
         "she speaks for, how many of those meetings she did not lead, and whether anything she said afterwards "
         "was new. All of that can be counted without a single name."),
    post("w1-52", "o1", "wg1", 4, 29, "en",
         "Thank you. The secretariat has taken up this suggestion for the evaluation of this very convening, as "
         "far as it can be done without asking who said what. The definitions will be printed beside the figures.",
         reply_to="w1-51", role="secretariat"),
    declined("w1-90", "e6", "wg1", 0, 11, "en",
             "The councillor who blocked the women's page in the spring is well known to everyone, and her cousin "
             "runs the network. Somebody should finally say it openly and write to her employer.",
             reason="This names a person who is not here to answer. Please send it again without the name and the "
                    "date."),
    declined("w1-91", "s4", "wg1", 4, 19, "es",
             "Nuestro curso de liderazgo en doce módulos ya tiene fechas y descuento para quienes se inscriban "
             "este mes. Quedan pocas plazas y se entrega certificado.",
             reason="Esto es un anuncio de un curso de pago. Las salas son para el intercambio; puede proponerlo a "
                    "la secretaría como recurso."),
    withdrawn("w1-92", "a3", "wg1", 3, 18, "ar",
              "كتبتُ هذا على عجل وأريد أن أعيد التفكير فيه. كانت التجربة أصعب مما وصفت، وفيها من التفاصيل ما لا "
              "يخصني وحدي."),
)
