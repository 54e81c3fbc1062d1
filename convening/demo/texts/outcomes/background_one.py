"""The background notes: introduction and the first working group."""

PIECES = (
    {
        "key": "introduction", "kind": "text", "level": 1, "source": "",
        "title": {
            "en": "Introduction: one question, three groups",
        },
        "text": {
            "en": (
                "A seat at a negotiating table is held by one person and paid for by others. They sent her, they follow what they can "
                "see of the talks, and they will live under the agreement long after the delegations have left. This convening asks how "
                "that tie is made, how it is kept while talks go on, and what the design of a process does to it.\n\n"
                "Since 2000 the Security Council has called for the participation of women at all levels of decision-making and in all "
                "stages of peace processes.[^a] Between 1992 and 2019 women nevertheless made up 13 per cent of negotiators, and 6 per "
                "cent each of mediators and signatories, in major processes.[^b] The notes that follow look for one part of the "
                "explanation: a place alone carries little weight if nobody can be heard standing behind it.\n\n"
                "Two working groups meet live in July and continue in writing in a room of their own. The third takes up afterwards "
                "what the first two have left to be done.\n\n"
                "[^a]: S/RES/1325 (2000), paragraph 1; S/RES/1889 (2009), paragraph 1; S/RES/2122 (2013); S/RES/2242 (2015); S/RES/2493 "
                "(2019).\n"
                "[^b]: UN Women, infographic *Women's Meaningful Participation Builds Peace* (2018)."
            ),
        },
    },
    {
        "key": "wg1", "kind": "text", "level": 1, "source": "",
        "title": {
            "en": "Working group 1: Building and nurturing a constituency",
        },
        "text": {
            "en": "The first group begins before any talks, in the years in which a base of support grows or fails to grow.",
        },
    },
    {
        "key": "wg1-origins", "kind": "text", "level": 2, "source": "",
        "title": {
            "en": "Where support comes from",
        },
        "text": {
            "en": (
                "A constituency seldom begins with a peace process. It begins with a well, a school, a list of the missing, and it "
                "becomes political when those concerned find that the answer lies elsewhere. By the time a delegation is named, people "
                "either know the woman who is to speak for them or they do not. Weeks of preparation cannot replace years of "
                "acquaintance.\n\n"
                "Expectations are uneven from the start. A man who joins a delegation is asked which party or region he stands for; a "
                "woman is readily taken to stand for women as such, and is then asked why she has views on land, borders or arms. "
                "Resolution 1325 (2000) draws no such line: it speaks of decision-making at all levels, whatever the subject.[^a]\n\n"
                "[^a]: S/RES/1325 (2000), paragraph 1."
            ),
        },
    },
    {
        "key": "wg1-reach", "kind": "text", "level": 2, "source": "",
        "title": {
            "en": "Reach, and those beyond it",
        },
        "text": {
            "en": (
                "Digital means have shortened the way between a delegate and her supporters. They have also drawn a new border, which "
                "runs between those who have a device, a connection and privacy, and those who lack one of the three. Attacks on women "
                "who are visible online are meant to be seen by others, and work as a warning. The Council has asked Member States for "
                "safe conditions in which women who build peace can do their work, and for answers to threats and hate speech.[^a]\n\n"
                "A second border runs along displacement. Whoever had to leave, whether inside the country or across its frontiers, "
                "keeps an interest in the settlement and often loses every formal way of stating it. The Committee on the Elimination "
                "of Discrimination against Women treats participation in peace-making and the situation of displaced women as parts of "
                "one obligation.[^b]\n\n"
                "[^a]: S/RES/2493 (2019).\n"
                "[^b]: Committee on the Elimination of Discrimination against Women, general recommendation No. 30 (2013) on women in "
                "conflict prevention, conflict and post-conflict situations."
            ),
        },
    },
    {
        "key": "wg1-objective", "kind": "text", "level": 2, "source": "",
        "title": {
            "en": "Objective of working group 1",
        },
        "text": {
            "en": (
                "The group is to gather methods that have been used, with their costs, and to name the conditions under which they "
                "lasted. It is not expected to agree. Where experience points in two directions, the synthesis will show both."
            ),
        },
    },
    {
        "key": "wg1-questions", "kind": "room_questions", "level": 2, "source": "wg1",
        "title": {
            "en": "Guiding questions for working group 1",
        },
        "text": {},
    },
)
