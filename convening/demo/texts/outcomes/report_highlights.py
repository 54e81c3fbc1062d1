"""The eighteen highlights of the meeting report: the first nine, on building a constituency."""

PIECES = (
    {
        "key": "highlights", "kind": "text", "level": 2, "source": "",
        "title": {
            "en": "Eighteen highlights",
            "ar": "ثماني عشرة نقطة بارزة",
            "es": "Dieciocho puntos destacados",
            "fr": "Dix-huit points saillants",
        },
        "text": {
            "en": (
                "What follows names the main points of the exchange, each by itself. Paragraph by paragraph, they can be traced in "
                "[](#annex-d)."
            ),
            "ar": "فيما يلي أهم نقاط الحوار، كل واحدة على حدة. ويمكن تتبعها فقرةً فقرة في [](#annex-d).",
            "es": (
                "Se enuncian a continuación los puntos principales del intercambio, cada uno por separado. Párrafo por párrafo pueden "
                "seguirse en [](#annex-d)."
            ),
            "fr": (
                "Les points principaux de l’échange sont énoncés ci-après, chacun pour soi. Paragraphe par paragraphe, ils se "
                "retrouvent dans [](#annex-d)."
            ),
        },
    },
    {
        "key": "highlight-voice", "kind": "highlight", "level": 3, "source": "",
        "title": {
            "en": "The reach of a voice",
            "ar": "مدى الصوت",
            "es": "Hasta dónde llega la voz",
            "fr": "La portée de la voix",
        },
        "text": {
            "en": (
                "Radio and recorded messages include people who do not read, do not travel or may not attend. Screens are of use "
                "afterwards, to continue and to store. The labour of listening should be counted as labour."
            ),
            "ar": (
                "تشمل الإذاعة والرسائل المسجلة من لا يقرأ ومن لا يسافر ومن لا يُسمح له بالحضور. وتفيد الشاشات بعد ذلك للمتابعة والحفظ. "
                "وينبغي أن يُعدّ جهد الإصغاء عملاً."
            ),
            "es": (
                "La radio y los mensajes grabados incluyen a personas que no leen, no viajan o no pueden asistir. Las pantallas sirven "
                "después, para continuar y para conservar. El trabajo de escuchar debería contarse como trabajo."
            ),
            "fr": (
                "La radio et les messages enregistrés associent des personnes qui ne lisent pas, ne voyagent pas ou ne peuvent assister "
                "aux réunions. Les écrans servent ensuite, pour continuer et pour conserver. Le travail d’écoute devrait être compté "
                "comme un travail."
            ),
        },
    },
    {
        "key": "highlight-weight", "kind": "highlight", "level": 3, "source": "",
        "title": {
            "en": "Counting and weighing",
            "ar": "العدّ والوزن",
            "es": "Contar y pesar",
            "fr": "Compter et peser",
        },
        "text": {
            "en": (
                "The size of an audience is easily measured and easily bought. Better evidence of support is who comes to a hall when "
                "asked, and from how far. Results collected online should be compared with those gathered on paper before anybody "
                "relies on them."
            ),
            "ar": (
                "حجم الجمهور سهل القياس وسهل الشراء. والدليل الأصدق على التأييد هو من يأتي إلى القاعة حين يُدعى، ومن أي بُعد. وينبغي "
                "مقارنة ما جُمع عبر الإنترنت بما جُمع على الورق قبل أن يُعوَّل عليه."
            ),
            "es": (
                "El tamaño de una audiencia se mide con facilidad y se compra con facilidad. Mejor prueba del apoyo es quién acude a "
                "una sala cuando se le pide, y desde qué distancia. Los resultados reunidos en línea deberían compararse con los "
                "recogidos en papel antes de que alguien se base en ellos."
            ),
            "fr": (
                "La taille d’une audience se mesure aisément et s’achète aisément. La meilleure preuve d’un soutien est de savoir qui "
                "vient dans une salle lorsqu’on le demande, et de quelle distance. Les résultats recueillis en ligne devraient être "
                "comparés à ceux recueillis sur papier avant que quiconque s’y fie."
            ),
        },
    },
    {
        "key": "highlight-visibility", "kind": "highlight", "level": 3, "source": "",
        "title": {
            "en": "The price of visibility",
            "ar": "ثمن الظهور",
            "es": "El precio de la visibilidad",
            "fr": "Le prix de la visibilité",
        },
        "text": {
            "en": (
                "Women who become known are attacked, and their families with them. Protection is part of a campaign and should be "
                "planned with it. A few agreed rules and a small sum at hand are worth more than a long policy."
            ),
            "ar": (
                "تُهاجَم النساء اللواتي يشتهرن، وتُهاجَم معهن أسرهن. والحماية جزء من الحملة وينبغي أن تُخطط معها. وبضع قواعد متفق عليها "
                "ومبلغ صغير في متناول اليد أنفع من سياسة مطولة."
            ),
            "es": (
                "Las mujeres que se dan a conocer sufren ataques, y sus familias con ellas. La protección es parte de una campaña y "
                "debería planificarse con ella. Unas pocas reglas acordadas y una pequeña suma disponible valen más que una larga "
                "política."
            ),
            "fr": (
                "Les femmes qui se font connaître sont attaquées, et leurs familles avec elles. La protection fait partie d’une "
                "campagne et devrait être prévue avec elle. Quelques règles convenues et une petite somme disponible valent mieux "
                "qu’une longue politique."
            ),
        },
    },
    {
        "key": "highlight-pace", "kind": "highlight", "level": 3, "source": "",
        "title": {
            "en": "The pace of news",
            "ar": "إيقاع الأخبار",
            "es": "El ritmo de las noticias",
            "fr": "Le rythme des nouvelles",
        },
        "text": {
            "en": (
                "Talks are discussed outside while they are going on inside. Where the time of the next announcement was known, rumours "
                "lost some of their force. A fixed rhythm is useful even on days without news."
            ),
            "ar": (
                "تُناقَش المحادثات في الخارج وهي جارية في الداخل. وحيث كان موعد الإعلان التالي معروفاً فقدت الشائعات بعض قوتها. "
                "والإيقاع الثابت مفيد حتى في أيام لا أخبار فيها."
            ),
            "es": (
                "De las conversaciones se habla fuera mientras transcurren dentro. Donde se conocía la hora del siguiente anuncio, los "
                "rumores perdieron parte de su fuerza. Un ritmo fijo es útil también en los días sin novedades."
            ),
            "fr": (
                "On discute des pourparlers au-dehors pendant qu’ils se poursuivent au-dedans. Là où le moment de la prochaine annonce "
                "était connu, les rumeurs ont perdu de leur force. Un rythme fixe est utile même les jours sans nouvelles."
            ),
        },
    },
    {
        "key": "highlight-consultation", "kind": "highlight", "level": 3, "source": "",
        "title": {
            "en": "Consultation with an address",
            "ar": "مشاورة لها عنوان",
            "es": "Consultas con dirección",
            "fr": "Des consultations qui ont une adresse",
        },
        "text": {
            "en": (
                "A consultation should know before it begins which item it serves and who will present it. More than one person should "
                "undertake to do so, in case one of them is replaced. Those consulted should be told what was accepted, what was not, "
                "and for what reason."
            ),
            "ar": (
                "ينبغي للمشاورة أن تعرف قبل بدئها أي بند تخدم ومن سيعرضها. وينبغي أن يتعهد بذلك أكثر من شخص تحسباً لاستبدال أحدهم. "
                "وينبغي إبلاغ من استُشيروا بما قُبل وما لم يُقبل وبأي سبب."
            ),
            "es": (
                "Una consulta debería saber antes de empezar a qué punto sirve y quién la presentará. Convendría que se obligara a ello "
                "más de una persona, por si alguna es reemplazada. A quienes se consultó debería decírseles qué se aceptó, qué no y por "
                "qué motivo."
            ),
            "fr": (
                "Une consultation devrait savoir avant de commencer quel point elle sert et qui la présentera. Plus d’une personne "
                "devrait s’y engager, au cas où l’une d’elles serait remplacée. Aux personnes consultées, il faudrait dire ce qui a été "
                "retenu, ce qui ne l’a pas été, et pour quelle raison."
            ),
        },
    },
    {
        "key": "highlight-questions", "kind": "highlight", "level": 3, "source": "",
        "title": {
            "en": "Questions that leave room",
            "ar": "أسئلة تترك متسعاً",
            "es": "Preguntas que dejan espacio",
            "fr": "Des questions qui laissent de la place",
        },
        "text": {
            "en": (
                "Forms return what their authors expected. Asking what people fear, leaving space for other subjects, and taking notes "
                "in the language spoken brought up matters that would have been missed. Those who spoke should be able to correct the "
                "record."
            ),
            "ar": (
                "تعيد الاستمارات ما توقعه واضعوها. أما سؤال الناس عما يخشونه، وترك مجال لموضوعات أخرى، وتدوين الملاحظات باللغة المحكية "
                "فقد أظهر مسائل كانت ستفوت. وينبغي أن يستطيع من تكلم تصحيح المحضر."
            ),
            "es": (
                "Los formularios devuelven lo que esperaba quien los hizo. Preguntar por los temores, dejar lugar para otros asuntos y "
                "tomar notas en la lengua hablada sacó a la luz cuestiones que se habrían pasado por alto. Quienes hablaron deberían "
                "poder corregir el acta."
            ),
            "fr": (
                "Les formulaires rendent ce qu’en attendait qui les a faits. Interroger sur les craintes, réserver une place à d’autres "
                "sujets et prendre des notes dans la langue parlée ont fait apparaître des questions qui auraient échappé. Les "
                "personnes qui ont parlé devraient pouvoir corriger le compte rendu."
            ),
        },
    },
    {
        "key": "highlight-disagreement", "kind": "highlight", "level": 3, "source": "",
        "title": {
            "en": "Disagreement on the page",
            "ar": "الخلاف على الصفحة",
            "es": "El desacuerdo, por escrito",
            "fr": "Le désaccord sur la page",
        },
        "text": {
            "en": (
                "A paper that reports dissent is harder to attack than one that claims consensus. Opinions differed on whether speed "
                "can excuse a narrow consultation. There was agreement that it must never be presented as a broad one."
            ),
            "ar": (
                "الورقة التي تنقل الرأي المخالف أعصى على الهجوم من ورقة تدّعي الإجماع. واختلفت الآراء في ما إذا كانت السرعة تبرر مشاورة "
                "ضيقة. واتُّفق على ألا تُقدَّم أبداً على أنها واسعة."
            ),
            "es": (
                "Un documento que recoge el disenso es más difícil de atacar que uno que alega consenso. Hubo opiniones distintas sobre "
                "si la rapidez puede excusar una consulta estrecha. Hubo acuerdo en que nunca debe presentarse como amplia."
            ),
            "fr": (
                "Un document qui rend compte des désaccords est plus difficile à attaquer qu’un document qui se réclame du consensus. "
                "Les avis différaient sur le point de savoir si la rapidité peut excuser une consultation étroite. Il a été admis de "
                "part et d’autre qu’elle ne doit jamais être présentée comme une consultation large."
            ),
        },
    },
    {
        "key": "highlight-displacement", "kind": "highlight", "level": 3, "source": "",
        "title": {
            "en": "Displacement and diaspora in the plural",
            "ar": "النزوح والمهجر بصيغة الجمع",
            "es": "Desplazamiento y diáspora, en plural",
            "fr": "Déplacement et diaspora au pluriel",
        },
        "text": {
            "en": (
                "People who left are not one group, and treating them as one divides them further. Small circles that meet regularly "
                "hold longer than large gatherings once a year. Coordinators should be chosen by those concerned and paid for their "
                "time."
            ),
            "ar": (
                "ليس من رحلوا جماعة واحدة، ومعاملتهم كذلك تزيدهم فرقة. والدوائر الصغيرة التي تجتمع بانتظام أدوم من تجمعات كبيرة مرة في "
                "السنة. وينبغي أن يختار المعنيون منسقيهم وأن يُدفع لهؤلاء عن وقتهم."
            ),
            "es": (
                "Quienes se fueron no son un solo grupo, y tratarlos como tal los divide más. Los círculos pequeños que se reúnen con "
                "regularidad se mantienen más tiempo que los grandes actos una vez al año. La coordinación deberían elegirla las "
                "personas interesadas, y debería pagarse su tiempo."
            ),
            "fr": (
                "Les personnes parties ne forment pas un groupe, et les traiter comme tel les divise davantage. De petits cercles qui "
                "se réunissent régulièrement tiennent plus longtemps que de grands rassemblements une fois l’an. La coordination "
                "devrait être choisie par les personnes concernées et rémunérée."
            ),
        },
    },
    {
        "key": "highlight-risk", "kind": "highlight", "level": 3, "source": "",
        "title": {
            "en": "Those at risk decide",
            "ar": "القرار لمن هم في خطر",
            "es": "Decide quien corre el riesgo",
            "fr": "La décision à qui court le risque",
        },
        "text": {
            "en": (
                "Proposals shaped jointly by people inside and outside a country gain in knowledge. When and whether they are made "
                "public should be for those inside to say, since the consequences are theirs. The right to vote abroad was mentioned as "
                "the firmest form of inclusion."
            ),
            "ar": (
                "تزداد المقترحات معرفةً حين يصوغها معاً من في داخل البلد ومن في خارجه. أما متى تُعلن وهل تُعلن فأمر يعود إلى من في "
                "الداخل لأن العواقب تقع عليهم. وذُكر حق التصويت في الخارج بوصفه أمتن أشكال الإشراك."
            ),
            "es": (
                "Las propuestas elaboradas en común por personas de dentro y de fuera de un país ganan en conocimiento. Si se hacen "
                "públicas, y cuándo, deberían decirlo las de dentro, porque suyas son las consecuencias. El derecho de voto en el "
                "exterior se mencionó como la forma más firme de inclusión."
            ),
            "fr": (
                "Les propositions élaborées ensemble par des personnes de l’intérieur et de l’extérieur d’un pays y gagnent en "
                "connaissance. Il devrait appartenir à celles de l’intérieur de dire si elles sont rendues publiques, et quand, puisque "
                "les conséquences sont pour elles. Le droit de vote à l’étranger a été cité comme la forme la plus ferme d’inclusion."
            ),
        },
    },
)
