"""The outcome document: what it rests on, and the recommendations by addressee."""

PIECES = (
    {
        "key": "opening", "kind": "text", "level": 1, "source": "",
        "title": {
            "en": "What these recommendations rest on",
            "es": "En qué se apoyan estas recomendaciones",
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
        },
    },
    {
        "key": "people", "kind": "people", "level": 1, "source": "",
        "title": {
            "en": "Named with their agreement",
            "es": "Personas nombradas con su acuerdo",
        },
        "text": {
            "en": (
                "The persons listed here agreed to be named for what they said on the record. None of the recommendations is attributed "
                "to them."
            ),
            "es": (
                "Las personas que figuran aquí aceptaron ser nombradas por lo que dijeron con atribución. Ninguna de las "
                "recomendaciones se les atribuye."
            ),
        },
    },
    {
        "key": "recommendations", "kind": "recommendations", "level": 1, "source": "by_addressee",
        "title": {
            "en": "Recommendations by addressee",
            "es": "Recomendaciones por destinatario",
        },
        "text": {
            "en": (
                "Each addressee finds here all that concerns it, and nothing else. A mission or a bank that is listed beneath its group "
                "is addressed by the recommendations to that group as well."
            ),
            "es": (
                "Cada destinatario encuentra aquí todo lo que le concierne, y nada más. A una misión o un banco que figura debajo de su "
                "grupo se dirigen también las recomendaciones hechas a ese grupo."
            ),
        },
    },
    {
        "key": "closing", "kind": "text", "level": 1, "source": "",
        "title": {
            "en": "After this document",
            "es": "Después de este documento",
        },
        "text": {
            "en": (
                "Institutions that take up a recommendation are invited to tell the secretariat by what date and in which words they "
                "wish this to be published. Commitments are listed on the page of the convening and are asked after once six and once "
                "twelve months have passed.\n\n"
                "**Contact:** secretariat of the convening, outcomes@gipp-secretariat.example."
            ),
            "es": (
                "Se invita a las instituciones que hagan suya una recomendación a comunicar a la secretaría para qué fecha y con qué "
                "palabras desean que se publique. Los compromisos figuran en la página del encuentro y se pregunta por ellos una vez a "
                "los seis meses y otra a los doce.\n\n"
                "**Contacto:** secretaría del encuentro, outcomes@gipp-secretariat.example."
            ),
        },
    },
)
