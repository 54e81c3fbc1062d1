"""Pictures: their words for those who do not see them, captions and credits. Nobody can be recognised on any."""

PICTURES = (
    {
        "slug": "chairs", "purpose": "photo", "people": "nobody",
        "words": {
            "en": (
                "Seen from above, about twenty empty chairs stand in a wide circle on a stone floor. Light falls from a window on the "
                "right. On one chair lies a closed notebook."
            ),
        },
        "caption": {
            "en": "A hall before a meeting.",
        },
        "credit": {
            "en": "Photo: Secretariat of the convening",
        },
    },
    {
        "slug": "radio", "purpose": "photo", "people": "nobody",
        "words": {
            "en": (
                "A small radio, a telephone and a folded map lie on a wooden table beside a window. A field and a road without traffic "
                "can be seen outside."
            ),
        },
        "caption": {
            "en": "Means of contact on a day without a connection.",
        },
        "credit": {
            "en": "Photo: Secretariat of the convening",
        },
    },
    {
        "slug": "drawing", "purpose": "graphic", "people": "nobody",
        "words": {
            "en": (
                "A large drawing in ink: a round table in the middle, lines leading outwards from it to a village, a town, a ship and a "
                "camp of tents, and arrows leading back along each line. Words stand beside the arrows. There are no faces and no "
                "names."
            ),
        },
        "caption": {
            "en": "Graphic recording of the closing session, 27 July 2021.",
        },
        "credit": {
            "en": "Drawing: made for the convening",
        },
    },
)
