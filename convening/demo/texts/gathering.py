"""What the convening calls itself, and who stands behind it, in the exact words in which each wants to be named."""

from .. import stages

CONVENING = {
    "slug": "gipp-2021",
    "zone": stages.ZONE,
    "languages": ("ar", "en", "es"),
    "first_day": stages.ROOMS_OPEN,
    "last_day": stages.ROOMS_CLOSE,
    "title": {
        "en": "Gender-Inclusive Peace Processes: Strengthening Women's Meaningful Participation through Constituency Building",
        "ar": "عمليات سلام شاملة للجنسين: تعزيز المشاركة المجدية للمرأة من خلال بناء القواعد الشعبية",
        "es": "Procesos de paz con inclusión de género: fortalecer la participación significativa de las mujeres mediante la "
              "construcción de bases sociales",
        "fr": "Des processus de paix inclusifs : renforcer la participation effective des femmes en bâtissant des bases "
              "de soutien",
    },
    "tagline": {
        "en": "Who stands behind those who negotiate, and how they hear each other",
        "ar": "من يقف وراء من يتفاوضن ويتفاوضون، وكيف يصغي بعضهم إلى بعض",
        "es": "Quiénes respaldan a quienes negocian, y cómo se escuchan",
        "fr": "Qui soutient celles et ceux qui négocient, et comment ils s’écoutent",
    },
    "description": {
        "en": "Throughout July 2021, women and men who work for peace meet online to ask how those who sit at a negotiating "
              "table stay in touch with the people for whom they speak. Five live sessions frame the subject and go into it; "
              "two moderated rooms carry the exchange on between them, for everyone at her own hour. Interpretation is "
              "provided in Arabic, English and Spanish. The Chatham House Rule applies to every session and to both rooms.",
        "ar": "على مدى شهر تموز/يوليه 2021، تلتقي عبر الإنترنت نساء ورجال يعملون من أجل السلام للبحث في سؤال واحد: كيف يحافظ من "
              "يجلس إلى طاولة المفاوضات على صلته بمن يتحدث باسمهم؟ تمهّد خمس جلسات مباشرة للموضوع وتتعمق فيه، وتواصل غرفتا نقاش "
              "الحوار في ما بينها، كلٌّ في الوقت الذي يناسبه. وتُوفَّر الترجمة الشفوية بالعربية والإنكليزية والإسبانية. وتسري قاعدة "
              "تشاتام هاوس على كل جلسة وعلى الغرفتين معاً.",
        "es": "Durante todo julio de 2021, mujeres y hombres que trabajan por la paz se reúnen en línea para preguntarse cómo "
              "quienes se sientan a negociar mantienen el vínculo con las personas en cuyo nombre hablan. Cinco sesiones en "
              "directo presentan el tema y lo profundizan; dos salas de debate con moderación prolongan el intercambio, cada "
              "quien a su hora. Hay interpretación en árabe, español e inglés. La Regla de Chatham House rige en todas las "
              "sesiones y en ambas salas.",
        "fr": "Tout au long de juillet 2021, des femmes et des hommes qui œuvrent pour la paix se retrouvent en ligne autour "
              "d’une question : comment les personnes assises à la table des négociations gardent-elles le lien avec celles "
              "dont elles portent la parole ? Cinq séances en direct posent le sujet et l’approfondissent ; deux salles de "
              "discussion avec modération prolongent l’échange, chacune et chacun à son heure. L’interprétation est assurée "
              "en anglais, en arabe et en espagnol. La règle de Chatham House s’applique à toutes les séances et aux deux "
              "salles.",
    },
}

ORGANISATIONS = (
    {"role": "convener", "credit": {
        "en": "UN Women", "ar": "هيئة الأمم المتحدة للمرأة", "es": "ONU Mujeres", "fr": "ONU Femmes"}},
    {"role": "partner", "credit": {
        "en": "CMI – Martti Ahtisaari Peace Foundation",
        "ar": "مؤسسة مارتي أهتيساري للسلام (CMI)",
        "es": "CMI – Fundación Martti Ahtisaari para la Paz",
        "fr": "CMI – Fondation Martti Ahtisaari pour la paix"}},
    {"role": "donor", "credit": {
        "en": "German Federal Ministry for Economic Cooperation and Development (BMZ)",
        "ar": "الوزارة الاتحادية الألمانية للتعاون الاقتصادي والتنمية (BMZ)",
        "es": "Ministerio Federal de Cooperación Económica y Desarrollo de Alemania (BMZ)",
        "fr": "Ministère fédéral allemand de la Coopération économique et du Développement (BMZ)"}},
    {"role": "cooperation", "credit": {
        "en": "Deutsche Gesellschaft für Internationale Zusammenarbeit (GIZ) GmbH",
        "ar": "الوكالة الألمانية للتعاون الدولي (GIZ) GmbH",
        "es": "Agencia Alemana de Cooperación Internacional, Deutsche Gesellschaft für Internationale Zusammenarbeit "
              "(GIZ) GmbH",
        "fr": "Agence allemande de coopération internationale, Deutsche Gesellschaft für Internationale Zusammenarbeit "
              "(GIZ) GmbH"}},
    {"role": "donor", "credit": {
        "en": "Finnish Ministry for Foreign Affairs", "ar": "وزارة الخارجية الفنلندية",
        "es": "Ministerio de Asuntos Exteriores de Finlandia", "fr": "Ministère des Affaires étrangères de Finlande"}},
)
