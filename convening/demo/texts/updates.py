"""Three updates on the public page, newest last."""

from datetime import date

UPDATES = (
    {"slug": "rooms-open", "day": date(2021, 7, 1),
     "title": {"en": "The two rooms are open", "ar": "افتتاح غرفتي النقاش", "es": "Se abren las dos salas",
               "fr": "Les deux salles sont ouvertes"},
     "body": {
         "en": "From today until 31 July, invited participants can write in both rooms, before and after the live sessions. "
               "Everything is under the Chatham House Rule: posts appear under a voice, never under a name.",
         "ar": "ابتداءً من اليوم وحتى 31 تموز/يوليه، يمكن للمدعوات والمدعوين الكتابة في الغرفتين قبل الجلسات المباشرة وبعدها. وكل ذلك "
               "وفق قاعدة تشاتام هاوس: تظهر المساهمات تحت لقب مستعار، لا تحت اسم أبداً.",
         "es": "Desde hoy y hasta el 31 de julio, las personas invitadas pueden escribir en ambas salas, antes y después de las "
               "sesiones en directo. Todo se rige por la Regla de Chatham House: las aportaciones aparecen con un seudónimo, "
               "nunca con un nombre.",
         "fr": "D’aujourd’hui au 31 juillet, les personnes invitées peuvent écrire dans les deux salles, avant et après les "
               "séances en direct. Tout se passe sous la règle de Chatham House : les contributions paraissent sous un "
               "pseudonyme, jamais sous un nom."}},
    {"slug": "closing-open-to-all", "day": date(2021, 7, 20),
     "title": {"en": "The closing on 27 July is open to everyone", "ar": "الجلسة الختامية في 27 تموز/يوليه مفتوحة للجميع",
               "es": "La clausura del 27 de julio está abierta a todo el mundo",
               "fr": "La clôture du 27 juillet est ouverte à toutes et à tous"},
     "body": {
         "en": "You need no invitation for the closing: register with your name and your address, and you will receive the way "
               "in. Interpretation is in Arabic, English and Spanish.",
         "ar": "لا تحتاجون إلى دعوة لحضور الجلسة الختامية: سجّلوا بالاسم والبريد الإلكتروني تصلكم طريقة الدخول. والترجمة الشفوية متاحة "
               "بالعربية والإنكليزية والإسبانية.",
         "es": "Para la clausura no hace falta invitación: inscríbase con su nombre y su correo y recibirá cómo entrar. Habrá "
               "interpretación en árabe, español e inglés.",
         "fr": "Nul besoin d’invitation pour la clôture : inscrivez-vous avec votre nom et votre adresse, et vous recevrez "
               "l’accès. L’interprétation est assurée en anglais, en arabe et en espagnol."}},
    {"slug": "what-comes-next", "day": date(2021, 8, 3),
     "title": {"en": "The rooms are read-only now; what comes next", "ar": "أصبحت الغرفتان للقراءة فقط؛ ما الخطوة التالية",
               "es": "Las salas quedan en solo lectura; qué sigue", "fr": "Les salles sont en lecture seule ; la suite"},
     "body": {
         "en": "Thank you to everyone who wrote, read, listened and interpreted. Participants can go on reading and downloading. The "
               "report and the evaluation will appear on this page in the autumn.",
         "ar": "شكراً لكل من كتب وقرأ وأصغى وترجم. ويمكن للمشاركات والمشاركين مواصلة القراءة والتنزيل. وسيُنشر التقرير والتقييم على هذه الصفحة في "
               "الخريف.",
         "es": "Gracias a quienes escribieron, leyeron, escucharon e interpretaron. Las personas participantes pueden seguir "
               "leyendo y descargando. El informe y la evaluación aparecerán en esta página en los próximos meses.",
         "fr": "Merci à celles et ceux qui ont écrit, lu, écouté et interprété. Les personnes participantes peuvent continuer à lire et à "
               "télécharger. Le rapport et l’évaluation paraîtront sur cette page à l’automne."}},
)
