"""The moderator's summary: a frame around the numbered paragraphs of both rooms."""

PIECES = (
    {
        "key": "frame", "kind": "text", "level": 1, "source": "",
        "title": {
            "en": "Scope of this summary",
            "es": "Alcance de este resumen",
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
            "es": (
                "Dos salas recibieron aportaciones durante todo julio, antes y después de la sesión en directo del grupo de trabajo al "
                "que cada una correspondía. El resumen recoge en párrafos numerados lo que allí se escribió. Presenta el acuerdo como "
                "acuerdo, la diferencia como diferencia y la opinión aislada como tal, cuando omitirla habría dejado una imagen más "
                "lisa de lo que fue.\n\n"
                "Nada de lo que contiene se atribuye. La redacción es de la relatoría, y ningún párrafo repite las palabras de una "
                "aportación sin que se haya dado permiso."
            ),
        },
    },
    {
        "key": "progress", "kind": "synthesis", "level": 1, "source": "room:wg1",
        "title": {
            "en": "Progress: how support is built, kept and shared",
            "es": "Avances: cómo se construye, se conserva y se comparte el apoyo",
        },
        "text": {
            "en": (
                "The first room looked at the work that precedes talks and outlasts them: means of contact, consultation, displacement, "
                "the passage into party politics, and money."
            ),
            "es": (
                "La primera sala examinó el trabajo que precede a las conversaciones y las sobrevive: medios de contacto, consultas, "
                "desplazamiento, paso a la política de partido y dinero."
            ),
        },
    },
    {
        "key": "gaps", "kind": "synthesis", "level": 1, "source": "room:wg2",
        "title": {
            "en": "Gaps: what formal processes leave undone, and steps to be taken",
            "es": "Vacíos: lo que los procesos formales dejan por hacer y pasos que deben darse",
        },
        "text": {
            "en": (
                "The second room turned to the processes themselves: their design, special measures, confidentiality, and the order in "
                "which steps follow one another."
            ),
            "es": (
                "La segunda sala se ocupó de los propios procesos: su diseño, las medidas especiales, la confidencialidad y el orden en "
                "que se suceden los pasos."
            ),
        },
    },
    {
        "key": "afterwards", "kind": "text", "level": 1, "source": "",
        "title": {
            "en": "Use of this summary",
            "es": "Uso de este resumen",
        },
        "text": {
            "en": (
                "The recommendations drawn from these paragraphs stand in the *outcome document*. Whoever quotes a paragraph is asked "
                "to cite it by its number."
            ),
            "es": (
                "Las recomendaciones que se desprenden de estos párrafos figuran en el *documento final*. A quien cite un párrafo se le "
                "ruega que lo haga por su número."
            ),
        },
    },
)
