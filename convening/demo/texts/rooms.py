"""The two rooms: title, background note (Markdown) and guiding questions.

Both ask for voices instead of names, are moderated before publication, and take posts from 1 to 31 July.
"""

import re

from .. import stages

QUESTION_KINDS = ("trade_offs", "experiences", "recommendations", "open")

_BOTH = {"rule": "chatham_house", "naming": "voices", "moderation": "before", "scope": "room",
         "opens": stages.ROOMS_OPEN, "closes": stages.ROOMS_CLOSE}


def _flowing(note):
    """The note with the lines of each paragraph and list item joined, as renderers expect that keep line breaks."""
    return re.sub(r"(?<!\n)\n *(?![\n #-]|\[\^|$)", " ", note)


_WG1_NOTE = {
    "en": _flowing("""## Why this room

Nobody negotiates alone. Behind every delegate there are people who trust her, who doubt her, and who will live
with what she signs. A *constituency* is that base: people bound by an interest or a conviction, wherever they
live.

## What is known

- Building such a base takes years; talks are announced with days of notice.
- Women are often expected to speak for all women, and for nothing else.[^1]
- Telephones and social media shorten distances. They also leave out those without a connection, and expose
  those who have one.
- People who fled are still part of the society that makes peace, and are seldom asked.[^2]

## How to take part

Choose a question, write from what you have seen, and leave out what could tell who you are. A short post is as
welcome as a long one.

[^1]: Security Council resolution 1325 (2000), paragraph 1, asks for women at all decision-making levels. It sets no limit to the
subjects on which they decide.
[^2]: Committee on the Elimination of Discrimination against Women, general recommendation No. 30 (2013), on women in conflict
prevention, conflict and post-conflict situations.
"""),
    "ar": _flowing("""## لماذا هذه الغرفة

لا أحد يتفاوض وحده. فوراء كل مندوبة أو مندوب أشخاص يثقون بها أو به، وآخرون تساورهم الشكوك، وجميعهم سيعيشون مع
نتائج ما يُوقَّع. وتلك هي *القاعدة الشعبية*: أشخاص تجمعهم مصلحة أو قناعة، أينما كانوا.

## ما نعرفه

- بناء هذه القاعدة يستغرق سنوات، أما المحادثات فيُعلن عنها قبل أيام.
- كثيراً ما يُنتظر من المرأة أن تتحدث باسم جميع النساء، وألا تتحدث في شيء آخر.[^1]
- تقرّب الهواتف ووسائل التواصل الاجتماعي المسافات، لكنها تستبعد من لا اتصال لديهم، وتعرّض من لديهم اتصال للخطر.
- من نزحوا أو لجأوا يظلون جزءاً من المجتمع الذي يصنع السلام، ونادراً ما يُسألون.[^2]

## كيف تساهمون

اختاروا سؤالاً، واكتبوا مما رأيتم، ودعوا جانباً ما قد يدل على هويتكم. والمساهمة القصيرة مرحَّب بها كالطويلة.

[^1]: يدعو قرار مجلس الأمن 1325 (2000)، الفقرة 1، إلى تمثيل المرأة على جميع مستويات صنع القرار، ولا يضع حداً للمواضيع التي تقرر فيها.
[^2]: اللجنة المعنية بالقضاء على التمييز ضد المرأة، التوصية العامة رقم 30 (2013) بشأن وضع المرأة في سياق منع نشوب النزاعات وفي حالات
النزاع وما بعد انتهاء النزاع.
"""),
    "es": _flowing("""## Por qué esta sala

Nadie negocia a solas. Detrás de cada delegada hay personas que confían en ella, personas que dudan, y todas
vivirán con lo que firme. Eso es una *base social*: gente unida por un interés o una convicción, viva donde
viva.

## Lo que se sabe

- Construir esa base lleva años; las conversaciones se anuncian con días de antelación.
- De las mujeres se espera a menudo que hablen por todas las mujeres, y de nada más.[^1]
- El teléfono y las redes acortan distancias. También dejan fuera a quien no tiene conexión y exponen a quien la
  tiene.
- Quienes huyeron siguen siendo parte de la sociedad que hace la paz, y rara vez se les pregunta.[^2]

## Cómo participar

Elija una pregunta, escriba desde lo que ha visto y omita lo que pueda revelar quién es. Una aportación breve es
tan bienvenida como una larga.

[^1]: La resolución 1325 (2000) del Consejo de Seguridad, párrafo 1, pide la presencia de mujeres en todos los niveles de adopción de
decisiones. No limita los temas sobre los que deciden.
[^2]: Comité para la Eliminación de la Discriminación contra la Mujer, recomendación general núm. 30 (2013), sobre las mujeres en la
prevención de conflictos y en situaciones de conflicto y posteriores a conflictos.
"""),
    "fr": _flowing("""## Pourquoi cette salle

Personne ne négocie en solitaire. Derrière chaque déléguée se tiennent des gens qui lui font confiance, d’autres
qui doutent, et qui tous vivront avec ce qu’elle signera. C’est cela, une *base de soutien* : des personnes
liées par un intérêt ou une conviction, où qu’elles vivent.

## Ce que l’on sait

- Bâtir une telle base prend des années ; les pourparlers s’annoncent à quelques jours près.
- On attend souvent des femmes qu’elles parlent pour toutes les femmes, et de rien d’autre.[^1]
- Le téléphone et les réseaux raccourcissent les distances. Ils laissent aussi de côté qui n’a pas de connexion,
  et exposent qui en a une.
- Celles et ceux qui ont fui font toujours partie de la société qui fait la paix ; on les interroge rarement.[^2]

## Comment contribuer

Choisissez une question, écrivez à partir de ce que vous avez vu, et omettez ce qui pourrait révéler qui vous
êtes. Une contribution brève est aussi bienvenue qu’une longue.

[^1]: La résolution 1325 (2000) du Conseil de sécurité, paragraphe 1, demande la présence de femmes à tous les niveaux de prise de
décision. Elle ne limite pas les sujets sur lesquels elles décident.
[^2]: Comité pour l’élimination de la discrimination à l’égard des femmes, recommandation générale no 30 (2013) sur les femmes dans la
prévention des conflits, les conflits et les situations d’après conflit.
"""),
}

