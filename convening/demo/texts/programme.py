"""The five live sessions. `starts` is the hour in the convening's zone, New York; Chatham House Rule in all of them."""

from datetime import date, time

_ALL = {"rule": "chatham_house", "languages": ("ar", "en", "es")}

SESSIONS = (
    {"slug": "opening", "day": date(2021, 7, 7), "starts": time(10), "minutes": 90, "door": "public", "room": "", **_ALL,
     "title": {
         "en": "High-level opening: Constituency building for inclusive peace processes",
         "ar": "الافتتاح الرفيع المستوى: بناء القواعد الشعبية من أجل عمليات سلام شاملة",
         "es": "Apertura de alto nivel: bases sociales para procesos de paz incluyentes",
         "fr": "Ouverture de haut niveau : des bases de soutien pour des processus de paix inclusifs"},
     "description": {
         "en": "Why does it matter who stands behind a delegate? Speakers from politics, mediation and research open the month "
               "with what they have seen work, and with what they would do differently.",
         "ar": "لماذا يهم من يقف وراء المندوبة أو المندوب؟ تفتتح متحدثات ومتحدثون من عالم السياسة والوساطة والبحث هذا الشهر بما رأوه "
               "ينجح، وبما كانوا سيفعلونه بطريقة مختلفة.",
         "es": "¿Por qué importa quién respalda a una delegada? Personas de la política, la mediación y la investigación abren "
               "el mes con lo que han visto funcionar y con lo que harían de otra manera.",
         "fr": "Pourquoi importe-t-il de savoir qui soutient une déléguée ? Des personnes issues de la politique, de la "
               "médiation et de la recherche ouvrent le mois avec ce qu’elles ont vu réussir et ce qu’elles feraient "
               "autrement."}},
    {"slug": "key-topics", "day": date(2021, 7, 8), "starts": time(10), "minutes": 90, "door": "invitation", "room": "",
     **_ALL,
     "title": {
         "en": "Key topics: What we mean when we say constituency",
         "ar": "الموضوعات الرئيسية: ماذا نعني بالقاعدة الشعبية",
         "es": "Temas clave: qué entendemos por base social",
         "fr": "Thèmes clés : ce que nous appelons une base de soutien"},
     "description": {
         "en": "Participation, representation, mandate, accountability: four words that are often confused. This session sorts "
               "them, so that the working groups can argue about the matter and not about its terms.",
         "ar": "المشاركة والتمثيل والولاية والمساءلة: أربع كلمات كثيراً ما يختلط بعضها ببعض. توضح هذه الجلسة الفروق بينها كي يدور نقاش "
               "الفريقين العاملين حول جوهر الموضوع لا حول المصطلحات.",
         "es": "Participación, representación, mandato, rendición de cuentas: cuatro palabras que suelen confundirse. Esta "
               "sesión las ordena para que los grupos de trabajo discutan el fondo y no los términos.",
         "fr": "Participation, représentation, mandat, redevabilité : quatre mots que l’on confond souvent. Cette séance les "
               "distingue, pour que les groupes de travail débattent du fond et non des termes."}},
    {"slug": "working-group-1", "day": date(2021, 7, 14), "starts": time(9), "minutes": 150, "door": "invitation",
     "room": "wg1", **_ALL,
     "title": {
         "en": "Working group 1: Building and nurturing a constituency",
         "ar": "الفريق العامل الأول: بناء قاعدة شعبية ورعايتها",
         "es": "Grupo de trabajo 1: construir y cuidar una base social",
         "fr": "Groupe de travail 1 : bâtir et entretenir une base de soutien"},
     "description": {
         "en": "From the first meeting in a village to the message sent from a hotel during talks: how a base of support comes "
               "about, what digital methods add, and how those who had to leave their homes are reached.",
         "ar": "من أول اجتماع في قرية إلى الرسالة التي تُرسل من الفندق في أثناء المحادثات: كيف تنشأ قاعدة الدعم، وماذا تضيف الوسائل "
               "الرقمية، وكيف يمكن الوصول إلى من اضطُروا إلى ترك ديارهم.",
         "es": "Desde la primera reunión en una aldea hasta el mensaje enviado desde un hotel durante las conversaciones: cómo "
               "nace una base de apoyo, qué aportan los métodos digitales y cómo se llega a quienes tuvieron que irse.",
         "fr": "De la première réunion au village au message envoyé d’un hôtel pendant les pourparlers : comment naît une base "
               "de soutien, ce qu’apportent les méthodes numériques, et comment joindre celles et ceux qui ont dû partir."}},
    {"slug": "working-group-2", "day": date(2021, 7, 15), "starts": time(4), "minutes": 150, "door": "invitation",
     "room": "wg2", **_ALL,
     "title": {
         "en": "Working group 2: Constituency building and formal peace processes",
         "ar": "الفريق العامل الثاني: بناء القواعد الشعبية وعمليات السلام الرسمية",
         "es": "Grupo de trabajo 2: bases sociales y procesos formales de paz",
         "fr": "Groupe de travail 2 : bases de soutien et processus de paix formels"},
     "description": {
         "en": "Agendas, calendars, quotas, secrecy and the press: how the design of a process helps or hinders those who must "
               "answer to others at home. The early hour in New York is for the sake of Asia and the Arab States.",
         "ar": "جداول الأعمال والمواعيد والحصص والسرية والصحافة: كيف يسهّل تصميم العملية أو يعيق عمل من عليهم أن يقدموا حساباً لأهلهم. "
               "وقد اختير الموعد المبكر بتوقيت نيويورك مراعاةً لآسيا والدول العربية.",
         "es": "Agendas, calendarios, cuotas, reserva y prensa: cómo el diseño de un proceso ayuda o estorba a quienes deben "
               "responder ante otras personas. La hora temprana en Nueva York favorece a Asia y a los Estados Árabes.",
         "fr": "Ordres du jour, calendriers, quotas, secret et presse : comment la conception d’un processus aide ou entrave "
               "celles et ceux qui ont des comptes à rendre. L’heure matinale à New York convient à l’Asie et aux États "
               "arabes."}},
    {"slug": "closing", "day": date(2021, 7, 27), "starts": time(10), "minutes": 90, "door": "public", "room": "", **_ALL,
     "title": {
         "en": "Closing: What we take away and what we ask for",
         "ar": "الاختتام: ما نخرج به وما نطالب به",
         "es": "Clausura: qué nos llevamos y qué pedimos",
         "fr": "Clôture : ce que nous retenons et ce que nous demandons"},
     "description": {
         "en": "The rapporteurs bring together what was said in both working groups, without names, and everyone may add what is "
               "missing before the recommendations are written.",
         "ar": "تجمع المقرِّرتان ما قيل في الفريقين العاملين من دون ذكر أسماء، ويمكن للجميع إضافة ما غاب قبل صياغة التوصيات.",
         "es": "La relatoría reúne, sin nombres, lo dicho en ambos grupos de trabajo, y todas las personas pueden añadir lo que "
               "falte antes de que se redacten las recomendaciones.",
         "fr": "Les rapporteuses rassemblent, sans noms, ce qui s’est dit dans les deux groupes de travail ; chacune et chacun "
               "peut compléter avant la rédaction des recommandations."}},
)
