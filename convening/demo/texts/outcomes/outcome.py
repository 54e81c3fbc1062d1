"""The outcome document: what it rests on, and the recommendations by addressee."""

PIECES = (
    {
        "key": "opening", "kind": "text", "level": 1, "source": "",
        "title": {
            "en": "What these recommendations rest on",
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
        },
    },
    {
        "key": "people", "kind": "people", "level": 1, "source": "",
        "title": {
            "en": "Named with their agreement",
        },
        "text": {
            "en": (
                "The persons listed here agreed to be named for what they said on the record. None of the recommendations is attributed "
                "to them."
            ),
        },
    },
    {
        "key": "recommendations", "kind": "recommendations", "level": 1, "source": "by_addressee",
        "title": {
            "en": "Recommendations by addressee",
        },
        "text": {
            "en": (
                "Each addressee finds here all that concerns it, and nothing else. A mission or a bank that is listed beneath its group "
                "is addressed by the recommendations to that group as well."
            ),
        },
    },
    {
        "key": "closing", "kind": "text", "level": 1, "source": "",
        "title": {
            "en": "After this document",
        },
        "text": {
            "en": (
                "Institutions that take up a recommendation are invited to tell the secretariat by what date and in which words they "
                "wish this to be published. Commitments are listed on the page of the convening and are asked after once six and once "
                "twelve months have passed.\n\n"
                "**Contact:** secretariat of the convening, outcomes@gipp-secretariat.example."
            ),
        },
    },
)
