"""The meeting report up to its first chapter: thanks, acronyms, summary, introduction, who took part."""

PIECES = (
    {
        "key": "acknowledgements", "kind": "text", "level": 1, "source": "",
        "title": {
            "en": "Acknowledgements",
        },
        "text": {
            "en": (
                "This report draws on five live sessions and two moderated rooms, held from 1 to 31 July 2021. The convening was "
                "organized by UN Women in partnership with CMI – Martti Ahtisaari Peace Foundation and in cooperation with Deutsche "
                "Gesellschaft für Internationale Zusammenarbeit (GIZ) GmbH, with the financial support of the German Federal Ministry "
                "for Economic Cooperation and Development (BMZ) and the Finnish Ministry for Foreign Affairs.\n\n"
                "Thanks are due first to those who wrote and spoke, at hours and on connections that were often inconvenient. They are "
                "due as well to the nominating offices, to the chairs, moderators and rapporteurs, and to the interpreters, without "
                "whom the exchange would have been three exchanges. The help desk brought people in until the last minute of the last "
                "session."
            ),
        },
    },
    {
        "key": "acronyms", "kind": "acronyms", "level": 1, "source": "",
        "title": {
            "en": "Acronyms",
        },
        "text": {
            "en": (
                "BMZ: German Federal Ministry for Economic Cooperation and Development\n"
                "CEDAW: Committee on the Elimination of Discrimination against Women\n"
                "CMI: CMI – Martti Ahtisaari Peace Foundation\n"
                "GIZ: Deutsche Gesellschaft für Internationale Zusammenarbeit\n"
                "TSM: temporary special measure\n"
                "UN: United Nations\n"
                "WPS: women and peace and security"
            ),
        },
    },
    {
        "key": "executive-summary", "kind": "text", "level": 1, "source": "",
        "title": {
            "en": "Executive summary",
        },
        "text": {
            "en": (
                "Women remain the exception at negotiating tables, and those who reach one are asked a question that is rarely put to "
                "the men beside them: for whom do you speak? The convening took the question seriously and turned it round. It asked "
                "what a process would have to offer so that everybody at the table, woman or man, could answer it.\n\n"
                "In July 2021, {participants} people from {countries} countries and territories[^a] followed five live sessions, "
                "interpreted in Arabic, English and Spanish, or read and wrote in two moderated rooms. The sessions counted "
                "{attendances} attendances in all. {logged_on} of the {registered} people registered for the private space logged on, "
                "and {posters} of them wrote the {posts} contributions that were published. How each figure was obtained is set out in "
                "[](#annex-b).\n\n"
                "**Building support** was described as work measured in years. It rests on short distances and on answers that come "
                "back. Voices, broadcast or recorded, cover the distance where a screen does not; and whoever gains visibility needs "
                "protection that was planned and paid for beforehand.\n\n"
                "**Formal processes** were found to sort people by means that mention nobody: the hour at which an agenda is sent, the "
                "country in which talks are held, a month without a pause. TSMs help where their wording makes the share a lower limit "
                "and joins powers to seats. Confidentiality and accountability can be reconciled if it is agreed early what will be "
                "told and what will not.\n\n"
                "**Views remained divided** on three matters: whether a hurried consultation is better than none, what advisory bodies "
                "have brought about, and whether a special measure should say when it ends. The report leaves these differences as they "
                "were.\n\n"
                "Eight recommendations follow in short form below and at length in [](#recommendations). A fuller account of the "
                "exchange is given in [](#annex-d).\n\n"
                "[^a]: To declare a country was optional. The number counts the countries and territories that were declared, and is "
                "therefore a lower limit."
            ),
        },
    },
    {
        "key": "picture-chairs", "kind": "picture", "level": 2, "source": "", "picture": "chairs",
        "title": {
            "en": "Before a meeting",
        },
        "text": {},
    },
    {
        "key": "key-recommendations", "kind": "recommendations", "level": 2, "source": "short",
        "title": {
            "en": "Key recommendations",
        },
        "text": {
            "en": "In the short form, in the order of the full text in [](#recommendations).",
        },
    },
    {
        "key": "introduction", "kind": "text", "level": 1, "source": "",
        "title": {
            "en": "Introduction: distance as a matter of design",
        },
        "text": {
            "en": (
                "The WPS agenda rests on ten resolutions of the Security Council, from S/RES/1325 (2000) to S/RES/2493 (2019). All its "
                "parts have moved since the year 2000, and the one concerned with participation has moved least. In major peace "
                "processes between 1992 and 2019, 6 per cent of mediators, 6 per cent of signatories and 13 per cent of negotiators "
                "were women.[^a]\n\n"
                "Two explanations are usually offered: too few women are nominated, and those who are nominated arrive late. A third "
                "received less attention. A delegate counts for as much as the people who can be seen to stand behind her; and the "
                "rules under which talks are held make it harder to be seen with them for anyone who came through an association, a "
                "village or a camp than for one who came through an army or a party.\n\n"
                "The pandemic sharpened the matter. Halls closed and talks moved to screens, and with them went the corridors in which "
                "people without a seat used to be heard. This was the first of the convenings in this series to be held entirely "
                "online, after Geneva in 2018 and Tunis in 2019. What was thereby lost, and what was gained, was part of its "
                "subject.\n\n"
                "[^a]: UN Women, infographic *Women's Meaningful Participation Builds Peace* (2018)."
            ),
        },
    },
    {
        "key": "threads", "kind": "text", "level": 2, "source": "",
        "title": {
            "en": "Two threads",
        },
        "text": {
            "en": (
                "- **Building and nurturing a constituency:** how a base of support comes about, what digital means add and take away, "
                "how consultations reach an agenda, and how people who were displaced or live abroad are included.\n"
                "- **Constituency building and formal processes:** how the design of a process, special measures, confidentiality, the "
                "order of steps and the press help or hinder those who have to answer to others."
            ),
        },
    },
    {
        "key": "about", "kind": "text", "level": 1, "source": "",
        "title": {
            "en": "About the convening",
        },
        "text": {
            "en": (
                "The Chatham House Rule applied to every session and to both rooms: what was said may be used, and neither who said it "
                "nor who was present may be revealed. In the rooms, contributions appeared under a label and without a name. They were "
                "moderated before publication. A room is sealed once it has been closed and the time for corrections is over: the key "
                "that connects labels with people is then destroyed.\n\n"
                "Invitations went to people nominated by regional and country offices and by the partner, with particular attention to "
                "those who had not been part of such exchanges before. The opening and the closing were public."
            ),
        },
    },
    {
        "key": "programme", "kind": "programme", "level": 2, "source": "",
        "title": {
            "en": "The five sessions",
        },
        "text": {
            "en": "Days and hours are those of New York.",
        },
    },
    {
        "key": "participation", "kind": "text", "level": 2, "source": "",
        "title": {
            "en": "Who took part",
        },
        "text": {
            "en": (
                "{participants} people took part live or on the platform. Most attendances fell on the two public sessions, which also "
                "drew visitors without access to the rooms. On the platform, {logged_on} of {registered} registered people logged on, "
                "and {posters} wrote; organizers and moderators are among them and are given apart in the annex.[^a] Reading without "
                "writing was common and was welcome.\n\n"
                "[^a]: The definition of each figure, its denominator and what it leaves out are printed in [](#annex-b)."
            ),
        },
    },
    {
        "key": "figures", "kind": "figures", "level": 2, "source": "",
        "title": {
            "en": "The convening in figures",
        },
        "text": {},
    },
)