_WG2_NOTE = {
    "en": _flowing("""## Why this room

The rules of a process decide who can keep a promise to the people at home. A calendar without pauses, a venue
that needs three visas, a clause of silence: none of these mentions women, and each of them sorts people.

## What is known

- Advisory bodies give access to a mediator. Whether they give influence depends on a link to the agenda that
  few of them have.
- Quotas open doors, and can turn into ceilings.[^1]
- Confidentiality protects talks and at the same time cuts delegates off from those for whom they speak.
- The press can carry a process or wreck it; delegates are rarely prepared for either.

## How to take part

Choose a question and say what a mediator, a party or a donor could have done differently. Leave out what could
tell who you are.

[^1]: Convention on the Elimination of All Forms of Discrimination against Women (1979), article 4, paragraph 1, on temporary special
measures.
"""),
    "ar": _flowing("""## لماذا هذه الغرفة

قواعد العملية هي التي تقرر من يستطيع الوفاء بوعده لأهله. جدول مواعيد بلا توقف، ومكان انعقاد يتطلب ثلاث تأشيرات،
وبند يفرض الصمت: لا يذكر أي منها النساء، وكل منها يفرز الناس.

## ما نعرفه

- تتيح الهيئات الاستشارية الوصول إلى الوسيط، أما التأثير فمرهون بصلة بجدول الأعمال قلّما تتوافر لها.
- تفتح الحصص أبواباً، وقد تتحول إلى سقوف.[^1]
- تحمي السرية المحادثات، لكنها في الوقت نفسه تقطع صلة المندوبات والمندوبين بمن يتحدثون باسمهم.
- يمكن للصحافة أن تسند العملية أو أن تفسدها، ونادراً ما يُهيَّأ المفاوضون لأي من الأمرين.

## كيف تساهمون

اختاروا سؤالاً، وبيّنوا ما كان يمكن أن يفعله وسيط أو طرف أو جهة مانحة بطريقة مختلفة. ودعوا جانباً ما قد يدل على
هويتكم.

[^1]: اتفاقية القضاء على جميع أشكال التمييز ضد المرأة (1979)، المادة 4، الفقرة 1، بشأن التدابير الخاصة المؤقتة.
"""),
    "es": _flowing("""## Por qué esta sala

Las reglas de un proceso deciden quién puede cumplir lo prometido en casa. Un calendario sin pausas, una sede
que exige tres visados, una cláusula de silencio: ninguna menciona a las mujeres y todas seleccionan.

## Lo que se sabe

- Los órganos consultivos dan acceso a la mediación. Que den influencia depende de un vínculo con la agenda que
  pocos tienen.
- Las cuotas abren puertas y pueden volverse techos.[^1]
- La confidencialidad protege las conversaciones y, a la vez, aísla a las delegadas de aquellas personas por
  quienes hablan.
- La prensa puede sostener un proceso o arruinarlo; rara vez se prepara a las delegaciones para lo uno o lo
  otro.

## Cómo participar

Elija una pregunta y diga qué habría podido hacer de otro modo la mediación, una parte o un donante. Omita lo
que pueda revelar quién es.

[^1]: Convención sobre la eliminación de todas las formas de discriminación contra la mujer (1979), artículo 4, párrafo 1, sobre medidas
especiales de carácter temporal.
"""),
    "fr": _flowing("""## Pourquoi cette salle

Les règles d’un processus décident de qui pourra tenir parole auprès des siens. Un calendrier sans pauses, un
lieu qui exige trois visas, une clause de silence : aucune ne mentionne les femmes, et toutes trient.

## Ce que l’on sait

- Les organes consultatifs donnent accès à la médiation. Leur influence dépend d’un lien avec l’ordre du jour
  que peu possèdent.
- Les quotas ouvrent des portes, et peuvent devenir des plafonds.[^1]
- La confidentialité protège les pourparlers et coupe en même temps les délégations de celles et ceux dont elles
  portent la parole.
- La presse peut porter un processus ou le briser ; les délégations sont rarement préparées à l’un ou à l’autre.

## Comment contribuer

Choisissez une question et dites ce qu’une médiation, une partie ou un bailleur aurait pu faire autrement.
Omettez ce qui pourrait révéler qui vous êtes.

[^1]: Convention sur l’élimination de toutes les formes de discrimination à l’égard des femmes (1979), article 4, paragraphe 1, sur les
mesures temporaires spéciales.
"""),
}

