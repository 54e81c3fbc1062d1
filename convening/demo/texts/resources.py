"""Five resources of the public page, each with a few lines that say what it is good for."""

from datetime import date

RESOURCES = (
    {"slug": "concept-note", "day": date(2021, 6, 14), "kind": "document",
     "title": {"en": "Concept note", "ar": "المذكرة المفاهيمية", "es": "Nota conceptual", "fr": "Note conceptuelle"},
     "text": {
         "en": "What the convening sets out to learn, in three pages: its two threads, its calendar and its rules.",
         "ar": "ما يسعى اللقاء إلى معرفته، في ثلاث صفحات: محوراه وجدوله الزمني وقواعده.",
         "es": "Lo que el encuentro se propone aprender, en tres páginas: sus dos hilos, su calendario y sus reglas.",
         "fr": "Ce que la rencontre cherche à apprendre, en trois pages : ses deux fils, son calendrier et ses règles."}},
    {"slug": "word-list", "day": date(2021, 7, 1), "kind": "document",
     "title": {"en": "A word list for the working groups", "ar": "قائمة مصطلحات للفريقين العاملين",
               "es": "Lista de términos para los grupos de trabajo", "fr": "Lexique pour les groupes de travail"},
     "text": {
         "en": "Constituency, mandate, representation and thirty more terms, as the interpreters will say them in each language.",
         "ar": "القاعدة الشعبية والولاية والتمثيل وثلاثون مصطلحاً آخر، كما سيستخدمها فريق الترجمة الشفوية في كل لغة.",
         "es": "Base social, mandato, representación y treinta términos más, tal como se dirán en cada lengua al interpretar.",
         "fr": "Base de soutien, mandat, représentation et trente autres termes, tels que l’interprétation les rendra."}},
    {"slug": "security-checklist", "day": date(2021, 7, 1), "kind": "document",
     "title": {"en": "Before you go online: a safety checklist", "ar": "قبل الاتصال بالإنترنت: قائمة تحقق للسلامة",
               "es": "Antes de conectarse: lista de seguridad", "fr": "Avant de vous connecter : liste de précautions"},
     "text": {
         "en": "Twelve questions about your telephone, your surroundings and your name on the screen, to read before each session.",
         "ar": "اثنا عشر سؤالاً عن هاتفكم ومحيطكم واسمكم الظاهر على الشاشة، لقراءتها قبل كل جلسة.",
         "es": "Doce preguntas sobre su teléfono, su entorno y su nombre en pantalla, para leer antes de cada sesión.",
         "fr": "Douze questions sur votre téléphone, votre entourage et votre nom à l’écran, à relire avant chaque séance."}},
    {"slug": "podcast-first-steps", "day": date(2021, 7, 9), "kind": "audio",
     "title": {"en": "Podcast: The first ten supporters", "ar": "بودكاست: أول عشر مؤيدات ومؤيدين",
               "es": "Pódcast: las diez primeras personas de apoyo", "fr": "Podcast : les dix premiers soutiens"},
     "text": {
         "en": "Twenty-two minutes on how a base of support begins, with a transcript for those who cannot play sound.",
         "ar": "اثنتان وعشرون دقيقة عن بدايات قاعدة الدعم، مع نص مكتوب لمن لا يستطيع تشغيل الصوت.",
         "es": "Veintidós minutos sobre cómo empieza una base de apoyo, con transcripción para quien no pueda oír el audio.",
         "fr": "Vingt-deux minutes sur les débuts d’une base de soutien, avec transcription pour qui ne peut écouter."}},
    {"slug": "graphic-recording", "day": date(2021, 7, 28), "kind": "image",
     "title": {"en": "Graphic recording of the closing", "ar": "التسجيل البصري للجلسة الختامية",
               "es": "Relatoría gráfica de la clausura", "fr": "Facilitation graphique de la clôture"},
     "text": {
         "en": "One large drawing of the ideas of the last session. It shows no faces and names nobody.",
         "ar": "رسم كبير واحد لأفكار الجلسة الأخيرة. لا يُظهر وجوهاً ولا يسمّي أحداً.",
         "es": "Un gran dibujo con las ideas de la última sesión. No muestra rostros ni nombra a nadie.",
         "fr": "Un grand dessin des idées de la dernière séance. Il ne montre aucun visage et ne nomme personne."}},
)
