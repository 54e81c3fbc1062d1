"""The background notes: the second working group, and the third, which follows up."""

PIECES = (
    {
        "key": "wg2", "kind": "text", "level": 1, "source": "",
        "title": {
            "en": "Working group 2: Constituency building and formal peace processes",
            "ar": "الفريق العامل الثاني: بناء القواعد الشعبية وعمليات السلام الرسمية",
            "es": "Grupo de trabajo 2: bases sociales y procesos formales de paz",
            "fr": "Groupe de travail 2\u00a0: bases de soutien et processus de paix formels",
        },
        "text": {
            "en": "The second group enters the building in which talks are held, and reads the rules posted on its doors.",
            "ar": "يدخل الفريق الثاني المبنى الذي تُعقد فيه المحادثات، ويقرأ القواعد المعلقة على أبوابه.",
            "es": "El segundo grupo entra en el edificio donde se conversa y lee las reglas fijadas en sus puertas.",
            "fr": "Le deuxième groupe entre dans le bâtiment où se tiennent les pourparlers et lit les règles affichées sur les portes.",
        },
    },
    {
        "key": "wg2-design", "kind": "text", "level": 2, "source": "",
        "title": {
            "en": "What design decides",
            "ar": "ما الذي يقرره التصميم",
            "es": "Lo que decide el diseño",
            "fr": "Ce que la conception décide",
        },
        "text": {
            "en": (
                "Agendas, calendars, venues and rules of procedure are usually settled among few people and in little time. None of "
                "them is written with a view to excluding anybody, and each can do so. A delegate who has to ask others before she "
                "agrees needs documents early, pauses that can be foreseen, and a way to reach home. Guidance for mediators has "
                "recommended inclusive design for years;[^a] how it is carried into a timetable is rarely written down.\n\n"
                "[^a]: United Nations Guidance for Effective Mediation, annex I to A/66/811 (2012)."
            ),
            "ar": (
                "يُبت عادةً في جداول الأعمال والمواعيد وأمكنة الانعقاد والأنظمة الداخلية بين عدد قليل من الأشخاص وفي وقت قصير. ولا "
                "يُكتب أي منها بقصد إقصاء أحد، وكل منها قادر على الإقصاء. فالمندوبة التي عليها أن تسأل غيرها قبل أن توافق تحتاج إلى "
                "وثائق مبكرة، ووقفات يمكن توقعها، ووسيلة للاتصال بقاعدتها. وتوصي التوجيهات الموجهة إلى الوساطة منذ سنوات بتصميم "
                "شامل؛[^a] أما كيف يُترجم ذلك إلى مواعيد فقلّما يُكتب.\n\n"
                "[^a]: توجيهات الأمم المتحدة من أجل الوساطة الفعالة، المرفق الأول للوثيقة A/66/811 (2012)."
            ),
            "es": (
                "La agenda, el calendario, la sede y el reglamento suelen fijarse entre pocas personas y en poco tiempo. Nada de ello "
                "se redacta con el fin de excluir a nadie, y todo ello puede excluir. Una delegada que debe preguntar a otras personas "
                "antes de dar su conformidad necesita los documentos pronto, pausas previsibles y un modo de comunicarse con los suyos. "
                "Las directrices para la mediación recomiendan desde hace años un diseño incluyente;[^a] pocas veces se escribe cómo "
                "llevarlo a un horario.\n\n"
                "[^a]: Directrices de las Naciones Unidas para una mediación eficaz, anexo I del documento A/66/811 (2012)."
            ),
            "fr": (
                "L’ordre du jour, le calendrier, le lieu et le règlement intérieur sont généralement fixés entre peu de personnes et en "
                "peu de temps. Rien de cela n’est rédigé dans le dessein d’exclure quiconque, et tout cela peut exclure. Une déléguée "
                "qui doit en consulter d’autres avant de donner son accord a besoin de documents à temps, de pauses prévisibles et d’un "
                "moyen de joindre sa base. Les directives destinées à la médiation recommandent depuis des années une conception "
                "inclusive\u00a0;[^a] la manière de l’inscrire dans un horaire est rarement mise par écrit.\n\n"
                "[^a]: Directives des Nations Unies pour une médiation efficace, annexe I du document A/66/811 (2012)."
            ),
        },
    },
    {
        "key": "wg2-measures", "kind": "text", "level": 2, "source": "",
        "title": {
            "en": "Measures that add seats",
            "ar": "تدابير تضيف مقاعد",
            "es": "Medidas que añaden puestos",
            "fr": "Des mesures qui ajoutent des sièges",
        },
        "text": {
            "en": (
                "Temporary special measures are provided for in the Convention on the Elimination of All Forms of Discrimination "
                "against Women, which does not regard them as discrimination and requires that they end once their aims have been "
                "achieved.[^a] In peace processes they take the form of shares in delegations, seats in commissions, or advisory bodies "
                "beside the table. What they bring about depends on powers that the number of seats does not show: to sign, to chair, "
                "to put an item on the agenda.\n\n"
                "[^a]: Convention on the Elimination of All Forms of Discrimination against Women (1979), article 4, paragraph 1; "
                "Committee on the Elimination of Discrimination against Women, general recommendation No. 25 (2004)."
            ),
            "ar": (
                "تنص على التدابير الخاصة المؤقتة اتفاقيةُ القضاء على جميع أشكال التمييز ضد المرأة، وهي لا تعدّها تمييزاً، وتشترط وقف "
                "العمل بها متى تحققت أهدافها.[^a] وتتخذ هذه التدابير في عمليات السلام شكل حصص في الوفود، أو مقاعد في اللجان، أو هيئات "
                "استشارية إلى جانب الطاولة. ويتوقف ما تحققه على صلاحيات لا يُظهرها عدد المقاعد: التوقيع، والرئاسة، وإدراج بند في جدول "
                "الأعمال.\n\n"
                "[^a]: اتفاقية القضاء على جميع أشكال التمييز ضد المرأة (١٩٧٩)، المادة ٤، الفقرة ١؛ اللجنة المعنية بالقضاء على التمييز "
                "ضد المرأة، التوصية العامة رقم ٢٥ (٢٠٠٤)."
            ),
            "es": (
                "Las medidas especiales de carácter temporal están previstas en la Convención sobre la Eliminación de Todas las Formas "
                "de Discriminación contra la Mujer, que no las considera discriminación y exige que cesen cuando se hayan alcanzado sus "
                "objetivos.[^a] En los procesos de paz adoptan la forma de proporciones en las delegaciones, puestos en comisiones u "
                "órganos consultivos situados junto a la mesa. Lo que consiguen depende de facultades que el número de puestos no "
                "muestra: firmar, presidir, incluir un punto en la agenda.\n\n"
                "[^a]: Convención sobre la Eliminación de Todas las Formas de Discriminación contra la Mujer (1979), artículo 4, "
                "párrafo 1; Comité para la Eliminación de la Discriminación contra la Mujer, recomendación general núm. 25 (2004)."
            ),
            "fr": (
                "Les mesures temporaires spéciales sont prévues par la Convention sur l’élimination de toutes les formes de "
                "discrimination à l’égard des femmes, qui ne les considère pas comme une discrimination et exige qu’elles prennent fin "
                "lorsque leurs objectifs ont été atteints.[^a] Dans les processus de paix, elles prennent la forme de parts dans les "
                "délégations, de sièges dans des commissions ou d’organes consultatifs placés à côté de la table. Ce qu’elles "
                "produisent dépend de pouvoirs que le nombre de sièges ne montre pas\u00a0: signer, présider, inscrire un point à "
                "l’ordre du jour.\n\n"
                "[^a]: Convention sur l’élimination de toutes les formes de discrimination à l’égard des femmes (1979), article 4, "
                "paragraphe 1\u00a0; Comité pour l’élimination de la discrimination à l’égard des femmes, recommandation générale "
                "n°\u00a025 (2004)."
            ),
        },
    },
    {
        "key": "wg2-silence", "kind": "text", "level": 2, "source": "",
        "title": {
            "en": "Silence and publicity",
            "ar": "السرية والعلنية",
            "es": "Reserva y publicidad",
            "fr": "Secret et publicité",
        },
        "text": {
            "en": (
                "Talks need protection from publicity, and delegates need to account for what they do. The two needs meet in every "
                "clause on confidentiality. Such clauses are drafted with the text of an agreement in mind, although people at home ask "
                "first about the direction, the timing and the next step. The press stands between the two, and is as a rule informed "
                "last."
            ),
            "ar": (
                "تحتاج المحادثات إلى الحماية من العلنية، وتحتاج الوفود إلى تقديم حساب عمّا تفعله. وتلتقي الحاجتان في كل بند عن السرية. "
                "وتُصاغ هذه البنود والمقصود بها نص الاتفاق، مع أن الناس يسألون أولاً عن الاتجاه والمواعيد والخطوة التالية. وتقف الصحافة "
                "بين هذا وذاك، وهي في العادة آخر من يُبلَّغ."
            ),
            "es": (
                "Las conversaciones necesitan protegerse de la publicidad, y las delegaciones necesitan rendir cuentas de lo que hacen. "
                "Ambas necesidades se encuentran en cada cláusula de confidencialidad. Esas cláusulas se redactan pensando en el texto "
                "de un acuerdo, aunque la gente pregunta primero por el rumbo, los plazos y el paso siguiente. La prensa está entre una "
                "cosa y otra y, por regla general, es la última en recibir información."
            ),
            "fr": (
                "Les pourparlers ont besoin d’être protégés de la publicité, et les délégations ont besoin de rendre compte de ce "
                "qu’elles font. Ces deux besoins se rencontrent dans chaque clause de confidentialité. De telles clauses sont rédigées "
                "en pensant au texte d’un accord, alors que les gens demandent d’abord quels sont la direction, le calendrier et la "
                "prochaine étape. La presse se tient entre les deux et est, en règle générale, informée la dernière."
            ),
        },
    },
    {
        "key": "wg2-objective", "kind": "text", "level": 2, "source": "",
        "title": {
            "en": "Objective of working group 2",
            "ar": "هدف الفريق العامل الثاني",
            "es": "Objetivo del grupo de trabajo 2",
            "fr": "Objectif du groupe de travail 2",
        },
        "text": {
            "en": (
                "The group is to identify decisions of design that a mediator, a party or a funder could take differently at the next "
                "occasion, and to word each so that it can be carried into a mandate, a budget or rules of procedure."
            ),
            "ar": (
                "يحدد الفريق قرارات في التصميم كان يمكن لوسيط أو طرف أو جهة ممولة أن يتخذها على نحو آخر في المرة المقبلة، ويصوغ كلاً "
                "منها بحيث يمكن إدراجه في ولاية أو ميزانية أو نظام داخلي."
            ),
            "es": (
                "El grupo señalará decisiones de diseño que la mediación, una parte o una entidad financiadora podrían tomar de otra "
                "manera en la próxima ocasión, y formulará cada una de modo que pueda trasladarse a un mandato, a un presupuesto o a un "
                "reglamento."
            ),
            "fr": (
                "Le groupe relèvera des décisions de conception qu’une médiation, une partie ou un bailleur pourrait prendre autrement "
                "à la prochaine occasion, et formulera chacune de manière qu’elle puisse être reprise dans un mandat, un budget ou un "
                "règlement intérieur."
            ),
        },
    },
    {
        "key": "wg2-questions", "kind": "room_questions", "level": 2, "source": "wg2",
        "title": {
            "en": "Guiding questions for working group 2",
            "ar": "الأسئلة التوجيهية للفريق العامل الثاني",
            "es": "Preguntas orientadoras del grupo de trabajo 2",
            "fr": "Questions d’orientation du groupe de travail 2",
        },
        "text": {},
    },
    {
        "key": "wg3", "kind": "text", "level": 1, "source": "",
        "title": {
            "en": "Working group 3: Following up together",
            "ar": "الفريق العامل الثالث: المتابعة معاً",
            "es": "Grupo de trabajo 3: dar seguimiento en común",
            "fr": "Groupe de travail 3\u00a0: assurer le suivi en commun",
        },
        "text": {
            "en": (
                "The third group has neither a session nor a room. It consists of the institutions that convene, support and fund this "
                "exchange, and of the addressees of its recommendations, and it starts work when the rooms have closed."
            ),
            "ar": (
                "ليس للفريق الثالث جلسة ولا غرفة. فهو يتألف من المؤسسات التي تدعو إلى هذا التبادل وتدعمه وتموله، ومن الجهات التي "
                "تخاطبها توصياته، ويبدأ عمله بعد إغلاق الغرفتين."
            ),
            "es": (
                "El tercer grupo no tiene sesión ni sala. Lo forman las instituciones que convocan, acompañan y financian este "
                "intercambio y los destinatarios de sus recomendaciones, y empieza a trabajar cuando las salas se han cerrado."
            ),
            "fr": (
                "Le troisième groupe n’a ni séance ni salle. Il réunit les institutions qui organisent, accompagnent et financent cet "
                "échange et les destinataires de ses recommandations, et se met à l’œuvre lorsque les salles sont closes."
            ),
        },
    },
    {
        "key": "wg3-gap", "kind": "text", "level": 2, "source": "",
        "title": {
            "en": "The gap after the last page",
            "ar": "الفراغ بعد الصفحة الأخيرة",
            "es": "El vacío después de la última página",
            "fr": "Le vide après la dernière page",
        },
        "text": {
            "en": (
                "Reports on participation end with recommendations, and recommendations tend to end with the report. Few of them name "
                "an owner or a date. In 2004 the Security Council encouraged States to carry resolution 1325 (2000) into national "
                "action plans;[^a] such plans do best where money and responsibility stand beside each aim. A convening is smaller than "
                "a State, but nothing prevents it from keeping the same discipline.\n\n"
                "[^a]: Statement by the President of the Security Council, S/PRST/2004/40."
            ),
            "ar": (
                "تنتهي التقارير عن المشاركة بتوصيات، وكثيراً ما تنتهي التوصيات بانتهاء التقرير. وقليل منها يسمّي جهة مسؤولة أو موعداً. "
                "وقد شجع مجلس الأمن الدول في عام ٢٠٠٤ على ترجمة القرار ١٣٢٥ (٢٠٠٠) إلى خطط عمل وطنية؛[^a] وأفضل هذه الخطط أداءً ما "
                "يقترن فيه كل هدف بالمال والمسؤولية. واللقاء أصغر من الدولة، لكن لا شيء يمنعه من أن يلتزم الانضباط نفسه.\n\n"
                "[^a]: بيان من رئاسة مجلس الأمن، S/PRST/2004/40."
            ),
            "es": (
                "Los informes sobre participación terminan con recomendaciones, y las recomendaciones suelen terminar con el informe. "
                "Pocas indican a una entidad responsable o una fecha. En 2004 el Consejo de Seguridad alentó a los Estados a llevar la "
                "resolución 1325 (2000) a planes de acción nacionales;[^a] esos planes dan mejor resultado donde junto a cada objetivo "
                "figuran el dinero y la responsabilidad. Un encuentro es menor que un Estado, pero nada le impide observar la misma "
                "disciplina.\n\n"
                "[^a]: Declaración de la Presidencia del Consejo de Seguridad, S/PRST/2004/40."
            ),
            "fr": (
                "Les rapports sur la participation se terminent par des recommandations, et les recommandations se terminent souvent "
                "avec le rapport. Peu d’entre elles désignent une institution responsable ou une date. En 2004, le Conseil de sécurité "
                "a encouragé les États à traduire la résolution 1325 (2000) en plans d’action nationaux\u00a0;[^a] ces plans "
                "réussissent le mieux là où l’argent et la responsabilité figurent à côté de chaque objectif. Une rencontre est plus "
                "petite qu’un État, mais rien ne l’empêche d’observer la même discipline.\n\n"
                "[^a]: Déclaration de la présidence du Conseil de sécurité, S/PRST/2004/40."
            ),
        },
    },
    {
        "key": "wg3-public", "kind": "text", "level": 2, "source": "",
        "title": {
            "en": "What can be done in public",
            "ar": "ما يمكن عمله علناً",
            "es": "Lo que puede hacerse en público",
            "fr": "Ce qui peut se faire en public",
        },
        "text": {
            "en": (
                "Because the Chatham House Rule applies to all sessions and both rooms, nobody who took part can be asked to answer for "
                "a proposal. Those who convene can. A commitment made by an institution can be published with its owner, its date and "
                "its state, and it can be reported as given up where that is the truth. Regional organizations, which work close to the "
                "parties, have a part of their own in this under Chapter VIII of the Charter of the United Nations.[^a]\n\n"
                "[^a]: Charter of the United Nations, Articles 52 to 54."
            ),
            "ar": (
                "لما كانت قاعدة تشاتام هاوس تسري على جميع الجلسات وعلى الغرفتين، فلا يمكن أن يُطلب إلى أي ممن شاركوا تحمّل المسؤولية عن "
                "مقترح. أما الجهات الداعية فيمكن أن يُطلب إليها ذلك. فالتزام المؤسسة يمكن نشره مع الجهة المسؤولة عنه وموعده وحاله، "
                "ويمكن إعلان التخلي عنه إن كانت تلك هي الحقيقة. وللمنظمات الإقليمية، التي تعمل قريباً من الأطراف، دور خاص بها هنا بموجب "
                "الفصل الثامن من ميثاق الأمم المتحدة.[^a]\n\n"
                "[^a]: ميثاق الأمم المتحدة، المواد ٥٢ إلى ٥٤."
            ),
            "es": (
                "Como la Regla de Chatham House se aplica a todas las sesiones y a ambas salas, a nadie que haya participado se le "
                "puede pedir que responda por una propuesta. A quienes convocan, sí. El compromiso de una institución puede publicarse "
                "con su responsable, su fecha y su estado, y puede declararse abandonado donde esa sea la verdad. Las organizaciones "
                "regionales, que trabajan cerca de las partes, tienen aquí un papel propio con arreglo al Capítulo VIII de la Carta de "
                "las Naciones Unidas.[^a]\n\n"
                "[^a]: Carta de las Naciones Unidas, Artículos 52 a 54."
            ),
            "fr": (
                "La règle de Chatham House s’appliquant à toutes les séances et aux deux salles, il ne peut être demandé à aucune "
                "personne participante de répondre d’une proposition. Aux institutions qui organisent, oui. L’engagement d’une "
                "institution peut être publié avec l’institution responsable, sa date et son état, et il peut être déclaré abandonné si "
                "telle est la vérité. Les organisations régionales, qui travaillent près des parties, ont ici un rôle propre en vertu "
                "du Chapitre VIII de la Charte des Nations Unies.[^a]\n\n"
                "[^a]: Charte des Nations Unies, Articles 52 à 54."
            ),
        },
    },
    {
        "key": "wg3-objective", "kind": "text", "level": 2, "source": "",
        "title": {
            "en": "Objective of working group 3",
            "ar": "هدف الفريق العامل الثالث",
            "es": "Objetivo del grupo de trabajo 3",
            "fr": "Objectif du groupe de travail 3",
        },
        "text": {
            "en": (
                "The group is to turn each recommendation into at least one commitment that somebody outside the group could check "
                "after six and after twelve months."
            ),
            "ar": "يحوّل الفريق كل توصية إلى التزام واحد على الأقل يستطيع شخص من خارجه أن يتحقق منه بعد ستة أشهر وبعد اثني عشر شهراً.",
            "es": (
                "El grupo convertirá cada recomendación en al menos un compromiso que alguien ajeno al grupo pueda comprobar a los seis "
                "y a los doce meses."
            ),
            "fr": (
                "Le groupe transformera chaque recommandation en au moins un engagement qu’une personne extérieure au groupe puisse "
                "vérifier après six et après douze mois."
            ),
        },
    },
    {
        "key": "wg3-questions", "kind": "questions", "level": 2, "source": "",
        "title": {
            "en": "Guiding questions for working group 3",
            "ar": "الأسئلة التوجيهية للفريق العامل الثالث",
            "es": "Preguntas orientadoras del grupo de trabajo 3",
            "fr": "Questions d’orientation du groupe de travail 3",
        },
        "text": {
            "en": (
                "1. **Owners:** Which institution can take the first step on a recommendation without waiting for another, and what "
                "would allow it to say so in public?\n"
                "2. **Evidence:** By what would somebody who took no part in the convening recognize, a year later, that the step was "
                "taken?\n"
                "3. **Return:** How do those whose experience stands behind a recommendation learn what became of it, if nobody may "
                "know who they are?"
            ),
            "ar": (
                "1. **الجهات المسؤولة:** أي مؤسسة تستطيع أن تخطو الخطوة الأولى في توصية ما دون انتظار غيرها، وما الذي يتيح لها أن تقول "
                "ذلك علناً؟\n"
                "2. **الدليل:** بمَ يعرف من لم يشارك في اللقاء، بعد سنة، أن الخطوة قد اتُّخذت؟\n"
                "3. **العودة:** كيف يعلم من تستند التوصية إلى خبرتهم بما آلت إليه، ما دام لا يجوز لأحد أن يعرف من هم؟"
            ),
            "es": (
                "1. **Responsables:** ¿Qué institución puede dar el primer paso respecto de una recomendación sin esperar a otra, y qué "
                "le permitiría decirlo en público?\n"
                "2. **Prueba:** ¿En qué reconocería un año después, quien no participó en el encuentro, que el paso se dio?\n"
                "3. **Regreso:** ¿Cómo saben qué fue de una recomendación las personas cuya experiencia la sustenta, si nadie puede "
                "saber quiénes son?"
            ),
            "fr": (
                "1. **Responsables\u00a0:** Quelle institution peut faire le premier pas sur une recommandation sans en attendre une "
                "autre, et qu’est-ce qui lui permettrait de le dire en public\u00a0?\n"
                "2. **Preuve\u00a0:** À quoi une personne qui n’a pas pris part à la rencontre reconnaîtrait-elle, un an plus tard, que "
                "le pas a été fait\u00a0?\n"
                "3. **Retour\u00a0:** Comment celles et ceux dont l’expérience fonde une recommandation apprennent-ils ce qu’elle est "
                "devenue, si personne ne peut savoir qui ils sont\u00a0?"
            ),
        },
    },
)
