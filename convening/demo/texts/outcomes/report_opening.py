"""The first pages of the meeting report: thanks, acronyms, summary, recommendations in short."""

PIECES = (
    {
        "key": "acknowledgements", "kind": "text", "level": 1, "source": "",
        "title": {
            "en": "Acknowledgements",
            "ar": "شكر وتقدير",
            "es": "Agradecimientos",
            "fr": "Remerciements",
        },
        "text": {
            "en": (
                "This report draws on five live sessions and two moderated rooms, held from 1 to 31 July 2021. The convening was "
                "organized by UN Women in partnership with CMI – Martti Ahtisaari Peace Foundation and in cooperation with Deutsche "
                "Gesellschaft für Internationale Zusammenarbeit (GIZ) GmbH, with the financial support of the German Federal Ministry "
                "for Economic Cooperation and Development (BMZ) and the Finnish Ministry for Foreign Affairs.\n\n"
                "Thanks are due first to those who wrote and spoke, at hours and on connections that were often inconvenient. They are "
                "due as well to the nominating offices, to the chairs, moderators and rapporteurs, and to the interpreters, without "
                "whom the exchange would have been three exchanges. The help desk brought people in until the last minute of the last "
                "session."
            ),
            "ar": (
                "يستند هذا التقرير إلى خمس جلسات مباشرة وغرفتي نقاش تحت إشراف إدارة النقاش، عُقدت كلها من ١ إلى ٣١ تموز/يوليه ٢٠٢١. "
                "ونظّمت اللقاء هيئة الأمم المتحدة للمرأة بالشراكة مع مؤسسة مارتي أهتيساري للسلام (CMI) وبالتعاون مع الوكالة الألمانية "
                "للتعاون الدولي (GIZ) GmbH، وبدعم مالي من الوزارة الاتحادية الألمانية للتعاون الاقتصادي والتنمية (BMZ) ووزارة الخارجية "
                "الفنلندية.\n\n"
                "والشكر أولاً لمن كتبن وكتبوا وتحدثن وتحدثوا، في ساعات وعبر وصلات كثيراً ما كانت غير مواتية. وهو مستحق كذلك للمكاتب "
                "التي رشّحت، ولمن ترأس الجلسات وأدار النقاش وقرّر أعماله، وللمترجمات والمترجمين الشفويين الذين لولاهم لكان الحوار ثلاثة "
                "حوارات. وظل مكتب المساعدة يُدخل الناس حتى الدقيقة الأخيرة من الجلسة الأخيرة."
            ),
            "es": (
                "Este informe se basa en cinco sesiones en directo y dos salas con moderación, celebradas del 1 al 31 de julio de 2021. "
                "Organizó el encuentro ONU Mujeres en alianza con CMI – Fundación Martti Ahtisaari para la Paz y en cooperación con la "
                "Agencia Alemana de Cooperación Internacional, Deutsche Gesellschaft für Internationale Zusammenarbeit (GIZ) GmbH, con "
                "el apoyo financiero del Ministerio Federal de Cooperación Económica y Desarrollo de Alemania (BMZ) y del Ministerio de "
                "Asuntos Exteriores de Finlandia.\n\n"
                "Se agradece en primer lugar a quienes escribieron y hablaron, a horas y con conexiones a menudo incómodas. También a "
                "las oficinas proponentes, a quienes presidieron, moderaron y se encargaron de la relatoría, y a quienes interpretaron, "
                "sin cuya labor el intercambio habría sido tres intercambios. La mesa de ayuda hizo entrar a la gente hasta el último "
                "minuto de la última sesión."
            ),
            "fr": (
                "Ce rapport s’appuie sur cinq séances en direct et deux salles avec modération, tenues du 1er au 31 juillet 2021. La "
                "rencontre a été organisée par ONU Femmes en partenariat avec CMI – Fondation Martti Ahtisaari pour la paix et en "
                "coopération avec l’Agence allemande de coopération internationale, Deutsche Gesellschaft für Internationale "
                "Zusammenarbeit (GIZ) GmbH, avec le soutien financier du Ministère fédéral allemand de la Coopération économique et du "
                "Développement (BMZ) et du Ministère des Affaires étrangères de Finlande.\n\n"
                "Les remerciements vont d’abord à celles et ceux qui ont écrit et parlé, à des heures et avec des connexions souvent "
                "malcommodes. Ils vont aussi aux bureaux proposants, aux personnes qui ont présidé, modéré et rapporté, et aux "
                "interprètes, sans qui l’échange aurait été trois échanges. L’assistance a fait entrer les gens jusqu’à la dernière "
                "minute de la dernière séance."
            ),
        },
    },
    {
        "key": "acronyms", "kind": "acronyms", "level": 1, "source": "",
        "title": {
            "en": "Acronyms",
            "ar": "المختصرات",
            "es": "Siglas",
            "fr": "Sigles",
        },
        "text": {
            "en": (
                "BMZ: German Federal Ministry for Economic Cooperation and Development\n"
                "CEDAW: Committee on the Elimination of Discrimination against Women\n"
                "CMI: CMI – Martti Ahtisaari Peace Foundation\n"
                "GIZ: Deutsche Gesellschaft für Internationale Zusammenarbeit\n"
                "TSM: temporary special measure\n"
                "UN: United Nations\n"
                "WPS: women and peace and security"
            ),
            "ar": (
                "BMZ: الوزارة الاتحادية الألمانية للتعاون الاقتصادي والتنمية\n"
                "CEDAW: اللجنة المعنية بالقضاء على التمييز ضد المرأة\n"
                "CMI: مؤسسة مارتي أهتيساري للسلام\n"
                "GIZ: الوكالة الألمانية للتعاون الدولي\n"
                "TSM: تدبير خاص مؤقت\n"
                "UN: الأمم المتحدة\n"
                "WPS: المرأة والسلام والأمن"
            ),
            "es": (
                "BMZ: Ministerio Federal de Cooperación Económica y Desarrollo de Alemania\n"
                "CEDAW: Comité para la Eliminación de la Discriminación contra la Mujer\n"
                "CMI: CMI – Fundación Martti Ahtisaari para la Paz\n"
                "GIZ: Agencia Alemana de Cooperación Internacional\n"
                "MECT: medida especial de carácter temporal\n"
                "ONU: Organización de las Naciones Unidas\n"
                "MPS: las mujeres y la paz y la seguridad"
            ),
            "fr": (
                "BMZ: Ministère fédéral allemand de la Coopération économique et du Développement\n"
                "CEDAW: Comité pour l’élimination de la discrimination à l’égard des femmes\n"
                "CMI: CMI – Fondation Martti Ahtisaari pour la paix\n"
                "GIZ: Agence allemande de coopération internationale\n"
                "FPS: les femmes et la paix et la sécurité\n"
                "MTS: mesure temporaire spéciale\n"
                "ONU: Organisation des Nations Unies"
            ),
        },
    },
    {
        "key": "executive-summary", "kind": "text", "level": 1, "source": "",
        "title": {
            "en": "Executive summary",
            "ar": "موجز تنفيذي",
            "es": "Resumen",
            "fr": "Résumé analytique",
        },
        "text": {
            "en": (
                "Women remain the exception at negotiating tables, and those who reach one are asked a question that is rarely put to "
                "the men beside them: for whom do you speak? The convening took the question seriously and turned it round. It asked "
                "what a process would have to offer so that everybody at the table, woman or man, could answer it.\n\n"
                "In July 2021, {participants} people from {countries} countries and territories[^a] followed five live sessions, "
                "interpreted in Arabic, English and Spanish, or read and wrote in two moderated rooms. The sessions counted "
                "{attendances} attendances in all. {logged_on} of the {registered} people registered for the private space logged on, "
                "and {posters} of them wrote the {posts} contributions that were published. How each figure was obtained is set out in "
                "[](#annex-b).\n\n"
                "**Building support** was described as work measured in years. It rests on short distances and on answers that come "
                "back. Voices, broadcast or recorded, cover the distance where a screen does not; and whoever gains visibility needs "
                "protection that was planned and paid for beforehand.\n\n"
                "**Formal processes** were found to sort people by means that mention nobody: the hour at which an agenda is sent, the "
                "country in which talks are held, a month without a pause. TSMs help where their wording makes the share a lower limit "
                "and joins powers to seats. Confidentiality and accountability can be reconciled if it is agreed early what will be "
                "told and what will not.\n\n"
                "**Views remained divided** on three matters: whether a hurried consultation is better than none, what advisory bodies "
                "have brought about, and whether a special measure should say when it ends. The report leaves these differences as they "
                "were.\n\n"
                "Eight recommendations follow in short form below and at length in [](#recommendations). A fuller account of the "
                "exchange is given in [](#annex-d).\n\n"
                "[^a]: To declare a country was optional. The number counts the countries and territories that were declared, and is "
                "therefore a lower limit."
            ),
            "ar": (
                "لا تزال المرأة استثناءً على طاولات التفاوض، ومن تصل منهن إلى إحداها تُسأل سؤالاً قلّما يُطرح على الرجال إلى جانبها: "
                "باسم من تتكلمين؟ وقد أخذ اللقاء هذا السؤال على محمل الجد وقلب وجهته، فسأل عمّا ينبغي أن تتيحه العملية نفسها كي يتمكن "
                "كل من يجلس إلى الطاولة، امرأةً كان أم رجلاً، من الإجابة عنه.\n\n"
                "وفي تموز/يوليه ٢٠٢١، تابع {participants} شخصاً من {countries} بلداً وإقليماً[^a] خمس جلسات مباشرة مع ترجمة شفوية إلى "
                "الإسبانية والإنكليزية والعربية، أو قرأوا وكتبوا في غرفتي نقاش. وبلغ مجموع مرات الحضور في الجلسات {attendances}. ومن "
                "أصل {registered} شخصاً مسجلاً في الفضاء الخاص سجّل الدخول {logged_on}، وكتب {posters} منهم المساهمات التي نُشرت وعددها "
                "{posts}. ويرد بيان الكيفية التي حُسب بها كل رقم في [](#annex-b).\n\n"
                "**بناء التأييد** وُصف بأنه عمل يُقاس بالسنوات، يقوم على المسافات القصيرة وعلى الأجوبة التي تعود إلى أصحاب الأسئلة. "
                "ويقطع الصوت، مذاعاً كان أم مسجلاً، المسافة حيث تعجز الشاشة؛ ومن تصبح معروفة تحتاج إلى حماية خُطط لها ورُصد لها المال "
                "سلفاً.\n\n"
                "**العمليات الرسمية** تبيّن أنها تفرز الناس بوسائل لا تذكر أحداً: الساعة التي يُرسل فيها جدول الأعمال، والبلد الذي "
                "تُعقد فيه المحادثات، وشهر يمضي بلا استراحة. وتنفع التدابير الخاصة المؤقتة حين تجعل صياغتها الحصةَ حداً أدنى وتقرن "
                "المقاعد بالصلاحيات. ويمكن التوفيق بين السرية والمساءلة إذا اتُّفق مبكراً على ما يقال وما لا يقال.\n\n"
                "**بقيت الآراء منقسمة** في ثلاث مسائل: هل المشاورة المتعجلة خير من عدمها، وما الذي حققته الهيئات الاستشارية، وهل ينبغي "
                "للتدبير الخاص أن يحدد موعد انتهائه. ويترك التقرير هذه الاختلافات كما كانت.\n\n"
                "وترد فيما يلي ثماني توصيات بصيغة موجزة، وبنصها الكامل في [](#recommendations). ويرد عرض أوفى للحوار في "
                "[](#annex-d).\n\n"
                "[^a]: كان التصريح بالبلد اختيارياً. ويحصي الرقم البلدان والأقاليم المصرّح بها، فهو إذن حد أدنى."
            ),
            "es": (
                "Las mujeres siguen siendo la excepción en las mesas de negociación, y a las que llegan se les hace una pregunta que "
                "rara vez se plantea a los hombres que tienen al lado: ¿en nombre de quién habla? El encuentro tomó en serio la "
                "pregunta y le dio la vuelta. Se preguntó qué tendría que ofrecer un proceso para que todas las personas de la mesa, "
                "mujeres u hombres, pudieran responderla.\n\n"
                "En julio de 2021, {participants} personas de {countries} países y territorios[^a] siguieron cinco sesiones en directo, "
                "con interpretación en árabe, español e inglés, o leyeron y escribieron en dos salas con moderación. Las sesiones "
                "sumaron {attendances} asistencias. De las {registered} personas inscritas en el espacio privado accedieron a él "
                "{logged_on}, y {posters} de ellas escribieron las {posts} aportaciones publicadas. Cómo se obtuvo cada cifra se "
                "explica en [](#annex-b).\n\n"
                "**Construir apoyo** se describió como un trabajo que se mide en años. Descansa en distancias cortas y en respuestas "
                "que vuelven. La voz, emitida o grabada, salva la distancia donde una pantalla no la salva, y quien gana visibilidad "
                "necesita una protección prevista y pagada de antemano.\n\n"
                "**Los procesos formales**, según se observó, seleccionan a las personas por medios que no mencionan a nadie: la hora a "
                "la que se envía una agenda, el país donde se conversa, un mes sin pausas. Las MECT ayudan cuando su redacción hace de "
                "la proporción un límite inferior y une facultades a los puestos. La confidencialidad y la rendición de cuentas pueden "
                "conciliarse si se acuerda pronto qué se contará y qué no.\n\n"
                "**Las opiniones quedaron divididas** en tres asuntos: si una consulta apresurada es mejor que ninguna, qué han logrado "
                "los órganos consultivos y si una medida especial debe decir cuándo termina. El informe deja esas diferencias como "
                "estaban.\n\n"
                "Siguen ocho recomendaciones, en forma breve a continuación y por extenso en [](#recommendations). Una relación más "
                "completa del intercambio se ofrece en [](#annex-d).\n\n"
                "[^a]: Declarar un país era voluntario. La cifra cuenta los países y territorios declarados y es, por tanto, un límite "
                "inferior."
            ),
            "fr": (
                "Les femmes restent l’exception aux tables de négociation, et à celles qui y parviennent est posée une question que "
                "l’on pose rarement aux hommes assis à côté d’elles\u00a0: au nom de qui parlez-vous\u00a0? La rencontre a pris la "
                "question au sérieux et l’a retournée. Elle s’est demandé ce qu’un processus devrait offrir pour que chaque personne à "
                "la table, femme ou homme, puisse y répondre.\n\n"
                "En juillet 2021, {participants} personnes de {countries} pays et territoires[^a] ont suivi cinq séances en direct, "
                "interprétées en anglais, en arabe et en espagnol, ou ont lu et écrit dans deux salles avec modération. Les séances ont "
                "compté {attendances} présences en tout. Sur les {registered} personnes inscrites à l’espace privé, {logged_on} s’y "
                "sont connectées, et {posters} d’entre elles ont écrit les {posts} contributions publiées. La manière dont chaque "
                "chiffre a été obtenu est exposée dans [](#annex-b).\n\n"
                "**Bâtir le soutien** a été décrit comme un travail qui se mesure en années. Il repose sur de courtes distances et sur "
                "des réponses qui reviennent. La voix, diffusée ou enregistrée, couvre la distance là où un écran ne le peut\u00a0; et "
                "quiconque gagne en visibilité a besoin d’une protection prévue et payée d’avance.\n\n"
                "**Les processus formels**, a-t-il été constaté, trient les personnes par des moyens qui ne mentionnent personne\u00a0: "
                "l’heure à laquelle un ordre du jour est envoyé, le pays où l’on se réunit, un mois sans pause. Les MTS aident lorsque "
                "leur rédaction fait de la part une limite inférieure et joint des pouvoirs aux sièges. La confidentialité et la "
                "redevabilité peuvent se concilier s’il est convenu tôt de ce qui sera dit et de ce qui ne le sera pas.\n\n"
                "**Les avis sont restés partagés** sur trois questions\u00a0: une consultation hâtive vaut-elle mieux que rien, qu’ont "
                "apporté les organes consultatifs, et une mesure spéciale doit-elle dire quand elle prend fin\u00a0? Le rapport laisse "
                "ces divergences telles qu’elles étaient.\n\n"
                "Huit recommandations suivent, sous forme brève ci-dessous et in extenso dans [](#recommendations). Un compte rendu "
                "plus complet de l’échange est donné dans [](#annex-d).\n\n"
                "[^a]: Déclarer un pays était facultatif. Le nombre compte les pays et territoires déclarés et constitue donc une "
                "limite inférieure."
            ),
        },
    },
    {
        "key": "picture-chairs", "kind": "picture", "level": 2, "source": "", "picture": "chairs",
        "title": {
            "en": "Before a meeting",
            "ar": "قبل اجتماع",
            "es": "Antes de una reunión",
            "fr": "Avant une réunion",
        },
        "text": {},
    },
    {
        "key": "key-recommendations", "kind": "recommendations", "level": 2, "source": "short",
        "title": {
            "en": "Key recommendations",
            "ar": "التوصيات الرئيسية",
            "es": "Recomendaciones principales",
            "fr": "Principales recommandations",
        },
        "text": {
            "en": "In the short form, in the order of the full text in [](#recommendations).",
            "ar": "بالصيغة الموجزة، وفق ترتيب النص الكامل في [](#recommendations).",
            "es": "En forma breve, en el orden del texto completo que figura en [](#recommendations).",
            "fr": "Sous forme brève, dans l’ordre du texte complet qui figure dans [](#recommendations).",
        },
    },
)
