"""What a document is made from, for tests that need no database: a piece of every kind, in a language or two. The people are nobody."""

import io
import json
from datetime import date

from PIL import Image

from evaluation.rendering.outcomes import content
from evaluation.rendering.outcomes.writing import write

from .sample_full import full_report

LANGUAGES = ["ar", "en", "es", "fr"]
NAMED, TOOK_BACK = "11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"
HALL, DRAWING, LOGO, REFUSED = "hall", "drawing", "logo", "refused"  # pictures; the last may not be published


def png(width, height, colour):
    out = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(out, "PNG")
    return out.getvalue()


FILES = {
    pk: {"content": png(*size, colour), "small": None, "extension": "png"}
    for pk, size, colour in ((HALL, (60, 40), "grey"), (DRAWING, (40, 60), "white"), (LOGO, (40, 16), "teal"))
}
NAMES = {NAMED: {code: {"honorific": "H.E.", "name": "Amal Example", "function": "Minister"} for code in LANGUAGES}}


def piece(number, key, kind, *, level=1, source="", title=None, text=None, picture=None, language="en"):
    return {
        "id": str(number), "key": key, "kind": kind, "level": level, "source": source, "title": title or {}, "text": text or {}, "picture": picture,
        "language": language,
    }  # fmt: skip


def paragraph(number, words, **others):
    return {"number": number, "kind": "convergence", "text": {"en": words, **others}, "language": "en"}


PIECES = [
    piece(1, "acknowledgements", "text", title={"en": "Thanks", "ar": "شكر"}, text={"en": "To **all** who came.", "ar": "إلى **كل** من حضر."}),
    piece(2, "acronyms", "acronyms", title={"en": "Acronyms"}, text={"en": "UN: United Nations\nTSM: temporary special measure"}),
    piece(3, "people-came", "text", title={"en": "Who came", "ar": "من حضر"}, text={
        "en": "{participants} people[^a] came, {{not}} {about participants}; see [](#more), [](#hall), [](#recommendation-2) and [](#annex-b).\n\n[^a]: A *note* of ours.",
        "ar": "حضر {participants}، انظر [](#more).",
    }),
    piece(4, "more", "text", level=2, title={"en": "More of it"}, text={"en": "1. one\n2. two[^b]\n\n[^b]: Only [here](https://example.org/)."}),
    piece(5, "hall", "picture", picture=HALL),
    piece(6, "nobody-asked", "picture", picture=REFUSED, text={"en": "A face that nobody may see"}),
    piece(7, "terms", "box", title={"en": "Two terms"}, text={"en": "- **Base**: those behind her\n- **Mandate**: what she may say"}),
    piece(8, "first", "numbered", text={"en": "The first paragraph, with *italics*."}),
    piece(9, "second", "numbered", text={"en": "It follows [](#first)."}),
    piece(10, "reach", "highlight", title={"en": "Reach"}, text={"en": "Radio first."}),
    piece(11, "asked", "questions", title={"en": "To think about"}, text={"en": "1. What helps?\n2. Who pays?"}),
    piece(12, "said", "quote", title={"en": "a participant"}, text={"en": "We read it aloud."}),
    piece(13, "synthesis", "synthesis", source="room:wg1", title={"en": "What was said"}),
    piece(14, "short", "recommendations", source="short", title={"en": "In short"}),
    piece(15, "recommended", "recommendations", source="by_addressee", title={"en": "To whom"}),
    piece(16, "room-asked", "room_questions", source="wg1", title={"en": "What the room was asked"}),
    piece(17, "quoted", "quotes", source="", title={"en": "In their words"}),
    piece(18, "programme", "programme", title={"en": "Programme"}),
    piece(19, "counted", "figures", title={"en": "In figures"}),
    piece(20, "people", "people", title={"en": "On the record"}),
    piece(21, "credits", "credits", title={"en": "Who made it possible"}),
    piece(22, "annex-a", "annex", source="a"),
    piece(23, "annex-b", "annex", source="b"),
    piece(24, "annex-c", "annex", source="c"),
    piece(25, "annex-d", "annex", source="d"),
]
WITHOUT_ANNEXES = [one for one in PIECES if one["source"] not in ("b", "d")]  # which are long, and tested in English
ROOM = {
    "slug": "wg1", "title": {"en": "Constituencies"}, "working_group": {}, "background": {}, "opens": "2021-07-01", "closes": "2021-07-31",
    "rule": "chatham_house", "naming": "voices", "sealed_on": None, "sealable_from": "2021-08-15", "moderators": [], "moderators_named": [],
    "questions": [{
        "number": 1, "text": {"en": "What helps?", "ar": "ما الذي يساعد؟"}, "answered": True,
        "paragraphs": [paragraph(1, "Small groups kept trust.", ar="حافظت المجموعات الصغيرة على الثقة.")],
        "quotes": [{"text": "Cleared words.", "language": "en", "kind": "verbatim", "attributes": [{"en": "Civil society"}]}],
    }],
    "general": [paragraph(2, "On money they did not agree.")], "unanswered": [],
}  # fmt: skip
RECOMMENDATIONS = {
    "recommendations": [
        {"id": "r1", "number": 1, "short": {"en": "Publish a calendar.", "ar": "نشر جدول زمني."}, "long": {"en": "Ten days ahead.\n\nIn all languages."},
         "language": "en", "addressees": ["states", "mission"], "words": {"mission": {"short": {"en": "Publish yours."}, "long": {}}}, "support": 10, "endorsed": 40},
        {"id": "r2", "number": 2, "short": {"fr": "Financer."}, "long": {}, "language": "fr", "addressees": ["states"], "words": {}, "support": None, "endorsed": None},
    ],
    "addressees": [
        {"code": "states", "name": {"en": "Member States", "ar": "الدول الأعضاء"}, "parent": None}, {"code": "missions", "name": {"en": "Missions"}, "parent": None},
        {"code": "mission", "name": {"en": "One mission"}, "parent": "missions"}, {"code": "nobody", "name": {"en": "Nobody asked"}, "parent": None},
    ],
}  # fmt: skip


