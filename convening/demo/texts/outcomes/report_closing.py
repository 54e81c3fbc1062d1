"""What the meeting report draws at its end: recommendations, credits, annexes."""

PIECES = (
    {
        "key": "recommendations", "kind": "recommendations", "level": 1, "source": "long",
        "title": {
            "en": "Recommendations",
        },
        "text": {
            "en": (
                "The recommendations were drawn up by the rapporteurs from the paragraphs of the synthesis. Some restate in workable "
                "terms what has been agreed elsewhere; others are new. Members were asked in a round of their own which of them they "
                "stand behind, and the results are printed where the numbers permit."
            ),
        },
    },
    {
        "key": "credits", "kind": "credits", "level": 1, "source": "",
        "title": {
            "en": "Conveners, partners and donors",
        },
        "text": {},
    },
    {
        "key": "annex-a", "kind": "links", "level": 1, "source": "",
        "title": {
            "en": "Annex A: Useful links",
        },
        "text": {
            "en": "Resources of the convening that are open to everybody.",
        },
    },
    {
        "key": "annex-b", "kind": "annex", "level": 1, "source": "b",
        "title": {
            "en": "Annex B: Evaluation",
        },
        "text": {
            "en": "Figures, definitions and answers to the survey, from the released evaluation.",
        },
    },
    {
        "key": "annex-c", "kind": "graphics", "level": 1, "source": "",
        "title": {
            "en": "Annex C: Graphic recordings",
        },
        "text": {
            "en": "Drawings made during the sessions. They were looked over for names and likenesses before publication.",
        },
    },
    {
        "key": "annex-d", "kind": "annex", "level": 1, "source": "d",
        "title": {
            "en": "Annex D: Engagement summary",
        },
        "text": {
            "en": "The synthesis of both rooms in full, with the guiding questions and the recommendations.",
        },
    },
)
