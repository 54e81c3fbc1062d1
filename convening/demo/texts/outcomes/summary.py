"""The moderator's summary: a frame around the numbered paragraphs of both rooms."""

PIECES = (
    {
        "key": "frame", "kind": "text", "level": 1, "source": "",
        "title": {
            "en": "Scope of this summary",
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
        },
    },
    {
        "key": "progress", "kind": "synthesis", "level": 1, "source": "room:wg1",
        "title": {
            "en": "Progress: how support is built, kept and shared",
        },
        "text": {
            "en": (
                "The first room looked at the work that precedes talks and outlasts them: means of contact, consultation, displacement, "
                "the passage into party politics, and money."
            ),
        },
    },
    {
        "key": "gaps", "kind": "synthesis", "level": 1, "source": "room:wg2",
        "title": {
            "en": "Gaps: what formal processes leave undone, and steps to be taken",
        },
        "text": {
            "en": (
                "The second room turned to the processes themselves: their design, special measures, confidentiality, and the order in "
                "which steps follow one another."
            ),
        },
    },
    {
        "key": "afterwards", "kind": "text", "level": 1, "source": "",
        "title": {
            "en": "Use of this summary",
        },
        "text": {
            "en": (
                "The recommendations drawn from these paragraphs stand in the *outcome document*. Whoever quotes a paragraph is asked "
                "to cite it by its number."
            ),
        },
    },
)
