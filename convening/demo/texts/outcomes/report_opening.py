"""The meeting report up to its first chapter: thanks, acronyms, summary, introduction, who took part."""

PIECES = (
    {
        "key": "acknowledgements", "kind": "text", "level": 1, "source": "",
        "title": {
            "en": "Acknowledgements",
            "es": "Agradecimientos",
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
        },
    },
    {
        "key": "acronyms", "kind": "acronyms", "level": 1, "source": "",
        "title": {
            "en": "Acronyms",
            "es": "Siglas",
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
            "es": (
                "BMZ: Ministerio Federal de Cooperación Económica y Desarrollo de Alemania\n"
                "CEDAW: Comité para la Eliminación de la Discriminación contra la Mujer\n"
                "CMI: CMI – Fundación Martti Ahtisaari para la Paz\n"
                "GIZ: Agencia Alemana de Cooperación Internacional\n"
                "MECT: medida especial de carácter temporal\n"
                "ONU: Organización de las Naciones Unidas\n"
                "MPS: las mujeres y la paz y la seguridad"
            ),
        },
    },
    {
        "key": "executive-summary", "kind": "text", "level": 1, "source": "",
        "title": {
            "en": "Executive summary",
            "es": "Resumen",
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
        },
    },
    {
        "key": "picture-chairs", "kind": "picture", "level": 2, "source": "", "picture": "chairs",
        "title": {
            "en": "Before a meeting",
            "es": "Antes de una reunión",
        },
        "text": {},
    },
    {
        "key": "key-recommendations", "kind": "recommendations", "level": 2, "source": "short",
        "title": {
            "en": "Key recommendations",
            "es": "Recomendaciones principales",
        },
        "text": {
            "en": "In the short form, in the order of the full text in [](#recommendations).",
            "es": "En forma breve, en el orden del texto completo que figura en [](#recommendations).",
        },
    },
    {
        "key": "introduction", "kind": "text", "level": 1, "source": "",
        "title": {
            "en": "Introduction: distance as a matter of design",
            "es": "Introducción: la distancia como cuestión de diseño",
        },
        "text": {
            "en": (
                "The WPS agenda rests on ten resolutions of the Security Council, from S/RES/1325 (2000) to S/RES/2493 (2019). All its "
                "parts have moved since the year 2000, and the one concerned with participation has moved least. In major peace "
                "processes between 1992 and 2019, 6 per cent of mediators, 6 per cent of signatories and 13 per cent of negotiators "
                "were women.[^a]\n\n"
                "Two explanations are usually offered: too few women are nominated, and those who are nominated arrive late. A third "
                "received less attention. A delegate counts for as much as the people who can be seen to stand behind her; and the "
                "rules under which talks are held make it harder to be seen with them for anyone who came through an association, a "
                "village or a camp than for one who came through an army or a party.\n\n"
                "The pandemic sharpened the matter. Halls closed and talks moved to screens, and with them went the corridors in which "
                "people without a seat used to be heard. This was the first of the convenings in this series to be held entirely "
                "online, after Geneva in 2018 and Tunis in 2019. What was thereby lost, and what was gained, was part of its "
                "subject.\n\n"
                "[^a]: UN Women, infographic *Women's Meaningful Participation Builds Peace* (2018)."
            ),
            "es": (
                "La agenda MPS se apoya en diez resoluciones del Consejo de Seguridad, desde S/RES/1325 (2000) hasta S/RES/2493 (2019). "
                "Todas sus partes han avanzado desde el año 2000, y la relativa a la participación es la que menos. En los principales "
                "procesos de paz celebrados entre 1992 y 2019 fueron mujeres el 6 por ciento de quienes mediaron, el 6 por ciento de "
                "quienes firmaron y el 13 por ciento de quienes negociaron.[^a]\n\n"
                "Suelen ofrecerse dos explicaciones: se propone a pocas mujeres, y las propuestas llegan tarde. A una tercera se le ha "
                "prestado menos atención. Una delegada vale lo que valen las personas que se ven detrás de ella, y las reglas por las "
                "que se conversa hacen más difícil dejarse ver con ellas a quien llegó por una asociación, una aldea o un campamento "
                "que a quien llegó por un ejército o un partido.\n\n"
                "La pandemia agudizó la cuestión. Se cerraron las salas y las conversaciones pasaron a las pantallas; con ellas "
                "desaparecieron los pasillos en que solía oírse a quienes no tenían asiento. Fue el primer encuentro de esta serie "
                "celebrado por completo en línea, después de Ginebra en 2018 y Túnez en 2019. Lo que se perdió y lo que se ganó con "
                "ello formó parte de su tema.\n\n"
                "[^a]: ONU Mujeres, infografía *Women's Meaningful Participation Builds Peace* (2018)."
            ),
        },
    },
    {
        "key": "threads", "kind": "text", "level": 2, "source": "",
        "title": {
            "en": "Two threads",
            "es": "Dos hilos",
        },
        "text": {
            "en": (
                "- **Building and nurturing a constituency:** how a base of support comes about, what digital means add and take away, "
                "how consultations reach an agenda, and how people who were displaced or live abroad are included.\n"
                "- **Constituency building and formal processes:** how the design of a process, special measures, confidentiality, the "
                "order of steps and the press help or hinder those who have to answer to others."
            ),
            "es": (
                "- **Construir y cuidar una base social:** cómo nace una base de apoyo, qué añaden y qué quitan los medios digitales, "
                "cómo llegan las consultas a una agenda y cómo se incluye a las personas desplazadas o que viven en el extranjero.\n"
                "- **Bases sociales y procesos formales:** cómo el diseño de un proceso, las medidas especiales, la confidencialidad, "
                "el orden de los pasos y la prensa ayudan o estorban a quienes deben responder ante otras personas."
            ),
        },
    },
    {
        "key": "about", "kind": "text", "level": 1, "source": "",
        "title": {
            "en": "About the convening",
            "es": "Acerca del encuentro",
        },
        "text": {
            "en": (
                "The Chatham House Rule applied to every session and to both rooms: what was said may be used, and neither who said it "
                "nor who was present may be revealed. In the rooms, contributions appeared under a label and without a name. They were "
                "moderated before publication. A room is sealed once it has been closed and the time for corrections is over: the key "
                "that connects labels with people is then destroyed.\n\n"
                "Invitations went to people nominated by regional and country offices and by the partner, with particular attention to "
                "those who had not been part of such exchanges before. The opening and the closing were public."
            ),
            "es": (
                "La Regla de Chatham House rigió en todas las sesiones y en ambas salas: puede usarse lo que se dijo, y no puede "
                "revelarse quién lo dijo ni quién estaba presente. En las salas las aportaciones aparecían con un seudónimo y sin "
                "nombre. Pasaban por moderación antes de publicarse. Una sala se cierra de forma irreversible cuando ha terminado el "
                "plazo de aportaciones y el de correcciones: entonces se destruye la clave que une los seudónimos con las personas.\n\n"
                "Se invitó a personas propuestas por oficinas regionales y nacionales y por la entidad asociada, con especial atención "
                "a quienes no habían formado parte antes de intercambios de este tipo. La apertura y la clausura fueron públicas."
            ),
        },
    },
    {
        "key": "programme", "kind": "programme", "level": 2, "source": "",
        "title": {
            "en": "The five sessions",
            "es": "Las cinco sesiones",
        },
        "text": {
            "en": "Days and hours are those of New York.",
            "es": "Los días y las horas son los de Nueva York.",
        },
    },
    {
        "key": "participation", "kind": "text", "level": 2, "source": "",
        "title": {
            "en": "Who took part",
            "es": "Quiénes participaron",
        },
        "text": {
            "en": (
                "{participants} people took part live or on the platform. Most attendances fell on the two public sessions, which also "
                "drew visitors without access to the rooms. On the platform, {logged_on} of {registered} registered people logged on, "
                "and {posters} wrote; organizers and moderators are among them and are given apart in the annex.[^a] Reading without "
                "writing was common and was welcome.\n\n"
                "[^a]: The definition of each figure, its denominator and what it leaves out are printed in [](#annex-b)."
            ),
            "es": (
                "Participaron {participants} personas en directo o en la plataforma. La mayor parte de las asistencias correspondió a "
                "las dos sesiones públicas, a las que acudieron también visitantes sin acceso a las salas. A la plataforma accedieron "
                "{logged_on} de las {registered} personas inscritas, y escribieron {posters}; entre ellas figuran quienes organizaron y "
                "moderaron, que en el anexo se indican aparte.[^a] Leer sin escribir fue frecuente y fue bienvenido.\n\n"
                "[^a]: La definición de cada cifra, su denominador y lo que deja fuera figuran en [](#annex-b)."
            ),
        },
    },
    {
        "key": "figures", "kind": "figures", "level": 2, "source": "",
        "title": {
            "en": "The convening in figures",
            "es": "El encuentro en cifras",
        },
        "text": {},
    },
)
