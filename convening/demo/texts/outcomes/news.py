"""Updates beside the three of the first public page: two for everybody, two for members."""

from datetime import date

UPDATES = (
    {
        "slug": "background-notes", "day": date(2021, 6, 28), "audience": "public",
        "title": {
            "en": "Background notes for the working groups are published",
        },
        "body": {
            "en": (
                "The background notes for the working groups are available on this page in the languages of the convening. Each note "
                "sets out what is known, states an objective and closes with guiding questions. The first two belong to the rooms that "
                "open on 1 July. The third concerns follow-up and is addressed to institutions rather than to those who take part. You "
                "do not need to have read anything else before the first session. If a question seems to you to miss the point, please "
                "say so in the room; the moderators read it."
            ),
        },
    },
    {
        "slug": "halfway", "day": date(2021, 7, 16), "audience": "members",
        "title": {
            "en": "Halfway: what happens to your words",
        },
        "body": {
            "en": (
                "Both working groups have met, and both rooms stay open until 31 July. The rapporteurs have begun to read. They see "
                "contributions without names and without labels, and they write in words of their own. If they wish to quote you, the "
                "question appears in the application beside your contribution; nobody learns to whom it was put. You may refuse, allow "
                "a paraphrase, or allow the words as they stand. If you do not answer, what you wrote can only enter a paragraph "
                "together with the points of others."
            ),
        },
    },
    {
        "slug": "round", "day": date(2021, 8, 16), "audience": "members",
        "title": {
            "en": "Say which recommendations you stand behind",
        },
        "body": {
            "en": (
                "The rapporteurs have drawn up recommendations from the paragraphs of the synthesis. For the next two weeks, members "
                "can read them in the application and mark those they stand behind. Marking is not a vote and changes no wording. It "
                "tells those who are addressed how far a recommendation is shared. Who marked what is not kept: when the round ends the "
                "marks are counted and destroyed, and numbers too small to be safe are not published. The next news will be given on 15 "
                "September."
            ),
        },
    },
    {
        "slug": "released", "day": date(2021, 9, 15), "audience": "public",
        "title": {
            "en": "Outcome document, meeting report and evaluation are published",
        },
        "body": {
            "en": (
                "The outcome document, the moderator's summary, the meeting report and the evaluation can now be read and downloaded on "
                "this page. Each is offered as a page, as a PDF file and as a Word file. The outcome document is arranged by addressee; "
                "the report contains the full recommendations and four annexes. Nothing in any of them is attributed to anybody who "
                "took part. The first commitments have been entered. Institutions that wish to add one are asked to write to the "
                "secretariat. The next news will be given on 15 March 2022, when those who made a commitment are asked how it stands."
            ),
        },
    },
)
