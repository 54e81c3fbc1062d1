"""The background notes: the second working group, and the third, which follows up."""

PIECES = (
    {
        "key": "wg2", "kind": "text", "level": 1, "source": "",
        "title": {
            "en": "Working group 2: Constituency building and formal peace processes",
        },
        "text": {
            "en": "The second group enters the building in which talks are held, and reads the rules posted on its doors.",
        },
    },
    {
        "key": "wg2-design", "kind": "text", "level": 2, "source": "",
        "title": {
            "en": "What design decides",
        },
        "text": {
            "en": (
                "Agendas, calendars, venues and rules of procedure are usually settled among few people and in little time. None of "
                "them is written with a view to excluding anybody, and each can do so. A delegate who has to ask others before she "
                "agrees needs documents early, pauses that can be foreseen, and a way to reach home. Guidance for mediators has "
                "recommended inclusive design for years;[^a] how it is carried into a timetable is rarely written down.\n\n"
                "[^a]: United Nations Guidance for Effective Mediation, annex I to A/66/811 (2012)."
            ),
        },
    },
    {
        "key": "wg2-measures", "kind": "text", "level": 2, "source": "",
        "title": {
            "en": "Measures that add seats",
        },
        "text": {
            "en": (
                "Temporary special measures are provided for in the Convention on the Elimination of All Forms of Discrimination "
                "against Women, which does not regard them as discrimination and requires that they end once their aims have been "
                "achieved.[^a] In peace processes they take the form of shares in delegations, seats in commissions, or advisory bodies "
                "beside the table. What they bring about depends on powers that the number of seats does not show: to sign, to chair, "
                "to put an item on the agenda.\n\n"
                "[^a]: Convention on the Elimination of All Forms of Discrimination against Women (1979), article 4, paragraph 1; "
                "Committee on the Elimination of Discrimination against Women, general recommendation No. 25 (2004)."
            ),
        },
    },
    {
        "key": "wg2-silence", "kind": "text", "level": 2, "source": "",
        "title": {
            "en": "Silence and publicity",
        },
        "text": {
            "en": (
                "Talks need protection from publicity, and delegates need to account for what they do. The two needs meet in every "
                "clause on confidentiality. Such clauses are drafted with the text of an agreement in mind, although people at home ask "
                "first about the direction, the timing and the next step. The press stands between the two, and is as a rule informed "
                "last."
            ),
        },
    },
    {
        "key": "wg2-objective", "kind": "text", "level": 2, "source": "",
        "title": {
            "en": "Objective of working group 2",
        },
        "text": {
            "en": (
                "The group is to identify decisions of design that a mediator, a party or a funder could take differently at the next "
                "occasion, and to word each so that it can be carried into a mandate, a budget or rules of procedure."
            ),
        },
    },
    {
        "key": "wg2-questions", "kind": "room_questions", "level": 2, "source": "wg2",
        "title": {
            "en": "Guiding questions for working group 2",
        },
        "text": {},
    },
    {
        "key": "wg3", "kind": "text", "level": 1, "source": "",
        "title": {
            "en": "Working group 3: Following up together",
        },
        "text": {
            "en": (
                "The third group has neither a session nor a room. It consists of the institutions that convene, support and fund this "
                "exchange, and of the addressees of its recommendations, and it starts work when the rooms have closed."
            ),
        },
    },
    {
        "key": "wg3-gap", "kind": "text", "level": 2, "source": "",
        "title": {
            "en": "The gap after the last page",
        },
        "text": {
            "en": (
                "Reports on participation end with recommendations, and recommendations tend to end with the report. Few of them name "
                "an owner or a date. In 2004 the Security Council encouraged States to carry resolution 1325 (2000) into national "
                "action plans;[^a] such plans do best where money and responsibility stand beside each aim. A convening is smaller than "
                "a State, but nothing prevents it from keeping the same discipline.\n\n"
                "[^a]: Statement by the President of the Security Council, S/PRST/2004/40."
            ),
        },
    },
    {
        "key": "wg3-public", "kind": "text", "level": 2, "source": "",
        "title": {
            "en": "What can be done in public",
        },
        "text": {
            "en": (
                "Because the Chatham House Rule applies to all sessions and both rooms, nobody who took part can be asked to answer for "
                "a proposal. Those who convene can. A commitment made by an institution can be published with its owner, its date and "
                "its state, and it can be reported as given up where that is the truth. Regional organizations, which work close to the "
                "parties, have a part of their own in this under Chapter VIII of the Charter of the United Nations.[^a]\n\n"
                "[^a]: Charter of the United Nations, Articles 52 to 54."
            ),
        },
    },
    {
        "key": "wg3-objective", "kind": "text", "level": 2, "source": "",
        "title": {
            "en": "Objective of working group 3",
        },
        "text": {
            "en": (
                "The group is to turn each recommendation into at least one commitment that somebody outside the group could check "
                "after six and after twelve months."
            ),
        },
    },
    {
        "key": "wg3-questions", "kind": "questions", "level": 2, "source": "",
        "title": {
            "en": "Guiding questions for working group 3",
        },
        "text": {
            "en": (
                "1. **Owners:** Which institution can take the first step on a recommendation without waiting for another, and what "
                "would allow it to say so in public?\n"
                "2. **Evidence:** By what would somebody who took no part in the convening recognize, a year later, that the step was "
                "taken?\n"
                "3. **Return:** How do those whose experience stands behind a recommendation learn what became of it, if nobody may "
                "know who they are?"
            ),
        },
    },
)
