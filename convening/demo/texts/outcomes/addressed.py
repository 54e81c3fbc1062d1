"""Whom each recommendation addresses, and in which words where its own do not do.

`recommendation` is its number in RECOMMENDATIONS, from 1; `short` and `long` are empty where its own words serve. The mission and the bank
are invented.
"""

NESTED_ADDRESSEES = (
    {
        "code": "two-shores-mission", "beneath": "missions",
        "name": {
            "en": "United Nations Support Mission for the Two Shores Talks",
        },
    },
    {
        "code": "two-shores-bank", "beneath": "financial_institutions",
        "name": {
            "en": "Two Shores Reconstruction Bank",
        },
    },
)

ADDRESSED = (
    {
        "addressee": "member_states", "recommendation": 1,
        "short": {},
        "long": {},
    },
    {
        "addressee": "member_states", "recommendation": 2,
        "short": {
            "en": "As host, sponsor or guarantor, ask that the first text say who will sit in the next body.",
        },
        "long": {
            "en": (
                "States that host, sponsor or guarantee talks should tie their support for a ceasefire to one sentence on the "
                "composition of the body that is to follow it, and should offer a wording in the languages of the parties."
            ),
        },
    },
    {
        "addressee": "member_states", "recommendation": 5,
        "short": {
            "en": "Budget for the way back as for the way there.",
        },
        "long": {
            "en": (
                "Where a State sends, receives or equips a delegation, its budget should contain the journeys and the days on which "
                "delegates report to those for whom they speak, in months without talks as well."
            ),
        },
    },
    {
        "addressee": "un_entities", "recommendation": 1,
        "short": {
            "en": "Word every share of seats in your own drafts as a minimum.",
        },
        "long": {
            "en": (
                "In draft agreements, model rules of procedure and terms of reference, state that a share of seats is a minimum and "
                "list beside it the powers that come with each seat."
            ),
        },
    },
    {
        "addressee": "un_entities", "recommendation": 3,
        "short": {},
        "long": {},
    },
    {
        "addressee": "un_entities", "recommendation": 4,
        "short": {},
        "long": {},
    },
    {
        "addressee": "un_entities", "recommendation": 8,
        "short": {
            "en": "Offer parties, early, a clause on what may be told.",
        },
        "long": {
            "en": (
                "Mediation support should keep a short model clause that separates the course of talks from their text, offer it before "
                "the first meeting, and propose fixed days on which news will be given."
            ),
        },
    },
    {
        "addressee": "missions", "recommendation": 2,
        "short": {
            "en": "Have a sentence on the next body ready when a ceasefire is drafted.",
        },
        "long": {
            "en": (
                "Missions that assist in drafting should prepare such a sentence in all languages of the talks, discuss it with women's "
                "organizations beforehand, and propose it to the parties while there is still time to consider it."
            ),
        },
    },
    {
        "addressee": "missions", "recommendation": 3,
        "short": {
            "en": "Plan the calendar of meetings around the journey home.",
        },
        "long": {
            "en": (
                "Missions should draw up the calendar with the delegations, keep transport and safe passage available on days without "
                "meetings, and state in writing why an agenda was sent late."
            ),
        },
    },
    {
        "addressee": "missions", "recommendation": 8,
        "short": {},
        "long": {},
    },
    {
        "addressee": "two-shores-mission", "recommendation": 3,
        "short": {
            "en": "Meet on both shores in turn, and find out about visas first.",
        },
        "long": {
            "en": (
                "The mission should hold its meetings in turn on either shore, establish before each decision which delegates can "
                "travel, and send papers three days ahead in both languages of the talks."
            ),
        },
    },
    {
        "addressee": "two-shores-mission", "recommendation": 4,
        "short": {
            "en": "Return to the harbours where people were consulted.",
        },
        "long": {
            "en": (
                "Within six weeks of each round, the mission should go back to the places of its last consultations on both shores and "
                "say there which points entered the agenda and which did not."
            ),
        },
    },
    {
        "addressee": "financial_institutions", "recommendation": 5,
        "short": {
            "en": "Let programmes of recovery pay for reporting back.",
        },
        "long": {
            "en": (
                "Programmes that are to follow an agreement should include, from the phase of preparation, the cost of meetings at "
                "which delegates tell those they represent what was agreed on land, work and reconstruction."
            ),
        },
    },
    {
        "addressee": "financial_institutions", "recommendation": 6,
        "short": {
            "en": "Allow protection to be paid for before procurement.",
        },
        "long": {
            "en": (
                "Rules on procurement should provide for an exception under which two responsible officers can release a limited sum "
                "for somebody's safety at once and justify it afterwards."
            ),
        },
    },
    {
        "addressee": "two-shores-bank", "recommendation": 4,
        "short": {
            "en": "Consult before lending, and report before disbursing.",
        },
        "long": {
            "en": (
                "Before a loan is approved, the bank should name the decision that a consultation is to inform; before the second "
                "instalment is paid, it should tell those consulted what was changed and what was not."
            ),
        },
    },
    {
        "addressee": "two-shores-bank", "recommendation": 5,
        "short": {
            "en": "Open a small line for reporting back in each reconstruction loan.",
        },
        "long": {
            "en": (
                "The bank should reserve a small share of each loan for meetings, in the districts concerned, at which those who "
                "negotiated its terms explain them, and should continue it while disbursement is suspended."
            ),
        },
    },
    {
        "addressee": "civil_society", "recommendation": 7,
        "short": {},
        "long": {},
    },
    {
        "addressee": "civil_society", "recommendation": 8,
        "short": {},
        "long": {},
    },
    {
        "addressee": "donors", "recommendation": 5,
        "short": {},
        "long": {},
    },
    {
        "addressee": "donors", "recommendation": 6,
        "short": {},
        "long": {},
    },
)