def sources(kind="report", pieces=None, report=None, **more):
    report = report or {**full_report(), "engagement": {"rooms": [ROOM], "recommendations": [], "addressees": []}}
    return {
        "document": {
            "slug": "a-report", "kind": kind, "title": {"en": "The report", "ar": "التقرير"}, "subtitle": {"en": "Of a gathering"}, "imprint": {"en": "New York, 2021"},
            "language": "en", "languages": LANGUAGES, "cover": HALL,
        },
        "convening": {"slug": "gathering", "title": {"en": "A gathering", "ar": "لقاء"}},
        "organisations": [
            {"part": "convener", "name": {"en": "House"}, "credit_line": {"en": "Convened by House, exactly so"}, "logo": LOGO, "address": "https://house.example/"},
        ],
        "pictures": {
            HALL: {"purpose": "photo", "words": {"en": "Chairs in a hall", "ar": "كراسٍ في قاعة"}, "caption": {"en": "Before it began"}, "credit": "House/R. Brown",
                   "extension": "png", "sha256": "0" * 64, "width": 60, "height": 40},
            DRAWING: {"purpose": "graphic", "words": {"en": "A drawing of a bridge"}, "caption": {"en": "The bridge"}, "credit": "L. Quist", "extension": "png", "sha256": "0" * 64,
                      "width": 40, "height": 60},
            LOGO: {"purpose": "logo", "words": {"en": "House"}, "caption": {}, "credit": "", "extension": "png", "sha256": "0" * 64, "width": 40, "height": 16},
        },
        "pieces": PIECES if pieces is None else pieces, "report": report, "recommendations": RECOMMENDATIONS,
        "syntheses": {"rooms": [ROOM], "sessions": [{"slug": "opening", "title": {"en": "Opening"}, "paragraphs": [paragraph(1, "It was opened.")]}]},
        "programme": [{"slug": "opening", "title": {"en": "Opening", "ar": "الافتتاح"}, "starts_at": "2021-07-07T14:00:00+00:00", "minutes": 90,
                       "zone": "America/New_York", "door": "public", "rule": "chatham_house", "languages": ["ar", "en"]}],
        "people": [{"id": NAMED, "session": "opening", "position": 1}, {"id": TOOK_BACK, "session": "opening", "position": 2}],
        "links": [{"kind": "reading", "title": {"en": "A paper"}, "note": {"en": "Short."}, "author": "House", "address": "/c/gathering/resources/1/", "off_site": False,
                   "languages": ["en"], "format": "PDF", "size": 1000, "featured": False, "behind": []}],
        "graphics": [DRAWING], **more,
    }  # fmt: skip


def contents(language="en", kind="report", **more):
    return json.loads(json.dumps(content(None, sources(kind, **more), language)))


def written(shape, language="en", *, names=NAMES, pictures=FILES, report=None, draft="", **more):
    found = sources(report=report, **more)
    made = json.loads(json.dumps(content(None, found, language)))
    return write(made, shape, names=names, pictures=pictures, report=found["report"], dated=date(2021, 10, 1), draft=draft, status="")
