"""The meeting report's introduction, and what the convening was: its threads, rule, sessions and figures."""

PIECES = (
    {
        "key": "introduction", "kind": "text", "level": 1, "source": "",
        "title": {
            "en": "Introduction: distance as a matter of design",
            "ar": "مقدمة: المسافة مسألة تصميم",
            "es": "Introducción: la distancia como cuestión de diseño",
            "fr": "Introduction\u00a0: la distance, affaire de conception",
        },
        "text": {
            "en": (
                "The WPS agenda rests on ten resolutions of the Security Council, from S/RES/1325 (2000) to S/RES/2493 (2019). All its "
                "parts have moved since the year 2000, and the one concerned with participation has moved least. In major peace "
                "processes between 1992 and 2019, 6 per cent of mediators, 6 per cent of signatories and 13 per cent of negotiators "
                "were women.[^a]\n\n"
                "Two explanations are usually offered: too few women are nominated, and those who are nominated arrive late. A third "
                "received less attention. A delegate counts for as much as the people who can be seen to stand behind her; and the "
                "rules under which talks are held make it harder to be seen with them for anyone who came through an association, a "
                "village or a camp than for one who came through an army or a party.\n\n"
                "The pandemic sharpened the matter. Halls closed and talks moved to screens, and with them went the corridors in which "
                "people without a seat used to be heard. This was the first of the convenings in this series to be held entirely "
                "online, after Geneva in 2018 and Tunis in 2019. What was thereby lost, and what was gained, was part of its "
                "subject.\n\n"
                "[^a]: UN Women, infographic *Women's Meaningful Participation Builds Peace* (2018)."
            ),
            "ar": (
                "تقوم خطة المرأة والسلام والأمن على عشرة قرارات لمجلس الأمن، من S/RES/1325 (2000) إلى S/RES/2493 (2019). وقد تقدمت جميع "
                "أجزائها منذ عام ٢٠٠٠، وكان الجزء المتعلق بالمشاركة أقلها تقدماً. ففي عمليات السلام الكبرى بين عامي ١٩٩٢ و٢٠١٩ كانت "
                "النساء ٦ في المائة من الوسطاء و٦ في المائة من الموقّعين و١٣ في المائة من المفاوضين.[^a]\n\n"
                "ويُقدَّم لذلك عادةً تفسيران: قلة المرشحات، وتأخر وصول من تُرشَّح منهن. أما التفسير الثالث فحظي باهتمام أقل: إن وزن "
                "المندوبة من وزن الناس الذين يُرَون واقفين خلفها؛ والقواعد التي تُعقد المحادثات في ظلها تجعل رؤيتها معهم أصعب على من "
                "جاءت من جمعية أو قرية أو مخيم منها على من جاء من جيش أو حزب.\n\n"
                "وزادت الجائحة المسألة حدة. فقد أُغلقت القاعات وانتقلت المحادثات إلى الشاشات، وذهبت معها الأروقة التي كان يُسمع فيها من "
                "لا مقعد له. وكان هذا أول لقاء في هذه السلسلة يُعقد بكامله عبر الإنترنت، بعد جنيف في عام ٢٠١٨ وتونس في عام ٢٠١٩. وما "
                "ضاع بذلك وما كُسب كان جزءاً من موضوعه.\n\n"
                "[^a]: هيئة الأمم المتحدة للمرأة، رسم معلوماتي بعنوان *Women's Meaningful Participation Builds Peace* (2018)."
            ),
            "es": (
                "La agenda MPS se apoya en diez resoluciones del Consejo de Seguridad, desde S/RES/1325 (2000) hasta S/RES/2493 (2019). "
                "Todas sus partes han avanzado desde el año 2000, y la relativa a la participación es la que menos. En los principales "
                "procesos de paz celebrados entre 1992 y 2019 fueron mujeres el 6 por ciento de quienes mediaron, el 6 por ciento de "
                "quienes firmaron y el 13 por ciento de quienes negociaron.[^a]\n\n"
                "Suelen ofrecerse dos explicaciones: se propone a pocas mujeres, y las propuestas llegan tarde. A una tercera se le ha "
                "prestado menos atención. Una delegada vale lo que valen las personas que se ven detrás de ella, y las reglas por las "
                "que se conversa hacen más difícil dejarse ver con ellas a quien llegó por una asociación, una aldea o un campamento "
                "que a quien llegó por un ejército o un partido.\n\n"
                "La pandemia agudizó la cuestión. Se cerraron las salas y las conversaciones pasaron a las pantallas; con ellas "
                "desaparecieron los pasillos en que solía oírse a quienes no tenían asiento. Fue el primer encuentro de esta serie "
                "celebrado por completo en línea, después de Ginebra en 2018 y Túnez en 2019. Lo que se perdió y lo que se ganó con "
                "ello formó parte de su tema.\n\n"
                "[^a]: ONU Mujeres, infografía *Women's Meaningful Participation Builds Peace* (2018)."
            ),
            "fr": (
                "Le programme FPS repose sur dix résolutions du Conseil de sécurité, de S/RES/1325 (2000) à S/RES/2493 (2019). Toutes "
                "ses parties ont avancé depuis l’an 2000, et celle qui touche à la participation a le moins avancé. Dans les principaux "
                "processus de paix entre 1992 et 2019, des femmes ont assuré 6\u00a0pour cent des médiations, 6\u00a0pour cent des "
                "signatures et 13\u00a0pour cent des fonctions de négociation.[^a]\n\n"
                "Deux explications sont généralement offertes\u00a0: peu de femmes sont proposées, et celles qui le sont arrivent tard. "
                "Une troisième a reçu moins d’attention. Une déléguée compte autant que les personnes que l’on voit derrière "
                "elle\u00a0; et les règles sous lesquelles se tiennent les pourparlers rendent plus difficile de se montrer avec elles "
                "pour qui est venue par une association, un village ou un camp que pour qui est venu par une armée ou un parti.\n\n"
                "La pandémie a rendu la question plus aiguë. Les salles ont fermé et les pourparlers sont passés aux écrans\u00a0; avec "
                "elles ont disparu les couloirs où se faisaient entendre les personnes sans siège. C’était la première rencontre de "
                "cette série à se tenir entièrement en ligne, après Genève en 2018 et Tunis en 2019. Ce qui a été perdu par là, et ce "
                "qui a été gagné, faisait partie de son sujet.\n\n"
                "[^a]: ONU Femmes, infographie *Women’s Meaningful Participation Builds Peace* (2018)."
            ),
        },
    },
    {
        "key": "threads", "kind": "text", "level": 2, "source": "",
        "title": {
            "en": "Two threads",
            "ar": "محوران",
            "es": "Dos hilos",
            "fr": "Deux fils",
        },
        "text": {
            "en": (
                "- **Building and nurturing a constituency:** how a base of support comes about, what digital means add and take away, "
                "how consultations reach an agenda, and how people who were displaced or live abroad are included.\n"
                "- **Constituency building and formal processes:** how the design of a process, special measures, confidentiality, the "
                "order of steps and the press help or hinder those who have to answer to others."
            ),
            "ar": (
                "- **بناء القاعدة الشعبية ورعايتها:** كيف تنشأ قاعدة مؤيدة، وماذا تضيف الوسائل الرقمية وماذا تنتقص، وكيف تصل المشاورات "
                "إلى جدول الأعمال، وكيف يُشرَك النازحون والمقيمون في الخارج.\n"
                "- **بناء القاعدة الشعبية والعمليات الرسمية:** كيف يساعد تصميم العملية والتدابير الخاصة والسرية وترتيب الخطوات والصحافة "
                "مَن عليهم أن يجيبوا أمام غيرهم، أو تعيقهم."
            ),
            "es": (
                "- **Construir y cuidar una base social:** cómo nace una base de apoyo, qué añaden y qué quitan los medios digitales, "
                "cómo llegan las consultas a una agenda y cómo se incluye a las personas desplazadas o que viven en el extranjero.\n"
                "- **Bases sociales y procesos formales:** cómo el diseño de un proceso, las medidas especiales, la confidencialidad, "
                "el orden de los pasos y la prensa ayudan o estorban a quienes deben responder ante otras personas."
            ),
            "fr": (
                "- **Bâtir et entretenir une base de soutien\u00a0:** comment naît une base de soutien, ce que les moyens numériques "
                "ajoutent et retirent, comment les consultations parviennent à un ordre du jour, et comment sont associées les "
                "personnes déplacées ou vivant à l’étranger.\n"
                "- **Bases de soutien et processus formels\u00a0:** comment la conception d’un processus, les mesures spéciales, la "
                "confidentialité, l’ordre des étapes et la presse aident ou entravent celles et ceux qui ont des comptes à rendre."
            ),
        },
    },
    {
        "key": "about", "kind": "text", "level": 1, "source": "",
        "title": {
            "en": "About the convening",
            "ar": "عن اللقاء",
            "es": "Acerca del encuentro",
            "fr": "À propos de la rencontre",
        },
        "text": {
            "en": (
                "The Chatham House Rule applied to every session and to both rooms: what was said may be used, and neither who said it "
                "nor who was present may be revealed. In the rooms, contributions appeared under a label and without a name. They were "
                "moderated before publication. A room is sealed once it has been closed and the time for corrections is over: the key "
                "that connects labels with people is then destroyed.\n\n"
                "Invitations went to people nominated by regional and country offices and by the partner, with particular attention to "
                "those who had not been part of such exchanges before. The opening and the closing were public."
            ),
            "ar": (
                "سرت قاعدة تشاتام هاوس على كل جلسة وعلى الغرفتين: يجوز استخدام ما قيل، ولا يجوز الكشف عمّن قاله ولا عمّن حضر. وظهرت "
                "المساهمات في الغرفتين تحت لقب مستعار ومن دون اسم، وراجعتها إدارة النقاش قبل نشرها. وتُغلق الغرفة إغلاقاً نهائياً بعد "
                "انتهاء النقاش وانقضاء مهلة التصحيح: عندئذ يُتلف المفتاح الذي يربط الألقاب بالأشخاص.\n\n"
                "ووُجهت الدعوات إلى أشخاص رشحتهم المكاتب الإقليمية والقطرية والجهة الشريكة، مع عناية خاصة بمن لم يسبق لهم أن شاركوا في "
                "مثل هذا الحوار. وكانت جلستا الافتتاح والاختتام مفتوحتين للجمهور."
            ),
            "es": (
                "La Regla de Chatham House rigió en todas las sesiones y en ambas salas: puede usarse lo que se dijo, y no puede "
                "revelarse quién lo dijo ni quién estaba presente. En las salas las aportaciones aparecían con un seudónimo y sin "
                "nombre. Pasaban por moderación antes de publicarse. Una sala se cierra de forma irreversible cuando ha terminado el "
                "plazo de aportaciones y el de correcciones: entonces se destruye la clave que une los seudónimos con las personas.\n\n"
                "Se invitó a personas propuestas por oficinas regionales y nacionales y por la entidad asociada, con especial atención "
                "a quienes no habían formado parte antes de intercambios de este tipo. La apertura y la clausura fueron públicas."
            ),
            "fr": (
                "La règle de Chatham House s’est appliquée à chaque séance et aux deux salles\u00a0: ce qui a été dit peut être "
                "utilisé, et ni l’identité de qui l’a dit ni celle des personnes présentes ne peut être révélée. Dans les salles, les "
                "contributions paraissaient sous un pseudonyme et sans nom. Elles étaient modérées avant publication. Une salle fait "
                "l’objet d’une clôture irréversible une fois passés la période de contribution et le délai de correction\u00a0: la clé "
                "qui relie les pseudonymes aux personnes est alors détruite.\n\n"
                "Les invitations sont allées à des personnes proposées par des bureaux régionaux et nationaux et par le partenaire, "
                "avec une attention particulière pour celles qui n’avaient pas encore pris part à de tels échanges. L’ouverture et la "
                "clôture étaient publiques."
            ),
        },
    },
    {
        "key": "programme", "kind": "programme", "level": 2, "source": "",
        "title": {
            "en": "The five sessions",
            "ar": "الجلسات الخمس",
            "es": "Las cinco sesiones",
            "fr": "Les cinq séances",
        },
        "text": {
            "en": "Days and hours are those of New York.",
            "ar": "الأيام والساعات بتوقيت نيويورك.",
            "es": "Los días y las horas son los de Nueva York.",
            "fr": "Les jours et les heures sont ceux de New York.",
        },
    },
    {
        "key": "participation", "kind": "text", "level": 2, "source": "",
        "title": {
            "en": "Who took part",
            "ar": "من شارك",
            "es": "Quiénes participaron",
            "fr": "Qui a pris part",
        },
        "text": {
            "en": (
                "{participants} people took part live or on the platform. Most attendances fell on the two public sessions, which also "
                "drew visitors without access to the rooms. On the platform, {logged_on} of {registered} registered people logged on, "
                "and {posters} wrote; organizers and moderators are among them and are given apart in the annex.[^a] Reading without "
                "writing was common and was welcome.\n\n"
                "[^a]: The definition of each figure, its denominator and what it leaves out are printed in [](#annex-b)."
            ),
            "ar": (
                "شارك {participants} شخصاً في الجلسات المباشرة أو على المنصة. وكان معظم الحضور في الجلستين المفتوحتين للجمهور اللتين "
                "اجتذبتا كذلك زواراً لا تُفتح لهم الغرفتان. وسجّل الدخول إلى المنصة {logged_on} من أصل {registered} شخصاً مسجلاً، وكتب "
                "{posters}؛ وبينهم القائمون على التنظيم وعلى إدارة النقاش، ويرد عددهم على حدة في المرفق.[^a] وكانت القراءة من دون كتابة "
                "شائعة ومرحّباً بها.\n\n"
                "[^a]: تعريف كل رقم ومقامه وما لا يشمله مطبوعة في [](#annex-b)."
            ),
            "es": (
                "Participaron {participants} personas en directo o en la plataforma. La mayor parte de las asistencias correspondió a "
                "las dos sesiones públicas, a las que acudieron también visitantes sin acceso a las salas. A la plataforma accedieron "
                "{logged_on} de las {registered} personas inscritas, y escribieron {posters}; entre ellas figuran quienes organizaron y "
                "moderaron, que en el anexo se indican aparte.[^a] Leer sin escribir fue frecuente y fue bienvenido.\n\n"
                "[^a]: La definición de cada cifra, su denominador y lo que deja fuera figuran en [](#annex-b)."
            ),
            "fr": (
                "Ont pris part à la rencontre {participants} personnes, en direct ou sur la plateforme. La plupart des présences "
                "reviennent aux deux séances publiques, qui ont aussi attiré des visiteuses et visiteurs sans accès aux salles. Sur la "
                "plateforme, {logged_on} des {registered} personnes inscrites se sont connectées, et {posters} ont écrit\u00a0; parmi "
                "elles figurent celles qui organisaient et modéraient, indiquées à part dans l’annexe.[^a] Lire sans écrire était "
                "courant, et bienvenu.\n\n"
                "[^a]: La définition de chaque chiffre, son dénominateur et ce qu’il laisse de côté figurent dans [](#annex-b)."
            ),
        },
    },
    {
        "key": "figures", "kind": "figures", "level": 2, "source": "",
        "title": {
            "en": "The convening in figures",
            "ar": "اللقاء بالأرقام",
            "es": "El encuentro en cifras",
            "fr": "La rencontre en chiffres",
        },
        "text": {},
    },
)
