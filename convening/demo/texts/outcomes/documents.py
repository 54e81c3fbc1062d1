"""The four documents, each with its pieces in their order. Pieces that are drawn have a source, a heading, and at most a few words before them."""

from . import background_one, background_two, outcome, report_chapters, report_closing, report_highlights, report_opening, summary

DOCUMENTS = (
    {
        "slug": "background-note", "kind": "background", "cover": "",
        "title": {
            "en": "Background notes for the working groups",
        },
        "subtitle": {
            "en": (
                "Gender-Inclusive Peace Processes: Strengthening Women's Meaningful Participation through Constituency Building, 1 to "
                "31 July 2021"
            ),
        },
        "imprint": {
            "en": "New York, June 2021",
        },
        "pieces": (*background_one.PIECES, *background_two.PIECES),
    },
    {
        "slug": "outcome-document", "kind": "outcome", "cover": "",
        "title": {
            "en": "Outcome document: Those who negotiate and those who stand behind them",
        },
        "subtitle": {
            "en": "Recommendations by addressee, from the convening Gender-Inclusive Peace Processes, July 2021",
        },
        "imprint": {
            "en": "New York, September 2021",
        },
        "pieces": outcome.PIECES,
    },
    {
        "slug": "moderators-summary", "kind": "summary", "cover": "",
        "title": {
            "en": "Moderator's summary",
        },
        "subtitle": {
            "en": "Two rooms on constituency building, 1 to 31 July 2021",
        },
        "imprint": {
            "en": "New York, August 2021",
        },
        "pieces": summary.PIECES,
    },
    {
        "slug": "meeting-report", "kind": "report", "cover": "chairs",
        "title": {
            "en": "Meeting report",
        },
        "subtitle": {
            "en": "Gender-Inclusive Peace Processes: Strengthening Women's Meaningful Participation through Constituency Building",
        },
        "imprint": {
            "en": "New York, September 2021",
        },
        "pieces": (*report_opening.PIECES, *report_chapters.PIECES, *report_highlights.PIECES, *report_closing.PIECES),
    },
)
