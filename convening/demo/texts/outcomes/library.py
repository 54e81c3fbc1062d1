"""The library in its order. `file` says what lies in a file that is kept here."""

from datetime import date

RESOURCES = (
    {
        "slug": "concept-note",
        "day": date(2021, 6, 14),
        "kind": "publication",
        "author": "UN Women, CMI",
        "languages": ("ar", "en", "es", "fr"),
        "audience": "public",
        "room": "",
        "featured": True,
        "url": "https://example.org/gipp-2021/concept-note",
        "title": {
            "en": "Concept note",
            "ar": "المذكرة المفاهيمية",
            "es": "Nota conceptual",
            "fr": "Note conceptuelle",
        },
        "note": {
            "en": "What the convening sets out to learn, in three pages: its two threads, its calendar and its rules.",
            "ar": "ما يسعى اللقاء إلى معرفته، في ثلاث صفحات: محوراه وجدوله الزمني وقواعده.",
            "es": "Lo que el encuentro se propone aprender, en tres páginas: sus dos hilos, su calendario y sus reglas.",
            "fr": "Ce que la rencontre cherche à apprendre, en trois pages\u00a0: ses deux fils, son calendrier et ses règles.",
        },
        "file": {},
    },
    {
        "slug": "word-list",
        "day": date(2021, 7, 1),
        "kind": "publication",
        "author": "",
        "languages": ("ar", "en", "es", "fr"),
        "audience": "public",
        "room": "",
        "featured": False,
        "url": "",
        "title": {
            "en": "A word list for the working groups",
            "ar": "قائمة مصطلحات للفريقين العاملين",
            "es": "Lista de términos para los grupos de trabajo",
            "fr": "Lexique pour les groupes de travail",
        },
        "note": {
            "en": (
                "Constituency, mandate, representation and further terms in the languages of the convening, as the interpreters will "
                "say them."
            ),
            "ar": "القاعدة الشعبية والولاية والتمثيل ومصطلحات أخرى بلغات اللقاء، كما سيستخدمها فريق الترجمة الشفوية.",
            "es": "Base social, mandato, representación y otros términos en los idiomas del encuentro, tal como se dirán al interpretar.",
            "fr": (
                "Base de soutien, mandat, représentation et d’autres termes dans les langues de la rencontre, tels que l’interprétation "
                "les rendra."
            ),
        },
        "file": {
            "en": "One page with a table of terms: a column for each language and one for remarks.",
            "ar": "صفحة واحدة فيها جدول بالمصطلحات: عمود لكل لغة وعمود للملاحظات.",
            "es": "Una página con una tabla de términos: una columna para cada idioma y otra para observaciones.",
            "fr": "Une page avec un tableau de termes\u00a0: une colonne pour chaque langue et une pour les observations.",
        },
    },
    {
        "slug": "security-checklist",
        "day": date(2021, 7, 1),
        "kind": "publication",
        "author": "",
        "languages": ("en",),
        "audience": "public",
        "room": "",
        "featured": True,
        "url": "",
        "title": {
            "en": "Before you go online: a safety checklist",
            "ar": "قبل الاتصال بالإنترنت: قائمة تحقق للسلامة",
            "es": "Antes de conectarse: lista de seguridad",
            "fr": "Avant de vous connecter\u00a0: liste de précautions",
        },
        "note": {
            "en": "Twelve questions about your telephone, your surroundings and your name on the screen, to read before each session.",
            "ar": "اثنا عشر سؤالاً عن هاتفكم ومحيطكم واسمكم الظاهر على الشاشة، لقراءتها قبل كل جلسة.",
            "es": "Doce preguntas sobre su teléfono, su entorno y su nombre en pantalla, para leer antes de cada sesión.",
            "fr": "Douze questions sur votre téléphone, votre entourage et votre nom à l’écran, à relire avant chaque séance.",
        },
        "file": {
            "en": (
                "One page in large type with the twelve questions, each with a box to tick and a line that says what to do if the "
                "answer is no."
            ),
            "ar": "صفحة واحدة بأحرف كبيرة فيها الأسئلة الاثنا عشر، ولكل منها خانة للتأشير وسطر يقول ما العمل إن كان الجواب لا.",
            "es": (
                "Una página en letra grande con las doce preguntas, cada una con una casilla y una línea que dice qué hacer si la "
                "respuesta es negativa."
            ),
            "fr": (
                "Une page en grands caractères avec les douze questions, chacune munie d’une case et d’une ligne qui dit que faire si "
                "la réponse est non."
            ),
        },
    },
    {
        "slug": "podcast-first-steps",
        "day": date(2021, 7, 9),
        "kind": "podcast",
        "author": "UN Women, CMI",
        "languages": ("en", "ar"),
        "audience": "public",
        "room": "",
        "featured": True,
        "url": "https://example.org/gipp-2021/podcast-first-steps",
        "title": {
            "en": "Podcast: The first ten supporters",
            "ar": "بودكاست: أول عشر مؤيدات ومؤيدين",
            "es": "Pódcast: las diez primeras personas de apoyo",
            "fr": "Podcast\u00a0: les dix premiers soutiens",
        },
        "note": {
            "en": "Twenty-two minutes on how a base of support begins, with a transcript for those who cannot play sound.",
            "ar": "اثنتان وعشرون دقيقة عن بدايات قاعدة الدعم، مع نص مكتوب لمن لا يستطيع تشغيل الصوت.",
            "es": "Veintidós minutos sobre cómo empieza una base de apoyo, con transcripción para quien no pueda oír el audio.",
            "fr": "Vingt-deux minutes sur les débuts d’une base de soutien, avec transcription pour qui ne peut écouter.",
        },
        "file": {},
    },
    {
        "slug": "podcast-way-home",
        "day": date(2021, 7, 22),
        "kind": "podcast",
        "author": "UN Women, CMI",
        "languages": ("en", "es"),
        "audience": "public",
        "room": "",
        "featured": False,
        "url": "https://example.org/gipp-2021/podcast-way-home",
        "title": {
            "en": "Podcast: The way home after a round of talks",
            "ar": "بودكاست: طريق العودة بعد جولة من المحادثات",
            "es": "Pódcast: el camino a casa tras una ronda de conversaciones",
            "fr": "Podcast\u00a0: le chemin du retour après un cycle de pourparlers",
        },
        "note": {
            "en": "Eighteen minutes on reporting back: what is told, in which order, and what it costs. With a transcript.",
            "ar": "ثماني عشرة دقيقة عن اطلاع الناس على ما جرى: ماذا يُقال، وبأي ترتيب، وكم يكلّف. مع نص مكتوب.",
            "es": "Dieciocho minutos sobre la rendición de cuentas: qué se cuenta, en qué orden y cuánto cuesta. Con transcripción.",
            "fr": (
                "Dix-huit minutes sur les comptes rendus à la base\u00a0: ce qui est dit, dans quel ordre, et ce que cela coûte. Avec "
                "transcription."
            ),
        },
        "file": {},
    },
    {
        "slug": "film-taking-part",
        "day": date(2021, 6, 30),
        "kind": "video",
        "author": "",
        "languages": ("ar", "en", "es"),
        "audience": "public",
        "room": "",
        "featured": False,
        "url": "https://example.org/gipp-2021/film-taking-part",
        "title": {
            "en": "Film: How to take part without being seen",
            "ar": "فيلم: كيف تشاركون دون أن تُعرفوا",
            "es": "Vídeo: cómo participar sin ser vista ni visto",
            "fr": "Film\u00a0: participer sans être vue ni vu",
        },
        "note": {
            "en": "Four minutes, with subtitles: a name for the screen, the camera, the telephone line, and how to leave quickly.",
            "ar": "أربع دقائق مع شريط ترجمة: اسم يظهر على الشاشة، والكاميرا، وخط الهاتف، وكيفية الخروج سريعاً.",
            "es": "Cuatro minutos, con subtítulos: un nombre para la pantalla, la cámara, la línea telefónica y cómo salir deprisa.",
            "fr": "Quatre minutes, avec sous-titres\u00a0: un nom pour l’écran, la caméra, la ligne téléphonique, et comment sortir vite.",
        },
        "file": {},
    },
    {
        "slug": "reading-list",
        "day": date(2021, 7, 5),
        "kind": "reading",
        "author": "",
        "languages": ("en", "es", "fr"),
        "audience": "public",
        "room": "",
        "featured": False,
        "url": "https://example.org/gipp-2021/reading-list",
        "title": {
            "en": "Ten texts on constituencies and peace processes",
            "ar": "عشرة نصوص عن القواعد الشعبية وعمليات السلام",
            "es": "Diez textos sobre bases sociales y procesos de paz",
            "fr": "Dix textes sur les bases de soutien et les processus de paix",
        },
        "note": {
            "en": "A short list for those who have one evening, with two lines on each text and the languages in which it can be had.",
            "ar": "قائمة قصيرة لمن لديه أمسية واحدة، مع سطرين عن كل نص واللغات التي يتوافر بها.",
            "es": (
                "Una lista breve para quien dispone de una tarde, con dos líneas sobre cada texto y los idiomas en que puede "
                "encontrarse."
            ),
            "fr": (
                "Une courte liste pour qui dispose d’une soirée, avec deux lignes sur chaque texte et les langues dans lesquelles on "
                "peut le trouver."
            ),
        },
        "file": {},
    },
    {
        "slug": "six-calendars",
        "day": date(2021, 7, 12),
        "kind": "reading",
        "author": "",
        "languages": ("en", "ar"),
        "audience": "room",
        "room": "wg2",
        "featured": False,
        "url": "https://example.org/gipp-2021/six-calendars",
        "title": {
            "en": "Calendars of six talks, side by side",
            "ar": "مواعيد ست جولات محادثات جنباً إلى جنب",
            "es": "Calendarios de seis conversaciones, lado a lado",
            "fr": "Les calendriers de six pourparlers, côte à côte",
        },
        "note": {
            "en": "When agendas were sent, when delegations could travel, and where the pauses lay. For the room of working group 2.",
            "ar": "متى أُرسلت جداول الأعمال، ومتى استطاعت الوفود السفر، وأين كانت الوقفات. لغرفة الفريق العامل الثاني.",
            "es": (
                "Cuándo se enviaron las agendas, cuándo pudieron viajar las delegaciones y dónde estaban las pausas. Para la sala del "
                "grupo de trabajo 2."
            ),
            "fr": (
                "Quand les ordres du jour ont été envoyés, quand les délégations ont pu voyager, et où se trouvaient les pauses. Pour "
                "la salle du groupe de travail 2."
            ),
        },
        "file": {},
    },
    {
        "slug": "key-topics-summary",
        "day": date(2021, 7, 9),
        "kind": "reading",
        "author": "",
        "languages": ("ar", "en", "es"),
        "audience": "members",
        "room": "",
        "featured": False,
        "url": "https://example.org/gipp-2021/key-topics-summary",
        "title": {
            "en": "Key topics: the four terms on two pages",
            "ar": "الموضوعات الرئيسية: المصطلحات الأربعة في صفحتين",
            "es": "Temas clave: los cuatro términos en dos páginas",
            "fr": "Thèmes clés\u00a0: les quatre termes en deux pages",
        },
        "note": {
            "en": "What the session of 8 July said on participation, representation, mandate and accountability, without names.",
            "ar": "ما قالته جلسة ٨ تموز/يوليه عن المشاركة والتمثيل والولاية والمساءلة، من دون ذكر أسماء.",
            "es": "Lo que la sesión del 8 de julio dijo sobre participación, representación, mandato y rendición de cuentas, sin nombres.",
            "fr": (
                "Ce que la séance du 8 juillet a dit de la participation, de la représentation, du mandat et de la redevabilité, sans "
                "noms."
            ),
        },
        "file": {},
    },
    {
        "slug": "social-kit",
        "day": date(2021, 7, 19),
        "kind": "social",
        "author": "UN Women",
        "languages": ("ar", "en", "es"),
        "audience": "public",
        "room": "",
        "featured": False,
        "url": "https://example.org/gipp-2021/social-kit",
        "title": {
            "en": "Texts and pictures to share",
            "ar": "نصوص وصور للنشر",
            "es": "Textos e imágenes para compartir",
            "fr": "Textes et images à partager",
        },
        "note": {
            "en": (
                "Six short texts and four pictures about the subject of the convening, with advice on when it is better not to share "
                "them."
            ),
            "ar": "ستة نصوص قصيرة وأربع صور عن موضوع اللقاء، مع نصائح عن الحالات التي يحسن فيها عدم نشرها.",
            "es": "Seis textos breves y cuatro imágenes sobre el tema del encuentro, con consejos sobre cuándo es mejor no compartirlos.",
            "fr": (
                "Six textes brefs et quatre images sur le sujet de la rencontre, avec des conseils sur les cas où mieux vaut ne pas les "
                "partager."
            ),
        },
        "file": {},
    },
    {
        "slug": "graphic-recording",
        "day": date(2021, 7, 28),
        "kind": "graphic",
        "author": "",
        "languages": ("en",),
        "audience": "public",
        "room": "",
        "featured": True,
        "url": "https://example.org/gipp-2021/graphic-recording",
        "title": {
            "en": "Graphic recording of the closing",
            "ar": "التسجيل البصري للجلسة الختامية",
            "es": "Relatoría gráfica de la clausura",
            "fr": "Facilitation graphique de la clôture",
        },
        "note": {
            "en": "One large drawing of the ideas of the last session. It shows no faces and names nobody.",
            "ar": "رسم كبير واحد لأفكار الجلسة الأخيرة. لا يُظهر وجوهاً ولا يسمّي أحداً.",
            "es": "Un gran dibujo con las ideas de la última sesión. No muestra rostros ni nombra a nadie.",
            "fr": "Un grand dessin des idées de la dernière séance. Il ne montre aucun visage et ne nomme personne.",
        },
        "file": {},
    },
    {
        "slug": "guidance-mediation",
        "day": date(2021, 6, 14),
        "kind": "link",
        "author": "United Nations",
        "languages": ("ar", "en", "es", "fr"),
        "audience": "public",
        "room": "",
        "featured": False,
        "url": "https://example.org/gipp-2021/guidance-for-effective-mediation",
        "title": {
            "en": "United Nations Guidance for Effective Mediation",
            "ar": "توجيهات الأمم المتحدة من أجل الوساطة الفعالة",
            "es": "Directrices de las Naciones Unidas para una mediación eficaz",
            "fr": "Directives des Nations Unies pour une médiation efficace",
        },
        "note": {
            "en": "The fundamentals of mediation as annexed to document A/66/811, among them inclusivity and preparedness.",
            "ar": "أساسيات الوساطة كما وردت في مرفق الوثيقة A/66/811، ومنها الشمول والتأهب.",
            "es": "Los fundamentos de la mediación, anexos al documento A/66/811; entre ellos, la inclusividad y la preparación.",
            "fr": "Les fondements de la médiation, annexés au document A/66/811, dont l’inclusivité et l’état de préparation.",
        },
        "file": {},
    },
)
