"""Whom each recommendation addresses, and in which words where its own do not do.

`recommendation` is its number in RECOMMENDATIONS, from 1; `short` and `long` are empty where its own words serve. The mission and the bank
are invented.
"""

NESTED_ADDRESSEES = (
    {
        "code": "two-shores-mission", "beneath": "missions",
        "name": {
            "en": "United Nations Support Mission for the Two Shores Talks",
            "ar": "بعثة الأمم المتحدة لدعم محادثات الضفتين",
            "es": "Misión de Apoyo de las Naciones Unidas a las Conversaciones de las Dos Orillas",
            "fr": "Mission d’appui des Nations Unies aux pourparlers des Deux Rives",
        },
    },
    {
        "code": "two-shores-bank", "beneath": "financial_institutions",
        "name": {
            "en": "Two Shores Reconstruction Bank",
            "ar": "مصرف الضفتين لإعادة الإعمار",
            "es": "Banco de Reconstrucción de las Dos Orillas",
            "fr": "Banque de reconstruction des Deux Rives",
        },
    },
)

ADDRESSED = (
    {
        "addressee": "member_states", "recommendation": 1,
        "short": {},
        "long": {},
    },
    {
        "addressee": "member_states", "recommendation": 2,
        "short": {
            "en": "As host, sponsor or guarantor, ask that the first text say who will sit in the next body.",
            "ar": "اطلبوا، بصفتكم دولاً مضيفة أو راعية أو ضامنة، أن يحدد النص الأول من سيكون في الهيئة التالية.",
            "es": "Como anfitriones, patrocinadores o garantes, pidan que el primer texto diga quién integrará el órgano siguiente.",
            "fr": "En tant qu’hôte, parrain ou garant, demander que le premier texte dise qui siégera dans l’organe suivant.",
        },
        "long": {
            "en": (
                "States that host, sponsor or guarantee talks should tie their support for a ceasefire to one sentence on the "
                "composition of the body that is to follow it, and should offer a wording in the languages of the parties."
            ),
            "ar": (
                "ينبغي للدول التي تستضيف المحادثات أو ترعاها أو تضمنها أن تربط دعمها لوقف إطلاق النار بجملة واحدة عن تشكيل الهيئة التي "
                "تليه، وأن تعرض صيغة لها بلغات الأطراف."
            ),
            "es": (
                "Los Estados que acogen, patrocinan o garantizan conversaciones deberían vincular su apoyo a un alto el fuego a una "
                "frase sobre la composición del órgano que le siga, y ofrecer una redacción en los idiomas de las partes."
            ),
            "fr": (
                "Les États qui accueillent, parrainent ou garantissent des pourparlers devraient lier leur appui à un cessez-le-feu à "
                "une phrase sur la composition de l’organe qui doit le suivre, et en offrir une rédaction dans les langues des parties."
            ),
        },
    },
    {
        "addressee": "member_states", "recommendation": 5,
        "short": {
            "en": "Budget for the way back as for the way there.",
            "ar": "خصصوا في الميزانية لطريق العودة كما تخصصون لطريق الذهاب.",
            "es": "Presupuesten la vuelta igual que la ida.",
            "fr": "Inscrire le retour au budget comme l’aller.",
        },
        "long": {
            "en": (
                "Where a State sends, receives or equips a delegation, its budget should contain the journeys and the days on which "
                "delegates report to those for whom they speak, in months without talks as well."
            ),
            "ar": (
                "حيث توفد دولة وفداً أو تستقبله أو تجهزه، ينبغي أن تشمل ميزانيتها الرحلات والأيام التي تُطلع فيها المندوبات من يتحدثن "
                "باسمهم، وكذلك في الأشهر التي لا محادثات فيها."
            ),
            "es": (
                "Cuando un Estado envía, recibe o equipa a una delegación, su presupuesto debería contener los viajes y los días en que "
                "las delegadas informan a las personas en cuyo nombre hablan, también en los meses sin conversaciones."
            ),
            "fr": (
                "Lorsqu’un État envoie, reçoit ou équipe une délégation, son budget devrait comprendre les voyages et les journées par "
                "lesquels les déléguées informent celles et ceux pour qui elles parlent, y compris pendant les mois sans pourparlers."
            ),
        },
    },
    {
        "addressee": "un_entities", "recommendation": 1,
        "short": {
            "en": "Word every share of seats in your own drafts as a minimum.",
            "ar": "صوغوا كل حصة من المقاعد في مشاريعكم بوصفها حداً أدنى.",
            "es": "Redacten en sus propios proyectos toda proporción de puestos como un mínimo.",
            "fr": "Formuler comme un minimum toute part de sièges dans ses propres projets de texte.",
        },
        "long": {
            "en": (
                "In draft agreements, model rules of procedure and terms of reference, state that a share of seats is a minimum and "
                "list beside it the powers that come with each seat."
            ),
            "ar": (
                "بيّنوا في مشاريع الاتفاقات والأنظمة الداخلية النموذجية والاختصاصات أن حصة المقاعد حد أدنى، وأوردوا إلى جانبها "
                "الصلاحيات المقترنة بكل مقعد."
            ),
            "es": (
                "En los proyectos de acuerdo, los reglamentos modelo y los mandatos, indiquen que la proporción de puestos es un mínimo "
                "y enumeren junto a ella las facultades que acompañan a cada puesto."
            ),
            "fr": (
                "Dans les projets d’accord, les modèles de règlement intérieur et les mandats, préciser que la part des sièges est un "
                "minimum et énumérer à côté les pouvoirs attachés à chaque siège."
            ),
        },
    },
    {
        "addressee": "un_entities", "recommendation": 3,
        "short": {},
        "long": {},
    },
    {
        "addressee": "un_entities", "recommendation": 4,
        "short": {},
        "long": {},
    },
    {
        "addressee": "un_entities", "recommendation": 8,
        "short": {
            "en": "Offer parties, early, a clause on what may be told.",
            "ar": "اعرضوا على الأطراف مبكراً بنداً عمّا يجوز قوله.",
            "es": "Ofrezcan pronto a las partes una cláusula sobre lo que puede contarse.",
            "fr": "Offrir tôt aux parties une clause sur ce qui peut être dit.",
        },
        "long": {
            "en": (
                "Mediation support should keep a short model clause that separates the course of talks from their text, offer it before "
                "the first meeting, and propose fixed days on which news will be given."
            ),
            "ar": (
                "ينبغي لدعم الوساطة أن يُبقي في متناوله بنداً نموذجياً قصيراً يفصل بين سير المحادثات ونصها، وأن يعرضه قبل الاجتماع "
                "الأول، وأن يقترح أياماً ثابتة لإعلان الأخبار."
            ),
            "es": (
                "El apoyo a la mediación debería disponer de una cláusula modelo breve que separe el curso de las conversaciones de su "
                "texto, ofrecerla antes de la primera reunión y proponer días fijos para dar noticias."
            ),
            "fr": (
                "L’appui à la médiation devrait tenir prête une brève clause type qui sépare le cours des pourparlers de leur texte, "
                "l’offrir avant la première réunion et proposer des jours fixes pour donner des nouvelles."
            ),
        },
    },
    {
        "addressee": "missions", "recommendation": 2,
        "short": {
            "en": "Have a sentence on the next body ready when a ceasefire is drafted.",
            "ar": "أعدّوا جملة عن الهيئة التالية لتكون جاهزة عند صياغة وقف إطلاق النار.",
            "es": "Tengan preparada una frase sobre el órgano siguiente cuando se redacte un alto el fuego.",
            "fr": "Tenir prête une phrase sur l’organe suivant lorsqu’un cessez-le-feu est rédigé.",
        },
        "long": {
            "en": (
                "Missions that assist in drafting should prepare such a sentence in all languages of the talks, discuss it with women's "
                "organizations beforehand, and propose it to the parties while there is still time to consider it."
            ),
            "ar": (
                "ينبغي للبعثات التي تساعد في الصياغة أن تُعد هذه الجملة بجميع لغات المحادثات، وأن تناقشها مسبقاً مع المنظمات النسائية، "
                "وأن تقترحها على الأطراف ما دام هناك وقت للنظر فيها."
            ),
            "es": (
                "Las misiones que ayudan a redactar deberían preparar esa frase en todos los idiomas de las conversaciones, tratarla "
                "antes con organizaciones de mujeres y proponerla a las partes cuando aún haya tiempo de considerarla."
            ),
            "fr": (
                "Les missions qui aident à la rédaction devraient préparer cette phrase dans toutes les langues des pourparlers, en "
                "discuter d’abord avec des organisations de femmes et la proposer aux parties tant qu’il reste du temps pour "
                "l’examiner."
            ),
        },
    },
    {
        "addressee": "missions", "recommendation": 3,
        "short": {
            "en": "Plan the calendar of meetings around the journey home.",
            "ar": "ضعوا مواعيد الاجتماعات بحيث تراعي رحلة العودة.",
            "es": "Planifiquen el calendario de reuniones en función del viaje de vuelta.",
            "fr": "Établir le calendrier des réunions en fonction du voyage de retour.",
        },
        "long": {
            "en": (
                "Missions should draw up the calendar with the delegations, keep transport and safe passage available on days without "
                "meetings, and state in writing why an agenda was sent late."
            ),
            "ar": (
                "ينبغي للبعثات أن تضع المواعيد مع الوفود، وأن تُبقي النقل والمرور الآمن متاحين في الأيام التي لا اجتماعات فيها، وأن "
                "تبيّن كتابةً سبب تأخر إرسال أي جدول أعمال."
            ),
            "es": (
                "Las misiones deberían preparar el calendario con las delegaciones, mantener el transporte y el paso seguro en los días "
                "sin reuniones y motivar por escrito el envío tardío de una agenda."
            ),
            "fr": (
                "Les missions devraient établir le calendrier avec les délégations, assurer le transport et le passage en sécurité les "
                "jours sans réunion, et motiver par écrit l’envoi tardif d’un ordre du jour."
            ),
        },
    },
    {
        "addressee": "missions", "recommendation": 8,
        "short": {},
        "long": {},
    },
    {
        "addressee": "two-shores-mission", "recommendation": 3,
        "short": {
            "en": "Meet on both shores in turn, and find out about visas first.",
            "ar": "اجتمعوا على الضفتين بالتناوب، واستعلموا عن التأشيرات أولاً.",
            "es": "Reúnanse por turno en ambas orillas y averigüen primero lo relativo a los visados.",
            "fr": "Se réunir tour à tour sur les deux rives, et s’enquérir d’abord des visas.",
        },
        "long": {
            "en": (
                "The mission should hold its meetings in turn on either shore, establish before each decision which delegates can "
                "travel, and send papers three days ahead in both languages of the talks."
            ),
            "ar": (
                "ينبغي للبعثة أن تعقد اجتماعاتها على كل ضفة بالتناوب، وأن تتبين قبل كل قرار من يستطيع السفر من المندوبات والمندوبين، "
                "وأن ترسل الوثائق قبل ثلاثة أيام بلغتي المحادثات كلتيهما."
            ),
            "es": (
                "La misión debería celebrar sus reuniones por turno en cada orilla, determinar antes de cada decisión qué delegadas y "
                "delegados pueden viajar y enviar los documentos con tres días de antelación en los dos idiomas de las conversaciones."
            ),
            "fr": (
                "La mission devrait tenir ses réunions tour à tour sur chaque rive, établir avant toute décision quels délégués et "
                "déléguées peuvent voyager, et envoyer les documents trois jours à l’avance dans les deux langues des pourparlers."
            ),
        },
    },
    {
        "addressee": "two-shores-mission", "recommendation": 4,
        "short": {
            "en": "Return to the harbours where people were consulted.",
            "ar": "عودوا إلى الموانئ التي استُشير فيها الناس.",
            "es": "Vuelvan a los puertos donde se consultó a la gente.",
            "fr": "Retourner dans les ports où les gens ont été consultés.",
        },
        "long": {
            "en": (
                "Within six weeks of each round, the mission should go back to the places of its last consultations on both shores and "
                "say there which points entered the agenda and which did not."
            ),
            "ar": (
                "في غضون ستة أسابيع من كل جولة، ينبغي للبعثة أن تعود إلى أمكنة مشاوراتها الأخيرة على الضفتين، وأن تقول هناك أي النقاط "
                "دخلت جدول الأعمال وأيها لم تدخله."
            ),
            "es": (
                "En las seis semanas siguientes a cada ronda, la misión debería volver a los lugares de sus últimas consultas, en ambas "
                "orillas, y decir allí qué puntos entraron en la agenda y cuáles no."
            ),
            "fr": (
                "Dans les six semaines qui suivent chaque cycle, la mission devrait retourner sur les lieux de ses dernières "
                "consultations, sur les deux rives, et y dire quels points sont entrés à l’ordre du jour et lesquels ne l’ont pas fait."
            ),
        },
    },
    {
        "addressee": "financial_institutions", "recommendation": 5,
        "short": {
            "en": "Let programmes of recovery pay for reporting back.",
            "ar": "أتيحوا لبرامج التعافي أن تمول اطلاع الناس على ما جرى.",
            "es": "Permitan que los programas de recuperación paguen la rendición de cuentas.",
            "fr": "Permettre aux programmes de relèvement de payer les comptes rendus à la base.",
        },
        "long": {
            "en": (
                "Programmes that are to follow an agreement should include, from the phase of preparation, the cost of meetings at "
                "which delegates tell those they represent what was agreed on land, work and reconstruction."
            ),
            "ar": (
                "ينبغي للبرامج التي ستلي الاتفاق أن تشمل، منذ مرحلة الإعداد، كلفة اللقاءات التي تُخبر فيها المندوبات من يمثلنهم بما "
                "اتُّفق عليه بشأن الأراضي والعمل وإعادة الإعمار."
            ),
            "es": (
                "Los programas que seguirán a un acuerdo deberían incluir, desde la fase de preparación, el costo de las reuniones en "
                "que las delegadas cuentan a las personas que representan lo acordado sobre tierras, trabajo y reconstrucción."
            ),
            "fr": (
                "Les programmes appelés à suivre un accord devraient comprendre, dès la phase de préparation, le coût des réunions où "
                "les déléguées disent à celles et ceux qu’elles représentent ce qui a été convenu sur les terres, le travail et la "
                "reconstruction."
            ),
        },
    },
    {
        "addressee": "financial_institutions", "recommendation": 6,
        "short": {
            "en": "Allow protection to be paid for before procurement.",
            "ar": "أتيحوا دفع تكاليف الحماية قبل إجراءات الشراء.",
            "es": "Permitan pagar la protección antes de la licitación.",
            "fr": "Permettre de payer la protection avant la passation de marché.",
        },
        "long": {
            "en": (
                "Rules on procurement should provide for an exception under which two responsible officers can release a limited sum "
                "for somebody's safety at once and justify it afterwards."
            ),
            "ar": "ينبغي أن تنص قواعد الشراء على استثناء يتيح لمسؤولَين اثنين صرف مبلغ محدود فوراً من أجل سلامة شخص ما وتبريره لاحقاً.",
            "es": (
                "Las normas sobre adquisiciones deberían prever una excepción por la que dos personas responsables puedan liberar de "
                "inmediato una suma limitada para la seguridad de alguien y justificarla después."
            ),
            "fr": (
                "Les règles de passation des marchés devraient prévoir une exception par laquelle deux responsables peuvent débloquer "
                "aussitôt une somme limitée pour la sécurité d’une personne et la justifier ensuite."
            ),
        },
    },
    {
        "addressee": "two-shores-bank", "recommendation": 4,
        "short": {
            "en": "Consult before lending, and report before disbursing.",
            "ar": "تشاوروا قبل الإقراض، وأبلغوا بالنتائج قبل الصرف.",
            "es": "Consulten antes de prestar e informen antes de desembolsar.",
            "fr": "Consulter avant de prêter, et rendre compte avant de décaisser.",
        },
        "long": {
            "en": (
                "Before a loan is approved, the bank should name the decision that a consultation is to inform; before the second "
                "instalment is paid, it should tell those consulted what was changed and what was not."
            ),
            "ar": (
                "ينبغي للمصرف أن يسمّي، قبل الموافقة على أي قرض، القرار الذي يُراد للمشاورة أن تخدمه، وأن يقول لمن استُشيروا، قبل دفع "
                "القسط الثاني، ما الذي تغيّر وما الذي لم يتغيّر."
            ),
            "es": (
                "Antes de aprobarse un préstamo, el banco debería indicar a qué decisión servirá la consulta; antes de pagar el segundo "
                "tramo, debería decir a las personas consultadas qué se cambió y qué no."
            ),
            "fr": (
                "Avant d’approuver un prêt, la banque devrait nommer la décision que la consultation doit éclairer\u00a0; avant de "
                "verser la deuxième tranche, elle devrait dire aux personnes consultées ce qui a été modifié et ce qui ne l’a pas été."
            ),
        },
    },
    {
        "addressee": "two-shores-bank", "recommendation": 5,
        "short": {
            "en": "Open a small line for reporting back in each reconstruction loan.",
            "ar": "افتحوا في كل قرض لإعادة الإعمار بنداً صغيراً لاطلاع الناس على ما جرى.",
            "es": "Abran en cada préstamo de reconstrucción una pequeña partida para rendir cuentas.",
            "fr": "Ouvrir dans chaque prêt de reconstruction une petite ligne pour les comptes rendus à la base.",
        },
        "long": {
            "en": (
                "The bank should reserve a small share of each loan for meetings, in the districts concerned, at which those who "
                "negotiated its terms explain them, and should continue it while disbursement is suspended."
            ),
            "ar": (
                "ينبغي للمصرف أن يخصص جزءاً صغيراً من كل قرض للقاءات في المناطق المعنية يشرح فيها من تفاوضوا على شروطه تلك الشروط، وأن "
                "يُبقي عليه ما دام الصرف معلقاً."
            ),
            "es": (
                "El banco debería reservar una pequeña parte de cada préstamo para reuniones en los distritos afectados, en las que "
                "quienes negociaron las condiciones las expliquen, y mantenerla mientras los desembolsos estén suspendidos."
            ),
            "fr": (
                "La banque devrait réserver une petite part de chaque prêt à des réunions, dans les districts concernés, où les "
                "personnes qui en ont négocié les conditions les expliquent, et la maintenir pendant la suspension des décaissements."
            ),
        },
    },
    {
        "addressee": "civil_society", "recommendation": 7,
        "short": {},
        "long": {},
    },
    {
        "addressee": "civil_society", "recommendation": 8,
        "short": {},
        "long": {},
    },
    {
        "addressee": "donors", "recommendation": 5,
        "short": {},
        "long": {},
    },
    {
        "addressee": "donors", "recommendation": 6,
        "short": {},
        "long": {},
    },
)
