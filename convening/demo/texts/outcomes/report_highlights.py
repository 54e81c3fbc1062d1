"""The eighteen highlights of the meeting report."""

PIECES = (
    {
        "key": "highlights", "kind": "text", "level": 2, "source": "",
        "title": {
            "en": "Eighteen highlights",
        },
        "text": {
            "en": (
                "What follows names the main points of the exchange, each by itself. Paragraph by paragraph, they can be traced in "
                "[](#annex-d)."
            ),
        },
    },
    {
        "key": "highlight-voice", "kind": "highlight", "level": 3, "source": "",
        "title": {
            "en": "The reach of a voice",
        },
        "text": {
            "en": (
                "Radio and recorded messages include people who do not read, do not travel or may not attend. Screens are of use "
                "afterwards, to continue and to store. The labour of listening should be counted as labour."
            ),
        },
    },
    {
        "key": "highlight-weight", "kind": "highlight", "level": 3, "source": "",
        "title": {
            "en": "Counting and weighing",
        },
        "text": {
            "en": (
                "The size of an audience is easily measured and easily bought. Better evidence of support is who comes to a hall when "
                "asked, and from how far. Results collected online should be compared with those gathered on paper before anybody "
                "relies on them."
            ),
        },
    },
    {
        "key": "highlight-visibility", "kind": "highlight", "level": 3, "source": "",
        "title": {
            "en": "The price of visibility",
        },
        "text": {
            "en": (
                "Women who become known are attacked, and their families with them. Protection is part of a campaign and should be "
                "planned with it. A few agreed rules and a small sum at hand are worth more than a long policy."
            ),
        },
    },
    {
        "key": "highlight-pace", "kind": "highlight", "level": 3, "source": "",
        "title": {
            "en": "The pace of news",
        },
        "text": {
            "en": (
                "Talks are discussed outside while they are going on inside. Where the time of the next announcement was known, rumours "
                "lost some of their force. A fixed rhythm is useful even on days without news."
            ),
        },
    },
    {
        "key": "highlight-consultation", "kind": "highlight", "level": 3, "source": "",
        "title": {
            "en": "Consultation with an address",
        },
        "text": {
            "en": (
                "A consultation should know before it begins which item it serves and who will present it. More than one person should "
                "undertake to do so, in case one of them is replaced. Those consulted should be told what was accepted, what was not, "
                "and for what reason."
            ),
        },
    },
    {
        "key": "highlight-questions", "kind": "highlight", "level": 3, "source": "",
        "title": {
            "en": "Questions that leave room",
        },
        "text": {
            "en": (
                "Forms return what their authors expected. Asking what people fear, leaving space for other subjects, and taking notes "
                "in the language spoken brought up matters that would have been missed. Those who spoke should be able to correct the "
                "record."
            ),
        },
    },
    {
        "key": "highlight-disagreement", "kind": "highlight", "level": 3, "source": "",
        "title": {
            "en": "Disagreement on the page",
        },
        "text": {
            "en": (
                "A paper that reports dissent is harder to attack than one that claims consensus. Opinions differed on whether speed "
                "can excuse a narrow consultation. There was agreement that it must never be presented as a broad one."
            ),
        },
    },
    {
        "key": "highlight-displacement", "kind": "highlight", "level": 3, "source": "",
        "title": {
            "en": "Displacement and diaspora in the plural",
        },
        "text": {
            "en": (
                "People who left are not one group, and treating them as one divides them further. Small circles that meet regularly "
                "hold longer than large gatherings once a year. Coordinators should be chosen by those concerned and paid for their "
                "time."
            ),
        },
    },
    {
        "key": "highlight-risk", "kind": "highlight", "level": 3, "source": "",
        "title": {
            "en": "Those at risk decide",
        },
        "text": {
            "en": (
                "Proposals shaped jointly by people inside and outside a country gain in knowledge. When and whether they are made "
                "public should be for those inside to say, since the consequences are theirs. The right to vote abroad was mentioned as "
                "the firmest form of inclusion."
            ),
        },
    },
    {
        "key": "highlight-parties", "kind": "highlight", "level": 3, "source": "",
        "title": {
            "en": "Crossing into party politics",
        },
        "text": {
            "en": (
                "Whoever changes from an association to a party is suspected on both sides. A clear understanding of what she will "
                "defend and what she may concede, reviewed on fixed dates, has kept ties alive. Spaces without publicity in which both "
                "sides meet would make the step less lonely."
            ),
        },
    },
    {
        "key": "highlight-memory", "kind": "highlight", "level": 3, "source": "",
        "title": {
            "en": "The memory of office",
        },
        "text": {
            "en": (
                "Experience of negotiation is lost when those who held a mandate find no place afterwards. A role with a voice and "
                "without a vote was suggested. It would cost little and serve the next delegation."
            ),
        },
    },
    {
        "key": "highlight-design", "kind": "highlight", "level": 3, "source": "",
        "title": {
            "en": "Small decisions of design",
        },
        "text": {
            "en": (
                "The choice of a city, the date of an agenda and the absence of a free day decide who can represent. They are "
                "reversible and cheap if considered early. Delegations should be asked before they are settled."
            ),
        },
    },
    {
        "key": "highlight-care", "kind": "highlight", "level": 3, "source": "",
        "title": {
            "en": "Care and alternates",
        },
        "text": {
            "en": (
                "Obligations towards families can end a mandate as surely as politics does. Services at the venue were seen as less "
                "useful than support for the household at home or for one more traveller. Alternates elected together with the delegate "
                "keep the seat where it belongs."
            ),
        },
    },
    {
        "key": "highlight-tsm", "kind": "highlight", "level": 3, "source": "",
        "title": {
            "en": "Temporary special measures",
        },
        "text": {
            "en": (
                "A share should be worded as a lower limit and tied to powers. Local demand protects a measure better than outside "
                "pressure. Whether it should contain its own end was contested; linking the end to a result found interest on both "
                "sides."
            ),
        },
    },
    {
        "key": "highlight-advisory", "kind": "highlight", "level": 3, "source": "",
        "title": {
            "en": "Advisory bodies",
        },
        "text": {
            "en": (
                "They were praised as a school and blamed as an excuse. Both assessments agreed that such a body should know from its "
                "first day when its members will join the delegations."
            ),
        },
    },
    {
        "key": "highlight-confidentiality", "kind": "highlight", "level": 3, "source": "",
        "title": {
            "en": "Confidentiality and the way home",
        },
        "text": {
            "en": (
                "Subject, timetable and next step can as a rule be told without harm; the text cannot. A sworn circle around each "
                "delegate was seen as support by one side and as a risk by the other. Full openness had its price too where records "
                "became public."
            ),
        },
    },
    {
        "key": "highlight-order", "kind": "highlight", "level": 3, "source": "",
        "title": {
            "en": "The order of steps and the press",
        },
        "text": {
            "en": (
                "Who will sit in the next body should be settled in the first agreement. Stops announced and funded in advance would "
                "let delegations listen again before they go on. Journalists and editors who are briefed before talks begin report with "
                "more care."
            ),
        },
    },
    {
        "key": "highlight-funding", "kind": "highlight", "level": 3, "source": "",
        "title": {
            "en": "Money for the pauses",
        },
        "text": {
            "en": (
                "Support usually ends when talks are suspended, which is when links break. Funding over several years, with provision "
                "for reporting back and for protection at short notice, was asked for. Contact between delegates and those they "
                "represent should be the measure of success."
            ),
        },
    },
)
