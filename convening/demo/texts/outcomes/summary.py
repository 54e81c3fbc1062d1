"""The moderator's summary: a frame around the numbered paragraphs of both rooms."""

PIECES = (
    {
        "key": "frame", "kind": "text", "level": 1, "source": "",
        "title": {
            "en": "Scope of this summary",
            "ar": "نطاق هذا الموجز",
            "es": "Alcance de este resumen",
            "fr": "Portée de ce résumé",
        },
        "text": {
            "en": (
                "Two rooms received contributions throughout July, before and after the live session of the working group to which each "
                "belonged. The summary puts into numbered paragraphs what was written there. It reports agreement as agreement, "
                "difference as difference, and a single view as such where leaving it out would have made the picture smoother than it "
                "was.\n\n"
                "Nothing in it is attributed. The wording is that of the rapporteurs, and no paragraph repeats the words of a "
                "contribution for which no permission was given."
            ),
            "ar": (
                "تلقت غرفتان مساهمات طوال تموز/يوليه، قبل الجلسة المباشرة للفريق العامل الذي تتبعه كل منهما وبعدها. ويضع الموجز ما كُتب "
                "فيهما في فقرات مرقمة. وهو ينقل الاتفاق بوصفه اتفاقاً، والاختلاف بوصفه اختلافاً، والرأي المنفرد بوصفه كذلك، حيث كان "
                "إغفاله سيجعل الصورة أكثر سلاسة مما كانت عليه.\n\n"
                "ولا يُسند شيء مما فيه إلى أحد. والصياغة للمقرِّرتين، ولا تكرر أي فقرة كلمات مساهمة لم يؤذن باستخدامها."
            ),
            "es": (
                "Dos salas recibieron aportaciones durante todo julio, antes y después de la sesión en directo del grupo de trabajo al "
                "que cada una correspondía. El resumen recoge en párrafos numerados lo que allí se escribió. Presenta el acuerdo como "
                "acuerdo, la diferencia como diferencia y la opinión aislada como tal, cuando omitirla habría dejado una imagen más "
                "lisa de lo que fue.\n\n"
                "Nada de lo que contiene se atribuye. La redacción es de la relatoría, y ningún párrafo repite las palabras de una "
                "aportación sin que se haya dado permiso."
            ),
            "fr": (
                "Deux salles ont reçu des contributions tout au long de juillet, avant et après la séance en direct du groupe de "
                "travail auquel chacune se rattachait. Le résumé met en paragraphes numérotés ce qui y a été écrit. Il rend l’accord "
                "comme un accord, la divergence comme une divergence, et l’avis isolé comme tel, lorsque l’omettre aurait donné une "
                "image plus lisse que la réalité.\n\n"
                "Rien n’y est attribué. La rédaction est celle des rapporteuses, et aucun paragraphe ne reprend les mots d’une "
                "contribution sans que la permission en ait été donnée."
            ),
        },
    },
    {
        "key": "progress", "kind": "synthesis", "level": 1, "source": "room:wg1",
        "title": {
            "en": "Progress: how support is built, kept and shared",
            "ar": "أوجه التقدم: كيف يُبنى الدعم ويُصان ويُتقاسم",
            "es": "Avances: cómo se construye, se conserva y se comparte el apoyo",
            "fr": "Progrès\u00a0: comment le soutien se bâtit, se garde et se partage",
        },
        "text": {
            "en": (
                "The first room looked at the work that precedes talks and outlasts them: means of contact, consultation, displacement, "
                "the passage into party politics, and money."
            ),
            "ar": (
                "نظرت الغرفة الأولى في العمل الذي يسبق المحادثات ويبقى بعدها: وسائل الاتصال، والمشاورات، والنزوح، والانتقال إلى العمل "
                "الحزبي، والمال."
            ),
            "es": (
                "La primera sala examinó el trabajo que precede a las conversaciones y las sobrevive: medios de contacto, consultas, "
                "desplazamiento, paso a la política de partido y dinero."
            ),
            "fr": (
                "La première salle a examiné le travail qui précède les pourparlers et leur survit\u00a0: moyens de contact, "
                "consultation, déplacement, passage à la politique partisane, argent."
            ),
        },
    },
    {
        "key": "gaps", "kind": "synthesis", "level": 1, "source": "room:wg2",
        "title": {
            "en": "Gaps: what formal processes leave undone, and steps to be taken",
            "ar": "أوجه القصور: ما تتركه العمليات الرسمية دون إنجاز، والخطوات اللازمة",
            "es": "Vacíos: lo que los procesos formales dejan por hacer y pasos que deben darse",
            "fr": "Lacunes\u00a0: ce que les processus formels laissent à faire, et les mesures à prendre",
        },
        "text": {
            "en": (
                "The second room turned to the processes themselves: their design, special measures, confidentiality, and the order in "
                "which steps follow one another."
            ),
            "ar": "وانتقلت الغرفة الثانية إلى العمليات نفسها: تصميمها، والتدابير الخاصة، والسرية، وترتيب الخطوات فيها.",
            "es": (
                "La segunda sala se ocupó de los propios procesos: su diseño, las medidas especiales, la confidencialidad y el orden en "
                "que se suceden los pasos."
            ),
            "fr": (
                "La seconde salle s’est tournée vers les processus eux-mêmes\u00a0: leur conception, les mesures spéciales, la "
                "confidentialité et l’ordre dans lequel se suivent les étapes."
            ),
        },
    },
    {
        "key": "afterwards", "kind": "text", "level": 1, "source": "",
        "title": {
            "en": "Use of this summary",
            "ar": "استخدام هذا الموجز",
            "es": "Uso de este resumen",
            "fr": "Usage de ce résumé",
        },
        "text": {
            "en": (
                "The recommendations drawn from these paragraphs stand in the *outcome document*. Whoever quotes a paragraph is asked "
                "to cite it by its number."
            ),
            "ar": "ترد التوصيات المستخلصة من هذه الفقرات في *الوثيقة الختامية*. ويُرجى ممن يقتبس فقرة أن يشير إليها برقمها.",
            "es": (
                "Las recomendaciones que se desprenden de estos párrafos figuran en el *documento final*. A quien cite un párrafo se le "
                "ruega que lo haga por su número."
            ),
            "fr": (
                "Les recommandations tirées de ces paragraphes figurent dans le *document final*. Pour citer un paragraphe, il est "
                "demandé d’en donner le numéro."
            ),
        },
    },
)
