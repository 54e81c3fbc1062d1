"""The meeting report's first two chapters: terms, opportunities and challenges."""

PIECES = (
    {
        "key": "definitions", "kind": "text", "level": 1, "source": "",
        "title": {
            "en": "Constituency building: terms and their gendered use",
        },
        "text": {
            "en": (
                "There is no agreed definition of constituency building in the practice of peacemaking. For the purposes of the "
                "exchange it was taken to mean the continuing effort by which someone who represents others in a political process "
                "learns what they want, tells them what can be had, and answers for the difference. Three things follow from this. It "
                "is an activity and not a possession. It runs in both directions. And it goes on after the signature, when the "
                "difference has to be explained.\n\n"
                "The terms are not neutral in use. A following is called a base when a man has it and a network when a woman does. "
                "Where a woman is nominated by her party, her independence is doubted; where she comes from an association, her mandate "
                "is. CEDAW has called on States to ensure that women take part equally at all levels of peace processes, and has joined "
                "no condition to it.[^a] The exchange kept in view that women should not be made to pass a test of representativeness "
                "from which everybody else at the table is exempt.\n\n"
                "[^a]: CEDAW, general recommendation No. 30 (2013)."
            ),
        },
    },
    {
        "key": "terms", "kind": "box", "level": 2, "source": "",
        "title": {
            "en": "Three terms",
        },
        "text": {
            "en": (
                "- **Constituency:** people bound by a shared interest, conviction or experience who regard somebody as speaking for "
                "them and can tell her when she no longer does. They need not live in one place or belong to one group.\n"
                "- **Representation:** speaking and deciding on behalf of others, by their leave and subject to their judgement. To be "
                "present is participation; representation adds those who are absent.\n"
                "- **Mandate:** what a representative may agree to without asking again. It may be written or understood, wide or "
                "narrow; in talks it is tested at the moment at which there is no time to ask."
            ),
        },
    },
    {
        "key": "opportunities", "kind": "text", "level": 1, "source": "",
        "title": {
            "en": "Opportunities and challenges",
        },
        "text": {
            "en": (
                "The exchange began with what had been seen and done; principles came later. The account below follows the two rooms "
                "and the sessions, and attributes nothing."
            ),
        },
    },
    {
        "key": "reach", "kind": "text", "level": 2, "source": "",
        "title": {
            "en": "Reach and what it costs",
        },
        "text": {
            "en": (
                "Where distance, custom or danger keep people from meeting, the spoken word carries furthest. Broadcasts to which "
                "listeners could reply and short recordings passed from hand to hand were valued above platforms built for the purpose. "
                "The reason given was simple: they ask for no reading, no account and little money. What they demand is time at the "
                "other end, since somebody must listen, summarize and return the result, and this work appears in hardly any "
                "budget.\n\n"
                "Every gain in reach was also a gain in exposure. Attacks on women who became known were described as deliberate and as "
                "aimed at those looking on. It followed that safety has to be settled before publicity and written into the plan, with "
                "money that can be released at once.[^a]\n\n"
                "A caution concerned the reading of numbers. Replies from towns may be taken for the voice of a country, and an "
                "audience for a mandate. Paper, visits and the telephone corrected this more than once.\n\n"
                "[^a]: Compare S/RES/2493 (2019), which encourages safe and enabling conditions for women who build peace and for civil "
                "society."
            ),
        },
    },
    {
        "key": "agenda", "kind": "text", "level": 2, "source": "",
        "title": {
            "en": "From consultation to agenda",
        },
        "text": {
            "en": (
                "Consultations were judged by what happened next. Those that mattered had an item to feed, a day on which they would be "
                "heard, and people at the table who had undertaken to present them. Even refusal could strengthen trust, if it came "
                "with reasons and in time. Where nothing returned, the next invitation found fewer takers.\n\n"
                "The diaspora and displaced communities were spoken of in the plural. Year and cause of departure, the possibility of "
                "return and the right to vote divide them more than geography does. Links held where they were small, regular and paid "
                "for, and where the decision to publish lay with those who would have to bear the consequences."
            ),
        },
    },
    {
        "key": "inside", "kind": "text", "level": 2, "source": "",
        "title": {
            "en": "Inside formal processes",
        },
        "text": {
            "en": (
                "The move into party politics was portrayed as a passage in which trust is spent before influence is earned. Accounts "
                "given on fixed days, and meetings on an agenda drawn up by both sides, made it possible to return.\n\n"
                "In the talks themselves, attention went to matters of detail. Early papers, reachable venues, foreseeable pauses and "
                "alternates with rights of their own were thought to do more for representation than new bodies beside the table. On "
                "TSMs the exchange was practical: the wording decides whether a share is the least or the most. On advisory bodies it "
                "was divided, and remained so.\n\n"
                "Confidentiality was defended and criticized. A distinction between the course of talks and their text found wide "
                "support as a rule that mediators could adopt without loss. Inclusion postponed, on the other hand, was considered "
                "inclusion lost: what the first document leaves out is seldom brought back by the last."
            ),
        },
    },
    {
        "key": "quotes-wg1", "kind": "quotes", "level": 2, "source": "wg1",
        "title": {
            "en": "In their own words: building and nurturing a constituency",
        },
        "text": {
            "en": "Printed with the consent of those who wrote them, who remain unknown.",
        },
    },
    {
        "key": "quotes-wg2", "kind": "quotes", "level": 2, "source": "wg2",
        "title": {
            "en": "In their own words: formal processes",
        },
        "text": {
            "en": "Printed with the consent of those who wrote them, who remain unknown.",
        },
    },
)
