"""The outcome document: what it rests on, and the recommendations by addressee."""

PIECES = (
    {
        "key": "opening", "kind": "text", "level": 1, "source": "",
        "title": {
            "en": "What these recommendations rest on",
            "ar": "ما تستند إليه هذه التوصيات",
            "es": "En qué se apoyan estas recomendaciones",
            "fr": "Sur quoi reposent ces recommandations",
        },
        "text": {
            "en": (
                "More than two decades after resolution 1325 (2000), agreements are still drafted by people who are hard to reach for "
                "those whom they bind.[^a] The convening held throughout July 2021 looked at this distance from both ends. "
                "{participants} people from {countries} countries and territories took part in five live sessions and two moderated "
                "rooms, in which {posts} contributions were published.\n\n"
                "The recommendations below follow from the paragraphs of the *moderator's summary*. They are few, and each asks for "
                "something that can be begun within one year by an institution that decides to. Where a recommendation reads "
                "differently for two addressees, the matter is the same and the means are not.\n\n"
                "The Chatham House Rule applied throughout. No recommendation is anybody's in particular, and none is to be read as the "
                "position of an organization that took part or gave its support.\n\n"
                "[^a]: S/RES/1325 (2000) and the resolutions on women and peace and security that followed it, up to S/RES/2493 (2019)."
            ),
            "ar": (
                "بعد أكثر من عقدين على القرار ١٣٢٥ (٢٠٠٠)، لا يزال يصوغ الاتفاقات أشخاص يصعب على من تُلزمهم تلك الاتفاقات الوصول "
                "إليهم.[^a] وقد نظر اللقاء الذي عُقد طوال تموز/يوليه ٢٠٢١ إلى هذه المسافة من طرفيها. وشارك {participants} شخصاً من "
                "{countries} بلداً وإقليماً في خمس جلسات مباشرة وغرفتي نقاش، نُشرت فيهما {posts} مساهمة.\n\n"
                "وتنبثق التوصيات التالية من فقرات *موجز إدارة الحوار*. وهي قليلة العدد، وتطلب كل منها أمراً تستطيع مؤسسة عازمة عليه أن "
                "تبدأه في غضون سنة. وحيث تختلف قراءة توصية بين جهتين مخاطَبتين فالأمر واحد والوسائل مختلفة.\n\n"
                "وقد سرت قاعدة تشاتام هاوس من البداية إلى النهاية. وليست أي توصية لأحد بعينه، ولا ينبغي أن تُقرأ أي منها على أنها موقف "
                "منظمة شاركت أو قدمت دعمها.\n\n"
                "[^a]: S/RES/1325 (2000) والقرارات التي تلته بشأن المرأة والسلام والأمن حتى S/RES/2493 (2019)."
            ),
            "es": (
                "Más de dos decenios después de la resolución 1325 (2000), los acuerdos siguen redactándolos personas a las que "
                "difícilmente llegan aquellas a quienes obligan.[^a] El encuentro celebrado durante todo julio de 2021 examinó esa "
                "distancia desde ambos extremos. Tomaron parte {participants} personas de {countries} países y territorios en cinco "
                "sesiones en directo y dos salas con moderación, en las que se publicaron {posts} aportaciones.\n\n"
                "Las recomendaciones que siguen se desprenden de los párrafos del *resumen de la moderación*. Son pocas, y cada una "
                "pide algo que una institución decidida a hacerlo puede comenzar en el plazo de un año. Donde una recomendación se lee "
                "de otro modo para dos destinatarios, el asunto es el mismo y los medios no.\n\n"
                "La Regla de Chatham House rigió en todo momento. Ninguna recomendación pertenece a alguien en particular, ni debe "
                "leerse como la posición de una organización que haya participado o prestado su apoyo.\n\n"
                "[^a]: S/RES/1325 (2000) y las resoluciones sobre las mujeres y la paz y la seguridad que la siguieron, hasta "
                "S/RES/2493 (2019)."
            ),
            "fr": (
                "Plus de deux décennies après la résolution 1325 (2000), les accords sont toujours rédigés par des personnes que "
                "peuvent difficilement joindre celles qu’ils obligent.[^a] La rencontre tenue tout au long de juillet 2021 a examiné "
                "cette distance par les deux bouts. Y ont pris part {participants} personnes de {countries} pays et territoires, dans "
                "cinq séances en direct et deux salles avec modération, où {posts} contributions ont été publiées.\n\n"
                "Les recommandations ci-après découlent des paragraphes du *résumé de la modération*. Elles sont peu nombreuses, et "
                "chacune demande quelque chose qu’une institution décidée à le faire peut entreprendre dans l’année. Là où une "
                "recommandation se lit autrement pour deux destinataires, l’objet est le même et les moyens ne le sont pas.\n\n"
                "La règle de Chatham House s’est appliquée de bout en bout. Aucune recommandation n’est celle de quelqu’un en "
                "particulier, et aucune ne doit se lire comme la position d’une organisation qui a participé ou apporté son "
                "soutien.\n\n"
                "[^a]: S/RES/1325 (2000) et les résolutions sur les femmes et la paix et la sécurité qui l’ont suivie, jusqu’à "
                "S/RES/2493 (2019)."
            ),
        },
    },
    {
        "key": "people", "kind": "people", "level": 1, "source": "",
        "title": {
            "en": "Named with their agreement",
            "ar": "أسماء ترد بموافقة أصحابها",
            "es": "Personas nombradas con su acuerdo",
            "fr": "Personnes nommées avec leur accord",
        },
        "text": {
            "en": (
                "The persons listed here agreed to be named for what they said on the record. None of the recommendations is attributed "
                "to them."
            ),
            "ar": (
                "وافق المذكورون هنا، نساءً ورجالاً، على أن تُذكر أسماؤهم لما قالوه للنشر والإسناد. ولا تُسند إليهم أي توصية من "
                "التوصيات."
            ),
            "es": (
                "Las personas que figuran aquí aceptaron ser nombradas por lo que dijeron con atribución. Ninguna de las "
                "recomendaciones se les atribuye."
            ),
            "fr": (
                "Les personnes mentionnées ici ont accepté d’être nommées pour ce qu’elles ont dit avec attribution. Aucune des "
                "recommandations ne leur est attribuée."
            ),
        },
    },
    {
        "key": "recommendations", "kind": "recommendations", "level": 1, "source": "by_addressee",
        "title": {
            "en": "Recommendations by addressee",
            "ar": "التوصيات بحسب الجهة المخاطَبة",
            "es": "Recomendaciones por destinatario",
            "fr": "Recommandations par destinataire",
        },
        "text": {
            "en": (
                "Each addressee finds here all that concerns it, and nothing else. A mission or a bank that is listed beneath its group "
                "is addressed by the recommendations to that group as well."
            ),
            "ar": (
                "تجد كل جهة مخاطَبة هنا كل ما يعنيها ولا شيء سواه. والبعثة أو المصرف الوارد تحت مجموعته تخاطبه كذلك التوصيات الموجهة "
                "إلى تلك المجموعة."
            ),
            "es": (
                "Cada destinatario encuentra aquí todo lo que le concierne, y nada más. A una misión o un banco que figura debajo de su "
                "grupo se dirigen también las recomendaciones hechas a ese grupo."
            ),
            "fr": (
                "Chaque destinataire trouve ici tout ce qui le concerne, et rien d’autre. Une mission ou une banque mentionnée sous son "
                "groupe est également visée par les recommandations adressées à ce groupe."
            ),
        },
    },
    {
        "key": "closing", "kind": "text", "level": 1, "source": "",
        "title": {
            "en": "After this document",
            "ar": "ما بعد هذه الوثيقة",
            "es": "Después de este documento",
            "fr": "Après ce document",
        },
        "text": {
            "en": (
                "Institutions that take up a recommendation are invited to tell the secretariat by what date and in which words they "
                "wish this to be published. Commitments are listed on the page of the convening and are asked after once six and once "
                "twelve months have passed.\n\n"
                "**Contact:** secretariat of the convening, outcomes@gipp-secretariat.example."
            ),
            "ar": (
                "تُدعى المؤسسات التي تأخذ بتوصية إلى إبلاغ الأمانة بالموعد الذي تحدده وبالصيغة التي ترغب في أن يُنشر بها ذلك. وتُدرج "
                "الالتزامات في صفحة اللقاء، ويُسأل عنها مرة بعد ستة أشهر ومرة بعد اثني عشر شهراً.\n\n"
                "**للاتصال:** أمانة اللقاء، outcomes@gipp-secretariat.example."
            ),
            "es": (
                "Se invita a las instituciones que hagan suya una recomendación a comunicar a la secretaría para qué fecha y con qué "
                "palabras desean que se publique. Los compromisos figuran en la página del encuentro y se pregunta por ellos una vez a "
                "los seis meses y otra a los doce.\n\n"
                "**Contacto:** secretaría del encuentro, outcomes@gipp-secretariat.example."
            ),
            "fr": (
                "Les institutions qui font leur une recommandation sont invitées à indiquer au secrétariat pour quelle date et en quels "
                "termes elles souhaitent que cela soit publié. Les engagements figurent sur la page de la rencontre, et des nouvelles "
                "en sont demandées une fois après six mois et une fois après douze.\n\n"
                "**Contact\u00a0:** secrétariat de la rencontre, outcomes@gipp-secretariat.example."
            ),
        },
    },
)
