"""What institutions undertook to do: about which recommendation (its number), within how many months, and how it stands."""

COMMITMENTS = (
    {
        "key": "agendas", "recommendation": 3, "months": 6, "state": "under_way", "public": True,
        "owner": {
            "en": "Secretariat of the convening",
        },
        "text": {
            "en": (
                "Agendas and papers of all future sessions are sent three working days ahead, in every language of the session; a late "
                "paper says why it is late."
            ),
        },
        "remark": {},
    },
    {
        "key": "return", "recommendation": 4, "months": 12, "state": "planned", "public": True,
        "owner": {
            "en": "The convener",
        },
        "text": {
            "en": (
                "What became of each recommendation is reported to everybody who took part, in four languages, with reasons where "
                "nothing was done."
            ),
        },
        "remark": {},
    },
    {
        "key": "wording", "recommendation": 1, "months": 9, "state": "under_way", "public": True,
        "owner": {
            "en": "The partner of the convening",
        },
        "text": {
            "en": (
                "A model wording for shares of seats, as a minimum and with the powers attached to each seat, is drafted in four "
                "languages and published for free use."
            ),
        },
        "remark": {},
    },
    {
        "key": "protection", "recommendation": 6, "months": 12, "state": "planned", "public": False,
        "owner": {
            "en": "Liaison of the donors",
        },
        "text": {
            "en": (
                "A budget line for the protection of persons, released by two officers and accounted for afterwards, is proposed for "
                "the funding agreements of the coming year."
            ),
        },
        "remark": {},
    },
    {
        "key": "news", "recommendation": 8, "months": 3, "state": "done", "public": True,
        "owner": {
            "en": "Secretariat of the convening",
        },
        "text": {
            "en": (
                "The days on which news of the convening will be given are announced beforehand on its page, and kept also where there "
                "is nothing new."
            ),
        },
        "remark": {
            "en": "Done since August 2021: each update names the day of the next.",
        },
    },
)
