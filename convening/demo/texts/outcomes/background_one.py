"""The background notes: introduction and the first working group."""

PIECES = (
    {
        "key": "introduction", "kind": "text", "level": 1, "source": "",
        "title": {
            "en": "Introduction: one question, three groups",
            "ar": "مقدمة: سؤال واحد وثلاثة أفرقة",
            "es": "Introducción: una pregunta, tres grupos",
            "fr": "Introduction\u00a0: une question, trois groupes",
        },
        "text": {
            "en": (
                "A seat at a negotiating table is held by one person and paid for by others. They sent her, they follow what they can "
                "see of the talks, and they will live under the agreement long after the delegations have left. This convening asks how "
                "that tie is made, how it is kept while talks go on, and what the design of a process does to it.\n\n"
                "Since 2000 the Security Council has called for the participation of women at all levels of decision-making and in all "
                "stages of peace processes.[^a] Between 1992 and 2019 women nevertheless made up 13 per cent of negotiators, and 6 per "
                "cent each of mediators and signatories, in major processes.[^b] The notes that follow look for one part of the "
                "explanation: a place alone carries little weight if nobody can be heard standing behind it.\n\n"
                "Two working groups meet live in July and continue in writing in a room of their own. The third takes up afterwards "
                "what the first two have left to be done.\n\n"
                "[^a]: S/RES/1325 (2000), paragraph 1; S/RES/1889 (2009), paragraph 1; S/RES/2122 (2013); S/RES/2242 (2015); S/RES/2493 "
                "(2019).\n"
                "[^b]: UN Women, infographic *Women's Meaningful Participation Builds Peace* (2018)."
            ),
            "ar": (
                "المقعد على طاولة المفاوضات تشغله واحدة ويسنده كثيرون غيرها. فهم الذين أوفدوها، ويتابعون من المحادثات ما يتاح لهم أن "
                "يروه، وسيعيشون في ظل الاتفاق زمناً طويلاً بعد رحيل الوفود. ويسأل هذا اللقاء كيف تنشأ هذه الصلة، وكيف تُصان ما دامت "
                "المحادثات جارية، وما الذي يفعله بها تصميم العملية.\n\n"
                "يدعو مجلس الأمن منذ عام ٢٠٠٠ إلى مشاركة المرأة في جميع مستويات صنع القرار وفي جميع مراحل عمليات السلام.[^a] ومع ذلك لم "
                "تتجاوز نسبة النساء بين عامي ١٩٩٢ و٢٠١٩، في العمليات الرئيسية، ١٣ في المائة ممن تفاوضوا، و٦ في المائة ممن تولوا "
                "الوساطة، و٦ في المائة ممن وقّعوا.[^b] وتبحث المذكرات التالية عن جانب من التفسير: فالمقعد وحده قليل الوزن إذا لم يُسمع "
                "وراءه أحد.\n\n"
                "يجتمع فريقان عاملان في جلستين مباشرتين في تموز/يوليه، ويواصلان العمل كتابةً، كل منهما في غرفته. أما الفريق الثالث "
                "فيتولى لاحقاً ما يتركه الأولان من عمل.\n\n"
                "[^a]: S/RES/1325 (2000)، الفقرة ١؛ S/RES/1889 (2009)، الفقرة ١؛ S/RES/2122 (2013)؛ S/RES/2242 (2015)؛ S/RES/2493 "
                "(2019).\n"
                "[^b]: هيئة الأمم المتحدة للمرأة، الرسم المعلوماتي *Women's Meaningful Participation Builds Peace* (2018)."
            ),
            "es": (
                "Un asiento en la mesa de negociación lo ocupa una persona y lo sostienen otras. La enviaron, siguen de las "
                "conversaciones lo que alcanzan a ver y vivirán con el acuerdo mucho después de que las delegaciones se hayan marchado. "
                "Este encuentro se pregunta cómo nace ese vínculo, cómo se conserva mientras se conversa y qué hace con él el diseño de "
                "un proceso.\n\n"
                "Desde 2000 el Consejo de Seguridad pide que las mujeres participen en todos los niveles de adopción de decisiones y en "
                "todas las etapas de los procesos de paz.[^a] Sin embargo, entre 1992 y 2019 en los principales procesos las mujeres "
                "fueron el 13 por ciento de quienes negociaron, el 6 por ciento de quienes mediaron y el 6 por ciento de quienes "
                "firmaron.[^b] Las notas que siguen buscan una parte de la explicación: un puesto pesa poco por sí solo si no se oye a "
                "nadie detrás.\n\n"
                "Dos grupos de trabajo se reúnen en directo en julio y continúan por escrito, cada uno en su sala. El tercero retoma "
                "después lo que los dos primeros hayan dejado por hacer.\n\n"
                "[^a]: S/RES/1325 (2000), párrafo 1; S/RES/1889 (2009), párrafo 1; S/RES/2122 (2013); S/RES/2242 (2015); S/RES/2493 "
                "(2019).\n"
                "[^b]: ONU Mujeres, infografía *Women's Meaningful Participation Builds Peace* (2018)."
            ),
            "fr": (
                "Un siège à la table des négociations est occupé par une personne et porté par d’autres. Elles l’ont envoyée, elles "
                "suivent ce qu’elles peuvent voir des pourparlers, et elles vivront avec l’accord longtemps après le départ des "
                "délégations. Cette rencontre cherche à savoir comment ce lien se noue, comment il se maintient pendant les "
                "pourparlers, et ce que la conception d’un processus en fait.\n\n"
                "Depuis 2000, le Conseil de sécurité demande que les femmes participent à tous les niveaux de décision et à toutes les "
                "étapes des processus de paix.[^a] Entre 1992 et 2019, elles n’ont pourtant représenté, dans les principaux processus, "
                "que 13\u00a0pour cent des personnes qui négociaient et 6\u00a0pour cent de celles qui assuraient la médiation, comme "
                "de celles qui signaient.[^b] Les notes qui suivent cherchent une part de l’explication\u00a0: une place ne pèse guère "
                "par elle-même si l’on n’entend personne derrière elle.\n\n"
                "Deux groupes de travail se réunissent en direct en juillet et poursuivent par écrit, chacun dans sa salle. Le "
                "troisième reprend ensuite ce que les deux premiers auront laissé à faire.\n\n"
                "[^a]: S/RES/1325 (2000), paragraphe 1\u00a0; S/RES/1889 (2009), paragraphe 1\u00a0; S/RES/2122 (2013)\u00a0; "
                "S/RES/2242 (2015)\u00a0; S/RES/2493 (2019).\n"
                "[^b]: ONU Femmes, infographie *Women’s Meaningful Participation Builds Peace* (2018)."
            ),
        },
    },
    {
        "key": "wg1", "kind": "text", "level": 1, "source": "",
        "title": {
            "en": "Working group 1: Building and nurturing a constituency",
            "ar": "الفريق العامل الأول: بناء قاعدة شعبية ورعايتها",
            "es": "Grupo de trabajo 1: construir y cuidar una base social",
            "fr": "Groupe de travail 1\u00a0: bâtir et entretenir une base de soutien",
        },
        "text": {
            "en": "The first group begins before any talks, in the years in which a base of support grows or fails to grow.",
            "ar": "يبدأ الفريق الأول قبل أي محادثات، في السنوات التي تنمو فيها قاعدة الدعم أو لا تنمو.",
            "es": "El primer grupo comienza antes de toda conversación, en los años en que una base de apoyo crece o deja de crecer.",
            "fr": "Le premier groupe commence avant tous pourparlers, dans les années où une base de soutien grandit ou ne grandit pas.",
        },
    },
    {
        "key": "wg1-origins", "kind": "text", "level": 2, "source": "",
        "title": {
            "en": "Where support comes from",
            "ar": "من أين يأتي الدعم",
            "es": "De dónde viene el apoyo",
            "fr": "D’où vient le soutien",
        },
        "text": {
            "en": (
                "A constituency seldom begins with a peace process. It begins with a well, a school, a list of the missing, and it "
                "becomes political when those concerned find that the answer lies elsewhere. By the time a delegation is named, people "
                "either know the woman who is to speak for them or they do not. Weeks of preparation cannot replace years of "
                "acquaintance.\n\n"
                "Expectations are uneven from the start. A man who joins a delegation is asked which party or region he stands for; a "
                "woman is readily taken to stand for women as such, and is then asked why she has views on land, borders or arms. "
                "Resolution 1325 (2000) draws no such line: it speaks of decision-making at all levels, whatever the subject.[^a]\n\n"
                "[^a]: S/RES/1325 (2000), paragraph 1."
            ),
            "ar": (
                "قلّما تبدأ القاعدة الشعبية بعملية سلام. فهي تبدأ ببئر أو مدرسة أو قائمة بأسماء المفقودين، وتصبح سياسية حين يتبين "
                "لأصحاب الشأن أن الجواب في مكان آخر. وحين يُسمّى أعضاء الوفد يكون الناس إما على معرفة بمن ستتحدث باسمهم أو على غير "
                "معرفة بها. ولا تغني أسابيع من الإعداد عن سنوات من المعرفة.\n\n"
                "والتوقعات غير متكافئة منذ البداية. فالرجل الذي ينضم إلى وفد يُسأل أي حزب أو منطقة يمثل، أما المرأة فيسهل اعتبارها "
                "ممثلة للنساء بوصفهن نساء، ثم تُسأل لماذا لها رأي في الأراضي أو الحدود أو السلاح. ولا يرسم القرار ١٣٢٥ (٢٠٠٠) هذا الخط: "
                "فهو يتحدث عن صنع القرار على جميع المستويات أياً كان الموضوع.[^a]\n\n"
                "[^a]: S/RES/1325 (2000)، الفقرة ١."
            ),
            "es": (
                "Una base social rara vez empieza con un proceso de paz. Empieza con un pozo, una escuela, una lista de personas "
                "desaparecidas, y se vuelve política cuando las personas afectadas descubren que la respuesta está en otra parte. "
                "Cuando se nombra una delegación, la gente ya conoce a la mujer que hablará en su nombre o no la conoce. Unas semanas "
                "de preparación no sustituyen a años de trato.\n\n"
                "Las expectativas son desiguales desde el principio. Al hombre que se incorpora a una delegación se le pregunta a qué "
                "partido o región representa; de la mujer se supone enseguida que representa a las mujeres, y después se le pregunta "
                "por qué opina sobre tierras, fronteras o armas. La resolución 1325 (2000) no traza esa línea: habla de la adopción de "
                "decisiones en todos los niveles, sea cual sea el asunto.[^a]\n\n"
                "[^a]: S/RES/1325 (2000), párrafo 1."
            ),
            "fr": (
                "Une base de soutien naît rarement avec un processus de paix. Elle naît autour d’un puits, d’une école, d’une liste de "
                "personnes disparues, et devient politique lorsque les personnes concernées constatent que la réponse se trouve "
                "ailleurs. Au moment où une délégation est désignée, on connaît la femme qui parlera pour soi, ou on ne la connaît pas. "
                "Quelques semaines de préparation ne remplacent pas des années de fréquentation.\n\n"
                "Les attentes sont inégales dès le départ. À l’homme qui rejoint une délégation, on demande quel parti ou quelle région "
                "il représente\u00a0; de la femme, on suppose volontiers qu’elle représente les femmes, puis on lui demande pourquoi "
                "elle a un avis sur les terres, les frontières ou les armes. La résolution 1325 (2000) ne trace pas cette ligne\u00a0: "
                "elle parle de la prise de décision à tous les niveaux, quel que soit le sujet.[^a]\n\n"
                "[^a]: S/RES/1325 (2000), paragraphe 1."
            ),
        },
    },
    {
        "key": "wg1-reach", "kind": "text", "level": 2, "source": "",
        "title": {
            "en": "Reach, and those beyond it",
            "ar": "مدى الوصول، ومن يبقى خارجه",
            "es": "El alcance, y quienes quedan fuera",
            "fr": "La portée, et celles et ceux qui restent au-delà",
        },
        "text": {
            "en": (
                "Digital means have shortened the way between a delegate and her supporters. They have also drawn a new border, which "
                "runs between those who have a device, a connection and privacy, and those who lack one of the three. Attacks on women "
                "who are visible online are meant to be seen by others, and work as a warning. The Council has asked Member States for "
                "safe conditions in which women who build peace can do their work, and for answers to threats and hate speech.[^a]\n\n"
                "A second border runs along displacement. Whoever had to leave, whether inside the country or across its frontiers, "
                "keeps an interest in the settlement and often loses every formal way of stating it. The Committee on the Elimination "
                "of Discrimination against Women treats participation in peace-making and the situation of displaced women as parts of "
                "one obligation.[^b]\n\n"
                "[^a]: S/RES/2493 (2019).\n"
                "[^b]: Committee on the Elimination of Discrimination against Women, general recommendation No. 30 (2013) on women in "
                "conflict prevention, conflict and post-conflict situations."
            ),
            "ar": (
                "قصّرت الوسائل الرقمية الطريق بين المندوبة ومن يساندونها. لكنها رسمت كذلك حداً جديداً يفصل بين من يملكون جهازاً "
                "واتصالاً وخصوصية ومن ينقصهم واحد من هذه الثلاثة. والهجمات على النساء الظاهرات على الإنترنت يُراد لها أن يراها غيرهن، "
                "فتعمل عمل التحذير. وقد طلب المجلس إلى الدول الأعضاء تهيئة ظروف آمنة تعمل فيها النساء اللواتي يبنين السلام، والتصدي "
                "للتهديدات وخطاب الكراهية.[^a]\n\n"
                "ويسير حد آخر مع مسارات النزوح. فمن اضطر إلى الرحيل، داخل البلد أو عبر حدوده، تظل له مصلحة في التسوية، وكثيراً ما يفقد "
                "كل وسيلة رسمية للتعبير عنها. وتعدّ اللجنة المعنية بالقضاء على التمييز ضد المرأة المشاركة في صنع السلام وأوضاع النساء "
                "النازحات جزأين من التزام واحد.[^b]\n\n"
                "[^a]: S/RES/2493 (2019).\n"
                "[^b]: اللجنة المعنية بالقضاء على التمييز ضد المرأة، التوصية العامة رقم ٣٠ (٢٠١٣) بشأن وضع المرأة في سياق منع نشوب "
                "النزاعات وفي حالات النزاع وما بعد انتهاء النزاع."
            ),
            "es": (
                "Los medios digitales han acortado el camino entre una delegada y quienes la apoyan. También han trazado una frontera "
                "nueva, entre quienes disponen de un aparato, de conexión y de intimidad y quienes carecen de alguna de las tres cosas. "
                "Los ataques contra las mujeres visibles en línea se cometen para que otras los vean, y surten efecto como advertencia. "
                "El Consejo ha pedido a los Estados Miembros condiciones seguras para que trabajen las mujeres que construyen la paz, y "
                "respuestas a las amenazas y al discurso de odio.[^a]\n\n"
                "Otra frontera sigue los caminos del desplazamiento. Quien tuvo que irse, dentro del país o más allá de sus límites, "
                "conserva un interés en el arreglo y suele perder toda vía formal para manifestarlo. El Comité para la Eliminación de "
                "la Discriminación contra la Mujer trata la participación en el establecimiento de la paz y la situación de las mujeres "
                "desplazadas como partes de una misma obligación.[^b]\n\n"
                "[^a]: S/RES/2493 (2019).\n"
                "[^b]: Comité para la Eliminación de la Discriminación contra la Mujer, recomendación general núm. 30 (2013), sobre las "
                "mujeres en la prevención de conflictos y en situaciones de conflicto y posteriores a conflictos."
            ),
            "fr": (
                "Les moyens numériques ont raccourci le chemin entre une déléguée et les personnes qui la soutiennent. Ils ont aussi "
                "tracé une nouvelle frontière, entre qui dispose d’un appareil, d’une connexion et d’intimité, et qui manque de l’un "
                "des trois. Les attaques contre les femmes visibles en ligne sont faites pour être vues par d’autres, et agissent comme "
                "un avertissement. Le Conseil a demandé aux États Membres des conditions sûres pour le travail des femmes qui "
                "construisent la paix, et des réponses aux menaces et aux discours de haine.[^a]\n\n"
                "Une autre frontière suit les chemins du déplacement. Quiconque a dû partir, dans le pays ou au-delà de ses limites, "
                "garde un intérêt au règlement et perd souvent tout moyen formel de le faire valoir. Le Comité pour l’élimination de la "
                "discrimination à l’égard des femmes traite la participation au rétablissement de la paix et la situation des femmes "
                "déplacées comme les parties d’une même obligation.[^b]\n\n"
                "[^a]: S/RES/2493 (2019).\n"
                "[^b]: Comité pour l’élimination de la discrimination à l’égard des femmes, recommandation générale n°\u00a030 (2013) "
                "sur les femmes dans la prévention des conflits, les conflits et les situations d’après conflit."
            ),
        },
    },
    {
        "key": "wg1-objective", "kind": "text", "level": 2, "source": "",
        "title": {
            "en": "Objective of working group 1",
            "ar": "هدف الفريق العامل الأول",
            "es": "Objetivo del grupo de trabajo 1",
            "fr": "Objectif du groupe de travail 1",
        },
        "text": {
            "en": (
                "The group is to gather methods that have been used, with their costs, and to name the conditions under which they "
                "lasted. It is not expected to agree. Where experience points in two directions, the synthesis will show both."
            ),
            "ar": (
                "يجمع الفريق أساليب استُخدمت فعلاً مع ما كلّفته، ويحدد الظروف التي دامت فيها. ولا يُنتظر منه أن يتوافق. وحيث تشير "
                "التجربة إلى اتجاهين تبيّن الخلاصة كليهما."
            ),
            "es": (
                "El grupo reunirá métodos que se hayan utilizado, con lo que costaron, y señalará en qué condiciones perduraron. No se "
                "espera que llegue a un acuerdo. Donde la experiencia apunte en dos direcciones, la síntesis mostrará ambas."
            ),
            "fr": (
                "Le groupe réunira des méthodes qui ont servi, avec ce qu’elles ont coûté, et dira dans quelles conditions elles ont "
                "duré. Il n’est pas attendu de lui qu’il s’accorde. Là où l’expérience indique deux directions, la synthèse montrera "
                "l’une et l’autre."
            ),
        },
    },
    {
        "key": "wg1-questions", "kind": "room_questions", "level": 2, "source": "wg1",
        "title": {
            "en": "Guiding questions for working group 1",
            "ar": "الأسئلة التوجيهية للفريق العامل الأول",
            "es": "Preguntas orientadoras del grupo de trabajo 1",
            "fr": "Questions d’orientation du groupe de travail 1",
        },
        "text": {},
    },
)
