"""What institutions undertook to do: about which recommendation (its number), within how many months, and how it stands."""

COMMITMENTS = (
    {
        "key": "agendas", "recommendation": 3, "months": 6, "state": "under_way", "public": True,
        "owner": {
            "en": "Secretariat of the convening",
            "es": "Secretaría del encuentro",
        },
        "text": {
            "en": (
                "Agendas and papers of all future sessions are sent three working days ahead, in every language of the session; a late "
                "paper says why it is late."
            ),
            "es": (
                "Las agendas y los documentos de todas las sesiones futuras se envían con tres días hábiles de antelación, en todos los "
                "idiomas de la sesión; un documento tardío dice por qué lo es."
            ),
        },
        "remark": {},
    },
    {
        "key": "return", "recommendation": 4, "months": 12, "state": "planned", "public": True,
        "owner": {
            "en": "The convener",
            "es": "La entidad convocante",
        },
        "text": {
            "en": (
                "What became of each recommendation is reported to everybody who took part, in four languages, with reasons where "
                "nothing was done."
            ),
            "es": (
                "Se informa a todas las personas que participaron, en cuatro idiomas, de lo que fue de cada recomendación, con las "
                "razones cuando no se haya hecho nada."
            ),
        },
        "remark": {},
    },
    {
        "key": "wording", "recommendation": 1, "months": 9, "state": "under_way", "public": True,
        "owner": {
            "en": "The partner of the convening",
            "es": "La entidad asociada al encuentro",
        },
        "text": {
            "en": (
                "A model wording for shares of seats, as a minimum and with the powers attached to each seat, is drafted in four "
                "languages and published for free use."
            ),
            "es": (
                "Se redacta en cuatro idiomas y se publica para uso libre una formulación modelo de las proporciones de puestos, como "
                "mínimo y con las facultades unidas a cada puesto."
            ),
        },
        "remark": {},
    },
    {
        "key": "protection", "recommendation": 6, "months": 12, "state": "planned", "public": False,
        "owner": {
            "en": "Liaison of the donors",
            "es": "Enlace de los donantes",
        },
        "text": {
            "en": (
                "A budget line for the protection of persons, released by two officers and accounted for afterwards, is proposed for "
                "the funding agreements of the coming year."
            ),
            "es": (
                "Para los acuerdos de financiación del próximo año se propone una partida destinada a proteger a personas, que liberan "
                "dos responsables y se justifica después."
            ),
        },
        "remark": {},
    },
    {
        "key": "news", "recommendation": 8, "months": 3, "state": "done", "public": True,
        "owner": {
            "en": "Secretariat of the convening",
            "es": "Secretaría del encuentro",
        },
        "text": {
            "en": (
                "The days on which news of the convening will be given are announced beforehand on its page, and kept also where there "
                "is nothing new."
            ),
            "es": (
                "Los días en que habrá noticias del encuentro se anuncian de antemano en su página, y se respetan también cuando no hay "
                "nada nuevo."
            ),
        },
        "remark": {
            "en": "Done since August 2021: each update names the day of the next.",
            "es": "Se cumple desde agosto de 2021: cada novedad indica el día de la siguiente.",
        },
    },
)
