"""The other nine highlights: party politics, and formal processes."""

PIECES = (
    {
        "key": "highlight-parties", "kind": "highlight", "level": 3, "source": "",
        "title": {
            "en": "Crossing into party politics",
            "ar": "العبور إلى العمل الحزبي",
            "es": "El paso a la política de partido",
            "fr": "Le passage à la politique partisane",
        },
        "text": {
            "en": (
                "Whoever changes from an association to a party is suspected on both sides. A clear understanding of what she will "
                "defend and what she may concede, reviewed on fixed dates, has kept ties alive. Spaces without publicity in which both "
                "sides meet would make the step less lonely."
            ),
            "ar": (
                "من ينتقل من جمعية إلى حزب يُرتاب به من الجهتين. وقد أبقى على الصلات تفاهمٌ واضح على ما ستدافع عنه وما قد تتنازل عنه، "
                "يراجَع في مواعيد محددة. ومن شأن فضاءات بعيدة عن العلنية يلتقي فيها الطرفان أن تخفف وحشة هذه الخطوة."
            ),
            "es": (
                "Quien pasa de una asociación a un partido despierta sospechas en ambos lados. Un entendimiento claro sobre lo que "
                "defenderá y lo que puede ceder, revisado en fechas fijas, ha mantenido vivos los lazos. Los espacios sin publicidad en "
                "que ambas partes se reúnen harían menos solitario el paso."
            ),
            "fr": (
                "Qui passe d’une association à un parti devient suspecte des deux côtés. Une entente claire sur ce qu’elle défendra et "
                "ce qu’elle peut céder, revue à dates fixes, a maintenu des liens vivants. Des espaces sans publicité où les deux côtés "
                "se rencontrent rendraient le pas moins solitaire."
            ),
        },
    },
    {
        "key": "highlight-memory", "kind": "highlight", "level": 3, "source": "",
        "title": {
            "en": "The memory of office",
            "ar": "ذاكرة المنصب",
            "es": "La memoria de los cargos",
            "fr": "La mémoire des mandats",
        },
        "text": {
            "en": (
                "Experience of negotiation is lost when those who held a mandate find no place afterwards. A role with a voice and "
                "without a vote was suggested. It would cost little and serve the next delegation."
            ),
            "ar": (
                "تضيع خبرة التفاوض حين لا يجد من حمل ولايةً مكاناً بعدها. واقتُرح دور له حق الكلام دون التصويت. وكلفته زهيدة ونفعه "
                "للوفد التالي."
            ),
            "es": (
                "La experiencia de negociar se pierde cuando quienes ejercieron un mandato no encuentran después un lugar. Se sugirió "
                "una función con voz y sin voto. Costaría poco y serviría a la delegación siguiente."
            ),
            "fr": (
                "L’expérience de la négociation se perd lorsque les personnes qui ont exercé un mandat ne trouvent pas de place "
                "ensuite. Une fonction avec voix consultative et sans droit de vote a été suggérée. Elle coûterait peu et servirait la "
                "délégation suivante."
            ),
        },
    },
    {
        "key": "highlight-design", "kind": "highlight", "level": 3, "source": "",
        "title": {
            "en": "Small decisions of design",
            "ar": "قرارات تصميم صغيرة",
            "es": "Pequeñas decisiones de diseño",
            "fr": "De petites décisions de conception",
        },
        "text": {
            "en": (
                "The choice of a city, the date of an agenda and the absence of a free day decide who can represent. They are "
                "reversible and cheap if considered early. Delegations should be asked before they are settled."
            ),
            "ar": (
                "اختيار المدينة وتاريخ جدول الأعمال وغياب يوم حر أمور تقرر من يستطيع أن يمثل. وهي قابلة للتعديل وقليلة الكلفة إذا نُظر "
                "فيها مبكراً. وينبغي سؤال الوفود قبل البت فيها."
            ),
            "es": (
                "La elección de una ciudad, la fecha de una agenda y la falta de un día libre deciden quién puede representar. Son "
                "reversibles y baratas si se piensan a tiempo. Antes de fijarlas debería preguntarse a las delegaciones."
            ),
            "fr": (
                "Le choix d’une ville, la date d’un ordre du jour et l’absence d’un jour libre décident de qui peut représenter. Ces "
                "choix sont réversibles et peu coûteux si l’on y pense tôt. Les délégations devraient être consultées avant qu’ils ne "
                "soient arrêtés."
            ),
        },
    },
    {
        "key": "highlight-care", "kind": "highlight", "level": 3, "source": "",
        "title": {
            "en": "Care and alternates",
            "ar": "الرعاية والنائبات",
            "es": "Cuidados y suplencias",
            "fr": "Soins aux familles et suppléances",
        },
        "text": {
            "en": (
                "Obligations towards families can end a mandate as surely as politics does. Services at the venue were seen as less "
                "useful than support for the household at home or for one more traveller. Alternates elected together with the delegate "
                "keep the seat where it belongs."
            ),
            "ar": (
                "قد تنهي الالتزامات الأسرية الولاية كما تنهيها السياسة تماماً. ورُئي أن الخدمات في مكان الاجتماع أقل نفعاً من دعم "
                "الأسرة في البيت أو دعم مسافر إضافي. والنائبات اللواتي يُنتخبن مع المندوبة يحفظن المقعد لأصحابه."
            ),
            "es": (
                "Las obligaciones familiares pueden poner fin a un mandato tanto como la política. Los servicios en la sede se vieron "
                "menos útiles que el apoyo al hogar o a una persona más que viaje. Las suplentes elegidas junto con la delegada "
                "conservan el puesto donde corresponde."
            ),
            "fr": (
                "Les obligations familiales peuvent mettre fin à un mandat aussi sûrement que la politique. Les services sur le lieu "
                "des pourparlers ont été jugés moins utiles qu’un appui au foyer ou à une personne de plus qui voyage. Des suppléantes "
                "élues en même temps que la déléguée gardent le siège là où il doit être."
            ),
        },
    },
    {
        "key": "highlight-tsm", "kind": "highlight", "level": 3, "source": "",
        "title": {
            "en": "Temporary special measures",
            "ar": "التدابير الخاصة المؤقتة",
            "es": "Medidas especiales de carácter temporal",
            "fr": "Mesures temporaires spéciales",
        },
        "text": {
            "en": (
                "A share should be worded as a lower limit and tied to powers. Local demand protects a measure better than outside "
                "pressure. Whether it should contain its own end was contested; linking the end to a result found interest on both "
                "sides."
            ),
            "ar": (
                "ينبغي أن تُصاغ الحصة حداً أدنى وأن تُقرن بالصلاحيات. والطلب المحلي يحمي التدبير أكثر مما يحميه الضغط الخارجي. واختُلف "
                "في ما إذا كان ينبغي أن يتضمن نهايته؛ أما ربط النهاية بنتيجة فلقي اهتماماً لدى الجانبين."
            ),
            "es": (
                "Una proporción debería redactarse como límite inferior y unirse a facultades. La demanda local protege una medida "
                "mejor que la presión exterior. Se discutió si debe contener su propio final; vincularlo a un resultado despertó "
                "interés en ambos lados."
            ),
            "fr": (
                "Une part devrait être rédigée comme une limite inférieure et liée à des pouvoirs. La demande locale protège une mesure "
                "mieux que la pression extérieure. La question de savoir si elle doit contenir sa propre fin a été débattue\u00a0; lier "
                "celle-ci à un résultat a suscité de l’intérêt des deux côtés."
            ),
        },
    },
    {
        "key": "highlight-advisory", "kind": "highlight", "level": 3, "source": "",
        "title": {
            "en": "Advisory bodies",
            "ar": "الهيئات الاستشارية",
            "es": "Órganos consultivos",
            "fr": "Organes consultatifs",
        },
        "text": {
            "en": (
                "They were praised as a school and blamed as an excuse. Both assessments agreed that such a body should know from its "
                "first day when its members will join the delegations."
            ),
            "ar": (
                "امتُدحت بوصفها مدرسة وانتُقدت بوصفها ذريعة. واتفق التقييمان على أن هيئة كهذه ينبغي أن تعرف من يومها الأول متى ينضم "
                "أعضاؤها إلى الوفود."
            ),
            "es": (
                "Se los elogió como escuela y se los criticó como excusa. Ambas valoraciones coincidieron en que un órgano así debería "
                "saber desde su primer día cuándo se incorporarán sus integrantes a las delegaciones."
            ),
            "fr": (
                "On les a loués comme une école et blâmés comme une excuse. Les deux jugements s’accordaient à dire qu’un tel organe "
                "devrait savoir dès son premier jour quand ses membres rejoindront les délégations."
            ),
        },
    },
    {
        "key": "highlight-confidentiality", "kind": "highlight", "level": 3, "source": "",
        "title": {
            "en": "Confidentiality and the way home",
            "ar": "السرية وطريق العودة",
            "es": "La confidencialidad y el camino a casa",
            "fr": "La confidentialité et le chemin du retour",
        },
        "text": {
            "en": (
                "Subject, timetable and next step can as a rule be told without harm; the text cannot. A sworn circle around each "
                "delegate was seen as support by one side and as a risk by the other. Full openness had its price too where records "
                "became public."
            ),
            "ar": (
                "يمكن عموماً الإخبار بالموضوع والجدول الزمني والخطوة التالية من دون ضرر؛ أما النص فلا. وعَدّ طرفٌ الدائرةَ الملتزمة "
                "بالسرية حول كل مندوبة سنداً وعدّها طرف آخر خطراً. وكان للانفتاح الكامل ثمنه أيضاً حيث صارت المحاضر علنية."
            ),
            "es": (
                "El tema, el calendario y el paso siguiente pueden contarse por lo general sin daño; el texto, no. Un círculo "
                "juramentado en torno a cada delegada lo vio un lado como apoyo y el otro como riesgo. También la apertura completa "
                "tuvo su precio donde las actas se hicieron públicas."
            ),
            "fr": (
                "Le sujet, le calendrier et la prochaine étape peuvent en général être dits sans dommage\u00a0; le texte, non. Un "
                "cercle assermenté autour de chaque déléguée a paru un appui à un côté et un risque à l’autre. L’ouverture complète "
                "avait aussi son prix là où des procès-verbaux sont devenus publics."
            ),
        },
    },
    {
        "key": "highlight-order", "kind": "highlight", "level": 3, "source": "",
        "title": {
            "en": "The order of steps and the press",
            "ar": "ترتيب الخطوات والصحافة",
            "es": "El orden de los pasos y la prensa",
            "fr": "L’ordre des étapes et la presse",
        },
        "text": {
            "en": (
                "Who will sit in the next body should be settled in the first agreement. Stops announced and funded in advance would "
                "let delegations listen again before they go on. Journalists and editors who are briefed before talks begin report with "
                "more care."
            ),
            "ar": (
                "ينبغي أن يُحسم في الاتفاق الأول من سيجلس في الهيئة التالية. ومن شأن وقفات معلنة وممولة سلفاً أن تتيح للوفود الإصغاء من "
                "جديد قبل أن تمضي. ومن يعملون في الصحافة والتحرير ويُطلَعون قبل بدء المحادثات ينقلون أخبارها بعناية أكبر."
            ),
            "es": (
                "Quién integrará el órgano siguiente debería resolverse en el primer acuerdo. Unas paradas anunciadas y financiadas con "
                "antelación permitirían a las delegaciones escuchar de nuevo antes de seguir. Los medios que reciben información antes "
                "de las conversaciones informan con más cuidado."
            ),
            "fr": (
                "La composition de l’organe suivant devrait être réglée dans le premier accord. Des haltes annoncées et financées à "
                "l’avance permettraient aux délégations d’écouter de nouveau avant de poursuivre. Les rédactions informées avant le "
                "début des pourparlers rendent compte avec plus de soin."
            ),
        },
    },
    {
        "key": "highlight-funding", "kind": "highlight", "level": 3, "source": "",
        "title": {
            "en": "Money for the pauses",
            "ar": "مال لفترات التوقف",
            "es": "Dinero para las pausas",
            "fr": "De l’argent pour les pauses",
        },
        "text": {
            "en": (
                "Support usually ends when talks are suspended, which is when links break. Funding over several years, with provision "
                "for reporting back and for protection at short notice, was asked for. Contact between delegates and those they "
                "represent should be the measure of success."
            ),
            "ar": (
                "ينتهي الدعم عادة حين تُعلَّق المحادثات، وهو الوقت الذي تنقطع فيه الصلات. وطُلب تمويل لسنوات عدة يشمل تقديم الحساب "
                "والحماية على وجه السرعة. وينبغي أن يكون الاتصال بين المندوبات ومن يمثلنهم مقياس النجاح."
            ),
            "es": (
                "El apoyo suele terminar cuando se suspenden las conversaciones, que es cuando se rompen los vínculos. Se pidió una "
                "financiación de varios años que prevea el regreso para informar y la protección con poca antelación. El contacto entre "
                "las delegadas y las personas representadas debería ser la medida del éxito."
            ),
            "fr": (
                "L’appui cesse généralement lorsque les pourparlers sont suspendus, c’est-à-dire au moment où les liens se rompent. Il "
                "a été demandé un financement sur plusieurs années, prévoyant les comptes rendus à la base et une protection à bref "
                "délai. Le contact entre les déléguées et les personnes qu’elles représentent devrait être la mesure du succès."
            ),
        },
    },
)
