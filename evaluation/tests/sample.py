"""A report with the figures of the reference convening, for tests that need no database. The people are nobody."""

from collections import Counter
from statistics import mean, median

from evaluation.disclosure import Table, protect_figures
from evaluation.services.rooms import protect_posting
from forums import record

SESSIONS = [
    # slug, titles, start in UTC, minutes, door, attendances, peak, median minutes, expected, attended of those
    (
        "opening",
        {
            "en": "High-level opening",
            "ar": "الافتتاح الرفيع المستوى",
            "es": "Apertura de alto nivel",
            "fr": "Ouverture de haut niveau",
        },
        "2021-07-07T14:00:00Z",
        90,
        "public",
        167,
        151,
        82,
        None,
        None,
    ),
    (
        "key-topics",
        {"en": "Key topics", "ar": "المواضيع الرئيسية", "es": "Temas clave", "fr": "Thèmes clés"},
        "2021-07-08T14:00:00Z",
        90,
        "invitation",
        46,
        41,
        77,
        80,
        46,
    ),
    (
        "working-group-1",
        {
            "en": "Working group 1",
            "ar": "الفريق العامل الأول",
            "es": "Grupo de trabajo 1",
            "fr": "Groupe de travail 1",
        },
        "2021-07-14T13:00:00Z",
        150,
        "invitation",
        39,
        35,
        124,
        64,
        39,
    ),
    (
        "working-group-2",
        {
            "en": "Working group 2",
            "ar": "الفريق العامل الثاني",
            "es": "Grupo de trabajo 2",
            "fr": "Groupe de travail 2",
        },
        "2021-07-15T08:00:00Z",
        150,
        "invitation",
        34,
        31,
        118,
        61,
        34,
    ),
    (
        "closing",
        {"en": "Closing", "ar": "الختام", "es": "Clausura", "fr": "Clôture"},
        "2021-07-27T14:00:00Z",
        90,
        "public",
        119,
        108,
        80,
        None,
        None,
    ),
]
ROOMS = [
    (
        "wg1",
        {
            "en": "Building and nurturing a constituency",
            "ar": "بناء قاعدة شعبية ورعايتها",
            "es": "Construir y cuidar una base social",
            "fr": "Construire une base sociale et l’entretenir",
        },
    ),
    (
        "wg2",
        {
            "en": "Constituencies and formal processes",
            "ar": "القواعد الشعبية والعمليات الرسمية",
            "es": "Bases sociales y procesos formales",
            "fr": "Bases sociales et processus formels",
        },
    ),
]
# posts of each person by room: 52 + 38 by 28 people, of whom 11 posted in both and 5 (s…) are organisers or moderators
POSTS = {
    "wg1": {f"m{i}": n for i, n in enumerate([5, 4, 4, 3, 3, 3, 3, 2, 2, 2, 2, 2, 2, 1, 1, 1])}
    | {"s0": 6, "s1": 4, "s2": 2},
    "wg2": {f"m{i}": n for i, n in enumerate([4, 3, 3, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1], start=5)}
    | {"s3": 4, "s4": 3},
}

REGIONS = {
    "arab_states": {"en": "Arab States", "ar": "الدول العربية", "es": "Estados árabes", "fr": "États arabes"},
    "africa": {"en": "Africa", "ar": "أفريقيا", "es": "África", "fr": "Afrique"},
    "europe": {
        "en": "Europe and North America",
        "ar": "أوروبا وأمريكا الشمالية",
        "es": "Europa y América del Norte",
        "fr": "Europe et Amérique du Nord",
    },
    "elsewhere": {
        "en": "Asia-Pacific and Latin America",
        "ar": "آسيا والمحيط الهادئ وأمريكا اللاتينية",
        "es": "Asia-Pacífico y América Latina",
        "fr": "Asie-Pacifique et Amérique latine",
    },
}
KINDS = {
    "civil": {"en": "Civil society", "ar": "المجتمع المدني", "es": "Sociedad civil", "fr": "Société civile"},
    "official": {
        "en": "Political and UN",
        "ar": "الجهات السياسية والأمم المتحدة",
        "es": "Política y ONU",
        "fr": "Politique et ONU",
    },
    "academia": {"en": "Academia", "ar": "الأوساط الأكاديمية", "es": "Academia", "fr": "Milieu universitaire"},
}


