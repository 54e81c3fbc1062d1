"""The eighteen highlights of the meeting report."""

PIECES = (
    {
        "key": "highlights", "kind": "text", "level": 2, "source": "",
        "title": {
            "en": "Eighteen highlights",
            "es": "Dieciocho puntos destacados",
        },
        "text": {
            "en": (
                "What follows names the main points of the exchange, each by itself. Paragraph by paragraph, they can be traced in "
                "[](#annex-d)."
            ),
            "es": (
                "Se enuncian a continuación los puntos principales del intercambio, cada uno por separado. Párrafo por párrafo pueden "
                "seguirse en [](#annex-d)."
            ),
        },
    },
    {
        "key": "highlight-voice", "kind": "highlight", "level": 3, "source": "",
        "title": {
            "en": "The reach of a voice",
            "es": "Hasta dónde llega la voz",
        },
        "text": {
            "en": (
                "Radio and recorded messages include people who do not read, do not travel or may not attend. Screens are of use "
                "afterwards, to continue and to store. The labour of listening should be counted as labour."
            ),
            "es": (
                "La radio y los mensajes grabados incluyen a personas que no leen, no viajan o no pueden asistir. Las pantallas sirven "
                "después, para continuar y para conservar. El trabajo de escuchar debería contarse como trabajo."
            ),
        },
    },
    {
        "key": "highlight-weight", "kind": "highlight", "level": 3, "source": "",
        "title": {
            "en": "Counting and weighing",
            "es": "Contar y pesar",
        },
        "text": {
            "en": (
                "The size of an audience is easily measured and easily bought. Better evidence of support is who comes to a hall when "
                "asked, and from how far. Results collected online should be compared with those gathered on paper before anybody "
                "relies on them."
            ),
            "es": (
                "El tamaño de una audiencia se mide con facilidad y se compra con facilidad. Mejor prueba del apoyo es quién acude a "
                "una sala cuando se le pide, y desde qué distancia. Los resultados reunidos en línea deberían compararse con los "
                "recogidos en papel antes de que alguien se base en ellos."
            ),
        },
    },
    {
        "key": "highlight-visibility", "kind": "highlight", "level": 3, "source": "",
        "title": {
            "en": "The price of visibility",
            "es": "El precio de la visibilidad",
        },
        "text": {
            "en": (
                "Women who become known are attacked, and their families with them. Protection is part of a campaign and should be "
                "planned with it. A few agreed rules and a small sum at hand are worth more than a long policy."
            ),
            "es": (
                "Las mujeres que se dan a conocer sufren ataques, y sus familias con ellas. La protección es parte de una campaña y "
                "debería planificarse con ella. Unas pocas reglas acordadas y una pequeña suma disponible valen más que una larga "
                "política."
            ),
        },
    },
    {
        "key": "highlight-pace", "kind": "highlight", "level": 3, "source": "",
        "title": {
            "en": "The pace of news",
            "es": "El ritmo de las noticias",
        },
        "text": {
            "en": (
                "Talks are discussed outside while they are going on inside. Where the time of the next announcement was known, rumours "
                "lost some of their force. A fixed rhythm is useful even on days without news."
            ),
            "es": (
                "De las conversaciones se habla fuera mientras transcurren dentro. Donde se conocía la hora del siguiente anuncio, los "
                "rumores perdieron parte de su fuerza. Un ritmo fijo es útil también en los días sin novedades."
            ),
        },
    },
    {
        "key": "highlight-consultation", "kind": "highlight", "level": 3, "source": "",
        "title": {
            "en": "Consultation with an address",
            "es": "Consultas con dirección",
        },
        "text": {
            "en": (
                "A consultation should know before it begins which item it serves and who will present it. More than one person should "
                "undertake to do so, in case one of them is replaced. Those consulted should be told what was accepted, what was not, "
                "and for what reason."
            ),
            "es": (
                "Una consulta debería saber antes de empezar a qué punto sirve y quién la presentará. Convendría que se obligara a ello "
                "más de una persona, por si alguna es reemplazada. A quienes se consultó debería decírseles qué se aceptó, qué no y por "
                "qué motivo."
            ),
        },
    },
    {
        "key": "highlight-questions", "kind": "highlight", "level": 3, "source": "",
        "title": {
            "en": "Questions that leave room",
            "es": "Preguntas que dejan espacio",
        },
        "text": {
            "en": (
                "Forms return what their authors expected. Asking what people fear, leaving space for other subjects, and taking notes "
                "in the language spoken brought up matters that would have been missed. Those who spoke should be able to correct the "
                "record."
            ),
            "es": (
                "Los formularios devuelven lo que esperaba quien los hizo. Preguntar por los temores, dejar lugar para otros asuntos y "
                "tomar notas en la lengua hablada sacó a la luz cuestiones que se habrían pasado por alto. Quienes hablaron deberían "
                "poder corregir el acta."
            ),
        },
    },
    {
        "key": "highlight-disagreement", "kind": "highlight", "level": 3, "source": "",
        "title": {
            "en": "Disagreement on the page",
            "es": "El desacuerdo, por escrito",
        },
        "text": {
            "en": (
                "A paper that reports dissent is harder to attack than one that claims consensus. Opinions differed on whether speed "
                "can excuse a narrow consultation. There was agreement that it must never be presented as a broad one."
            ),
            "es": (
                "Un documento que recoge el disenso es más difícil de atacar que uno que alega consenso. Hubo opiniones distintas sobre "
                "si la rapidez puede excusar una consulta estrecha. Hubo acuerdo en que nunca debe presentarse como amplia."
            ),
        },
    },
    {
        "key": "highlight-displacement", "kind": "highlight", "level": 3, "source": "",
        "title": {
            "en": "Displacement and diaspora in the plural",
            "es": "Desplazamiento y diáspora, en plural",
        },
        "text": {
            "en": (
                "People who left are not one group, and treating them as one divides them further. Small circles that meet regularly "
                "hold longer than large gatherings once a year. Coordinators should be chosen by those concerned and paid for their "
                "time."
            ),
            "es": (
                "Quienes se fueron no son un solo grupo, y tratarlos como tal los divide más. Los círculos pequeños que se reúnen con "
                "regularidad se mantienen más tiempo que los grandes actos una vez al año. La coordinación deberían elegirla las "
                "personas interesadas, y debería pagarse su tiempo."
            ),
        },
    },
    {
        "key": "highlight-risk", "kind": "highlight", "level": 3, "source": "",
        "title": {
            "en": "Those at risk decide",
            "es": "Decide quien corre el riesgo",
        },
        "text": {
            "en": (
                "Proposals shaped jointly by people inside and outside a country gain in knowledge. When and whether they are made "
                "public should be for those inside to say, since the consequences are theirs. The right to vote abroad was mentioned as "
                "the firmest form of inclusion."
            ),
            "es": (
                "Las propuestas elaboradas en común por personas de dentro y de fuera de un país ganan en conocimiento. Si se hacen "
                "públicas, y cuándo, deberían decirlo las de dentro, porque suyas son las consecuencias. El derecho de voto en el "
                "exterior se mencionó como la forma más firme de inclusión."
            ),
        },
    },
    {
        "key": "highlight-parties", "kind": "highlight", "level": 3, "source": "",
        "title": {
            "en": "Crossing into party politics",
            "es": "El paso a la política de partido",
        },
        "text": {
            "en": (
                "Whoever changes from an association to a party is suspected on both sides. A clear understanding of what she will "
                "defend and what she may concede, reviewed on fixed dates, has kept ties alive. Spaces without publicity in which both "
                "sides meet would make the step less lonely."
            ),
            "es": (
                "Quien pasa de una asociación a un partido despierta sospechas en ambos lados. Un entendimiento claro sobre lo que "
                "defenderá y lo que puede ceder, revisado en fechas fijas, ha mantenido vivos los lazos. Los espacios sin publicidad en "
                "que ambas partes se reúnen harían menos solitario el paso."
            ),
        },
    },
    {
        "key": "highlight-memory", "kind": "highlight", "level": 3, "source": "",
        "title": {
            "en": "The memory of office",
            "es": "La memoria de los cargos",
        },
        "text": {
            "en": (
                "Experience of negotiation is lost when those who held a mandate find no place afterwards. A role with a voice and "
                "without a vote was suggested. It would cost little and serve the next delegation."
            ),
            "es": (
                "La experiencia de negociar se pierde cuando quienes ejercieron un mandato no encuentran después un lugar. Se sugirió "
                "una función con voz y sin voto. Costaría poco y serviría a la delegación siguiente."
            ),
        },
    },
    {
        "key": "highlight-design", "kind": "highlight", "level": 3, "source": "",
        "title": {
            "en": "Small decisions of design",
            "es": "Pequeñas decisiones de diseño",
        },
        "text": {
            "en": (
                "The choice of a city, the date of an agenda and the absence of a free day decide who can represent. They are "
                "reversible and cheap if considered early. Delegations should be asked before they are settled."
            ),
            "es": (
                "La elección de una ciudad, la fecha de una agenda y la falta de un día libre deciden quién puede representar. Son "
                "reversibles y baratas si se piensan a tiempo. Antes de fijarlas debería preguntarse a las delegaciones."
            ),
        },
    },
    {
        "key": "highlight-care", "kind": "highlight", "level": 3, "source": "",
        "title": {
            "en": "Care and alternates",
            "es": "Cuidados y suplencias",
        },
        "text": {
            "en": (
                "Obligations towards families can end a mandate as surely as politics does. Services at the venue were seen as less "
                "useful than support for the household at home or for one more traveller. Alternates elected together with the delegate "
                "keep the seat where it belongs."
            ),
            "es": (
                "Las obligaciones familiares pueden poner fin a un mandato tanto como la política. Los servicios en la sede se vieron "
                "menos útiles que el apoyo al hogar o a una persona más que viaje. Las suplentes elegidas junto con la delegada "
                "conservan el puesto donde corresponde."
            ),
        },
    },
    {
        "key": "highlight-tsm", "kind": "highlight", "level": 3, "source": "",
        "title": {
            "en": "Temporary special measures",
            "es": "Medidas especiales de carácter temporal",
        },
        "text": {
            "en": (
                "A share should be worded as a lower limit and tied to powers. Local demand protects a measure better than outside "
                "pressure. Whether it should contain its own end was contested; linking the end to a result found interest on both "
                "sides."
            ),
            "es": (
                "Una proporción debería redactarse como límite inferior y unirse a facultades. La demanda local protege una medida "
                "mejor que la presión exterior. Se discutió si debe contener su propio final; vincularlo a un resultado despertó "
                "interés en ambos lados."
            ),
        },
    },
    {
        "key": "highlight-advisory", "kind": "highlight", "level": 3, "source": "",
        "title": {
            "en": "Advisory bodies",
            "es": "Órganos consultivos",
        },
        "text": {
            "en": (
                "They were praised as a school and blamed as an excuse. Both assessments agreed that such a body should know from its "
                "first day when its members will join the delegations."
            ),
            "es": (
                "Se los elogió como escuela y se los criticó como excusa. Ambas valoraciones coincidieron en que un órgano así debería "
                "saber desde su primer día cuándo se incorporarán sus integrantes a las delegaciones."
            ),
        },
    },
    {
        "key": "highlight-confidentiality", "kind": "highlight", "level": 3, "source": "",
        "title": {
            "en": "Confidentiality and the way home",
            "es": "La confidencialidad y el camino a casa",
        },
        "text": {
            "en": (
                "Subject, timetable and next step can as a rule be told without harm; the text cannot. A sworn circle around each "
                "delegate was seen as support by one side and as a risk by the other. Full openness had its price too where records "
                "became public."
            ),
            "es": (
                "El tema, el calendario y el paso siguiente pueden contarse por lo general sin daño; el texto, no. Un círculo "
                "juramentado en torno a cada delegada lo vio un lado como apoyo y el otro como riesgo. También la apertura completa "
                "tuvo su precio donde las actas se hicieron públicas."
            ),
        },
    },
    {
        "key": "highlight-order", "kind": "highlight", "level": 3, "source": "",
        "title": {
            "en": "The order of steps and the press",
            "es": "El orden de los pasos y la prensa",
        },
        "text": {
            "en": (
                "Who will sit in the next body should be settled in the first agreement. Stops announced and funded in advance would "
                "let delegations listen again before they go on. Journalists and editors who are briefed before talks begin report with "
                "more care."
            ),
            "es": (
                "Quién integrará el órgano siguiente debería resolverse en el primer acuerdo. Unas paradas anunciadas y financiadas con "
                "antelación permitirían a las delegaciones escuchar de nuevo antes de seguir. Los medios que reciben información antes "
                "de las conversaciones informan con más cuidado."
            ),
        },
    },
    {
        "key": "highlight-funding", "kind": "highlight", "level": 3, "source": "",
        "title": {
            "en": "Money for the pauses",
            "es": "Dinero para las pausas",
        },
        "text": {
            "en": (
                "Support usually ends when talks are suspended, which is when links break. Funding over several years, with provision "
                "for reporting back and for protection at short notice, was asked for. Contact between delegates and those they "
                "represent should be the measure of success."
            ),
            "es": (
                "El apoyo suele terminar cuando se suspenden las conversaciones, que es cuando se rompen los vínculos. Se pidió una "
                "financiación de varios años que prevea el regreso para informar y la protección con poca antelación. El contacto entre "
                "las delegadas y las personas representadas debería ser la medida del éxito."
            ),
        },
    },
)