ROOMS = (
    {"slug": "wg1", "session": "working-group-1", **_BOTH,
     "title": {"en": "Building and nurturing a constituency", "ar": "بناء قاعدة شعبية ورعايتها",
               "es": "Construir y cuidar una base social", "fr": "Bâtir et entretenir une base de soutien"},
     "note": _WG1_NOTE, "notes_go_on": False,
     "questions": (
         {"kind": "trade_offs", "text": {
             "en": "What do digital methods give to somebody who builds a constituency, and what do they take from her?",
             "ar": "ماذا تمنح الوسائل الرقمية لمن تبني قاعدة شعبية، وماذا تأخذ منها؟",
             "es": "¿Qué dan los métodos digitales a quien construye una base social, y qué le quitan?",
             "fr": "Qu’apportent les méthodes numériques à qui bâtit une base de soutien, et que lui coûtent-elles ?"}},
         {"kind": "experiences", "text": {
             "en": "Which consultations have you seen that changed what was later said at the table? What made the difference?",
             "ar": "أي مشاورات رأيتم أنها غيّرت ما قيل لاحقاً على الطاولة؟ وما الذي صنع الفرق؟",
             "es": "¿Qué consultas ha visto que cambiaran lo que después se dijo en la mesa? ¿Qué marcó la diferencia?",
             "fr": "Quelles consultations avez-vous vues changer ce qui s’est dit ensuite à la table ? Qu’est-ce qui a fait la "
                   "différence ?"}},
         {"kind": "experiences", "text": {
             "en": "How are people in the diaspora and those displaced brought into a constituency, and how do they stay in it?",
             "ar": "كيف تُشرَك الجاليات في المهجر والنازحون واللاجئون في القاعدة الشعبية، وكيف يبقون جزءاً منها؟",
             "es": "¿Cómo se incorpora a la diáspora y a las personas desplazadas a una base social, y cómo permanecen en ella?",
             "fr": "Comment associer la diaspora et les personnes déplacées à une base de soutien, et comment y restent-elles ?"}},
         {"kind": "trade_offs", "text": {
             "en": "A woman moves from an association into party politics. What does she gain, what does she lose, and who still "
                   "trusts her?",
             "ar": "تنتقل امرأة من العمل الأهلي إلى العمل الحزبي. ماذا تكسب، وماذا تخسر، ومن يظل يثق بها؟",
             "es": "Una mujer pasa de una asociación a la política de partido. ¿Qué gana, qué pierde y quién sigue confiando en "
                   "ella?",
             "fr": "Une femme passe d’une association à la politique partisane. Que gagne-t-elle, que perd-elle, et qui lui fait "
                   "encore confiance ?"}},
         {"kind": "recommendations", "text": {
             "en": "What should those who fund and protect this work do differently from next year on?",
             "ar": "ما الذي ينبغي أن يفعله من يمولون هذا العمل ويحمونه بطريقة مختلفة ابتداءً من العام المقبل؟",
             "es": "¿Qué deberían hacer de otro modo, a partir del año próximo, quienes financian y protegen este trabajo?",
             "fr": "Que devraient faire autrement, dès l’an prochain, celles et ceux qui financent et protègent ce travail ?"}},
     )},
    {"slug": "wg2", "session": "working-group-2", **_BOTH,
     "title": {"en": "Constituency building and formal peace processes", "ar": "بناء القواعد الشعبية وعمليات السلام الرسمية",
               "es": "Bases sociales y procesos formales de paz", "fr": "Bases de soutien et processus de paix formels"},
     "note": _WG2_NOTE, "notes_go_on": True,
     "questions": (
         {"kind": "recommendations", "text": {
             "en": "Which details of the design of a process (agenda, calendar, venue, delegation) help delegates to represent?",
             "ar": "أي تفاصيل في تصميم العملية (جدول الأعمال، المواعيد، مكان الانعقاد، تشكيل الوفد) تساعد المندوبات والمندوبين على "
                   "التمثيل؟",
             "es": "¿Qué detalles del diseño de un proceso (agenda, calendario, sede, delegación) ayudan a representar?",
             "fr": "Quels détails de la conception d’un processus (ordre du jour, calendrier, lieu, délégation) aident à "
                   "représenter ?"}},
         {"kind": "trade_offs", "text": {
             "en": "Quotas and other temporary special measures: when are they a door, and when do they become a ceiling?",
             "ar": "الحصص وسائر التدابير الخاصة المؤقتة: متى تكون باباً، ومتى تصبح سقفاً؟",
             "es": "Cuotas y otras medidas especiales de carácter temporal: ¿cuándo son una puerta y cuándo un techo?",
             "fr": "Quotas et autres mesures temporaires spéciales : quand sont-ils une porte, et quand deviennent-ils un "
                   "plafond ?"}},
         {"kind": "trade_offs", "text": {
             "en": "What can a delegate tell her constituency while talks are confidential?",
             "ar": "ماذا يمكن للمندوبة أن تقول لقاعدتها الشعبية ما دامت المحادثات سرية؟",
             "es": "¿Qué puede contar una delegada a su base mientras las conversaciones son confidenciales?",
             "fr": "Que peut dire une déléguée à sa base tant que les pourparlers sont confidentiels ?"}},
         {"kind": "open", "text": {
             "en": "In which order should the steps of a process come so that constituencies can follow, and where does the press "
                   "belong in it?",
             "ar": "بأي ترتيب ينبغي أن تأتي خطوات العملية كي تتمكن القواعد الشعبية من مواكبتها، وأين موقع الصحافة منها؟",
             "es": "¿En qué orden deberían venir los pasos de un proceso para que las bases puedan seguirlo, y qué lugar le "
                   "corresponde a la prensa?",
             "fr": "Dans quel ordre les étapes d’un processus devraient-elles venir pour que les bases puissent suivre, et quelle "
                   "y est la place de la presse ?"}},
     )},
)