def sample_raw():
    """Raw figures, before protection, with the reference figures in them."""
    return {
        "convening": "gipp-2021",
        "meta": sample_meta(),
        "people": {
            "invited": 352,
            "accepted": 318,
            "registered": 307,
            "participants": 324,
            "countries": 70,
            "country_known": 291,
            "unmatched": 0,
        },
        "live": {
            "people": 242,
            "sessions": [
                {
                    "slug": slug,
                    "attendances": attendances,
                    "peak": peak,
                    "median_minutes": stay,
                    "expected": expected,
                    "attended": attended,
                }
                for slug, title, start, minutes, door, attendances, peak, stay, expected, attended in SESSIONS
            ],
        },
        "platform": {"logged_on": 138, "countries": 43, "country_known": 117},
        "rooms": protect_posting(as_recorded(POSTS), k=10),
        "survey": {"eligible": 0, "completed": 0, "items": []},
        "dialogue": {"replies": 31, "questions": 8, "questions_with_3_posters": 7, "depth": 3},
        "moderation": {"declined": 0, "held": 0, "buckets": {"1h": 41, "6h": 31, "24h": 18, "more": 0}},
        "tables": [
            Table("participants_by_kind", [*KINDS], ["people"], [[171], [98], [55]], of="people.participants"),
            Table(
                "participants_by_region_and_kind",
                [*REGIONS],
                [*KINDS],
                [[85, 38, 20], [41, 22, 9], [33, 29, 21], [12, 9, 5]],
                of="people.participants",
            ),
            Table("participants_by_role", ["speaker", "chair", "participant"], ["people"], [[18], [3], [303]]),
        ],
    }


def as_recorded(posts):
    """What the record of the rooms would count of `posts`, {room: {person: posts}}; staff are called s…"""
    everybody = Counter()
    for of_room in posts.values():
        everybody.update(of_room)
    others = [n for person, n in everybody.items() if not person.startswith("s")]
    enough = len(others) >= record.ENOUGH_FOR_EQUALITY
    gini = record.gini(others) if enough else None
    return {
        "rooms": [{"slug": slug, **_counted(of_room)} for slug, of_room in posts.items()],
        **_counted(everybody),
        "others": {
            "mean": mean(others) if others else None, "median": median(others) if others else None, "gini": gini,
            "effective": record.effective(others) if enough else None,
        },  # fmt: skip
        "gini_logged_on": record.gini(others + [0] * 110) if enough else None,
    }


def _counted(of_room):
    return {
        "posts": sum(of_room.values()),
        "posters": len(of_room),
        "posters_staff": sum(person.startswith("s") for person in of_room),
        "dominated_others": record.dominated([n for person, n in of_room.items() if not person.startswith("s")]),
    }


def sample_meta():
    return {
        "title": {
            "en": "Inclusive Peace Processes: building constituencies",
            "ar": "عمليات سلام شاملة للجميع: بناء القواعد الشعبية",
            "es": "Procesos de paz inclusivos: construir bases sociales",
            "fr": "Des processus de paix inclusifs : construire des bases sociales",
        },
        "credit": {
            "en": "The Convening Institute",
            "ar": "المعهد الداعي",
            "es": "El Instituto convocante",
            "fr": "L’Institut organisateur",
        },
        "credit_lines": {
            "en": ["Convened by the Convening Institute", "in partnership with the Peace Foundation"],
            "ar": ["بدعوة من المعهد الداعي", "بالشراكة مع مؤسسة السلام"],
            "es": ["Convoca el Instituto convocante", "en alianza con la Fundación para la Paz"],
            "fr": ["À l’invitation de l’Institut organisateur", "en partenariat avec la Fondation pour la paix"],
        },
        "period": ["2021-07-07", "2021-07-27"],
        "zone": "America/New_York",
        "sessions": [
            {
                "slug": slug,
                "title": title,
                "starts_at": start,
                "zone": "America/New_York",
                "minutes": minutes,
                "door": door,
                "rule": "chatham_house",
            }
            for slug, title, start, minutes, door, *figures in SESSIONS
        ],
        "rooms": [
            {
                "slug": slug,
                "title": title,
                "opens": "2021-07-01",
                "closes": "2021-07-31",
                "rule": "chatham_house",
                "naming": "voices",
            }
            for slug, title in ROOMS
        ],
        "k": 5,
        "k_posting": 10,
        "compiled_on": "2021-08-02",
        "released_on": "2021-08-04",
        "veils_lifted": 0,
        "input_sha256": "3b" * 32,
    }


def sample_report():
    """The frozen report of the reference convening."""
    report = protect_figures(sample_raw())
    titles = {
        "participants_by_kind": {"en": "Participants by kind of actor", "ar": "المشاركات والمشاركون حسب الجهة"},
        "participants_by_region_and_kind": {
            "en": "Participants by region and kind of actor",
            "ar": "المشاركات والمشاركون حسب المنطقة والجهة",
        },
        "participants_by_role": {"en": "Participants by role", "ar": "المشاركات والمشاركون حسب الدور"},
    }
    people = {"en": "People", "ar": "الأشخاص", "es": "Personas", "fr": "Personnes"}
    for table in report["tables"]:
        table["title"] = titles[table["name"]]
        table["labels"] = {"people": people, **REGIONS, **KINDS}
    return report
