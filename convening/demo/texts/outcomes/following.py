"""What institutions undertook to do: about which recommendation (its number), within how many months, and how it stands."""

COMMITMENTS = (
    {
        "key": "agendas", "recommendation": 3, "months": 6, "state": "under_way", "public": True,
        "owner": {
            "en": "Secretariat of the convening",
            "ar": "أمانة اللقاء",
            "es": "Secretaría del encuentro",
            "fr": "Secrétariat de la rencontre",
        },
        "text": {
            "en": (
                "Agendas and papers of all future sessions are sent three working days ahead, in every language of the session; a late "
                "paper says why it is late."
            ),
            "ar": (
                "تُرسل جداول أعمال جميع الجلسات المقبلة ووثائقها قبل ثلاثة أيام عمل، بجميع لغات الجلسة، وتبيّن كل وثيقة متأخرة سبب "
                "تأخرها."
            ),
            "es": (
                "Las agendas y los documentos de todas las sesiones futuras se envían con tres días hábiles de antelación, en todos los "
                "idiomas de la sesión; un documento tardío dice por qué lo es."
            ),
            "fr": (
                "L’ordre du jour et les documents de toutes les séances à venir sont envoyés trois jours ouvrables à l’avance, dans "
                "toutes les langues de la séance\u00a0; un document tardif dit pourquoi il l’est."
            ),
        },
        "remark": {},
    },
    {
        "key": "return", "recommendation": 4, "months": 12, "state": "planned", "public": True,
        "owner": {
            "en": "The convener",
            "ar": "الجهة الداعية",
            "es": "La entidad convocante",
            "fr": "L’entité organisatrice",
        },
        "text": {
            "en": (
                "What became of each recommendation is reported to everybody who took part, in four languages, with reasons where "
                "nothing was done."
            ),
            "ar": "يُبلَّغ جميع من شاركوا، بأربع لغات، بما آلت إليه كل توصية، مع بيان الأسباب حيث لم يُتخذ أي إجراء.",
            "es": (
                "Se informa a todas las personas que participaron, en cuatro idiomas, de lo que fue de cada recomendación, con las "
                "razones cuando no se haya hecho nada."
            ),
            "fr": (
                "Ce qu’il est advenu de chaque recommandation est rapporté à toutes les personnes qui ont pris part, en quatre langues, "
                "avec les raisons lorsque rien n’a été fait."
            ),
        },
        "remark": {},
    },
    {
        "key": "wording", "recommendation": 1, "months": 9, "state": "under_way", "public": True,
        "owner": {
            "en": "The partner of the convening",
            "ar": "الجهة الشريكة في اللقاء",
            "es": "La entidad asociada al encuentro",
            "fr": "Le partenaire de la rencontre",
        },
        "text": {
            "en": (
                "A model wording for shares of seats, as a minimum and with the powers attached to each seat, is drafted in four "
                "languages and published for free use."
            ),
            "ar": "تُصاغ بأربع لغات وتُنشر للاستخدام الحر صيغة نموذجية لحصص المقاعد، بوصفها حداً أدنى ومقترنةً بصلاحيات كل مقعد.",
            "es": (
                "Se redacta en cuatro idiomas y se publica para uso libre una formulación modelo de las proporciones de puestos, como "
                "mínimo y con las facultades unidas a cada puesto."
            ),
            "fr": (
                "Une formule type pour les parts de sièges, comme minimum et avec les pouvoirs attachés à chaque siège, est rédigée en "
                "quatre langues et publiée pour un usage libre."
            ),
        },
        "remark": {},
    },
    {
        "key": "protection", "recommendation": 6, "months": 12, "state": "planned", "public": False,
        "owner": {
            "en": "Liaison of the donors",
            "ar": "جهة الاتصال لدى الجهات المانحة",
            "es": "Enlace de los donantes",
            "fr": "Liaison des donateurs",
        },
        "text": {
            "en": (
                "A budget line for the protection of persons, released by two officers and accounted for afterwards, is proposed for "
                "the funding agreements of the coming year."
            ),
            "ar": "يُقترح لاتفاقات التمويل في السنة المقبلة بند في الميزانية لحماية الأشخاص، يصرفه مسؤولان وتُقدَّم حساباته لاحقاً.",
            "es": (
                "Para los acuerdos de financiación del próximo año se propone una partida destinada a proteger a personas, que liberan "
                "dos responsables y se justifica después."
            ),
            "fr": (
                "Une ligne budgétaire pour la protection des personnes, débloquée par deux responsables et justifiée ensuite, est "
                "proposée pour les accords de financement de l’année à venir."
            ),
        },
        "remark": {},
    },
    {
        "key": "news", "recommendation": 8, "months": 3, "state": "done", "public": True,
        "owner": {
            "en": "Secretariat of the convening",
            "ar": "أمانة اللقاء",
            "es": "Secretaría del encuentro",
            "fr": "Secrétariat de la rencontre",
        },
        "text": {
            "en": (
                "The days on which news of the convening will be given are announced beforehand on its page, and kept also where there "
                "is nothing new."
            ),
            "ar": "تُعلن مسبقاً في صفحة اللقاء الأيام التي ستُنشر فيها أخباره، ويُلتزم بها حتى حين لا يكون هناك جديد.",
            "es": (
                "Los días en que habrá noticias del encuentro se anuncian de antemano en su página, y se respetan también cuando no hay "
                "nada nuevo."
            ),
            "fr": (
                "Les jours où des nouvelles de la rencontre seront données sont annoncés d’avance sur sa page, et tenus même lorsqu’il "
                "n’y a rien de nouveau."
            ),
        },
        "remark": {
            "en": "Done since August 2021: each update names the day of the next.",
            "ar": "يُعمل بذلك منذ آب/أغسطس ٢٠٢١: فكل مستجدّ يذكر يوم المستجدّ التالي.",
            "es": "Se cumple desde agosto de 2021: cada novedad indica el día de la siguiente.",
            "fr": "Tenu depuis août 2021\u00a0: chaque actualité indique le jour de la suivante.",
        },
    },
)
