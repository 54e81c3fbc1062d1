"""The shape of a frozen report: what is stored, printed as JSON and written out. Every number in it is protected.

`evaluation.disclosure.protect_figures` makes it from raw figures. A figure that disclosure control withholds is None;
so is one that no source was collected for, and then its section says so. Texts that people wrote come in the
convening's languages: {"en": "…", "ar": "…"}. Shares are fractions with four decimals, minutes are whole.
"""

from typing import NotRequired, TypedDict

Texts = dict[str, str]  # language code → text
Figure = int | None
Share = float | None


class MetaSession(TypedDict):
    slug: str
    title: Texts
    starts_at: str  # ISO 8601 in UTC, "2021-07-07T14:00:00Z"
    zone: str  # IANA name of the session's own zone
    minutes: int
    door: str  # "public", "invitation" or "group"
    rule: str  # "on_the_record", "chatham_house" or "off_the_record"


class MetaRoom(TypedDict):
    slug: str
    title: Texts
    opens: str  # ISO day
    closes: str  # ISO day
    rule: str
    naming: str  # "named" or "voices"


class Meta(TypedDict):
    title: Texts
    credit_lines: dict[str, list[str]]  # language code → lines, the convener's first
    credit: Texts  # the convener's name: author of the document
    period: list[str]  # first and last ISO day
    zone: str  # IANA name
    sessions: list[MetaSession]
    rooms: list[MetaRoom]
    k: int
    k_posting: int
    compiled_on: str  # ISO day
    released_on: str | None  # ISO day; None for a draft
    corrects: NotRequired[str | None]  # ISO day of the release that this one corrects
    veils_lifted: int
    input_sha256: str


class People(TypedDict):
    invited: Figure
    accepted: Figure
    registered: Figure
    participants: Figure
    countries: Figure
    country_known: Figure
    unmatched: NotRequired[Figure]  # guests that could not be matched to anybody, counted apart


class LiveSession(TypedDict):
    slug: str
    attendances: Figure
    peak: Figure
    median_minutes: Figure
    rate: Share
    expected: NotRequired[
        Figure
    ]  # accepted for this session, staff and interpreters excluded; the rate's denominator


class Live(TypedDict):
    attendances: Figure
    people: Figure
    sessions: list[LiveSession]


class Platform(TypedDict):
    logged_on: Figure
    share: Share  # of registered
    countries: Figure
    country_known: Figure


class Room(TypedDict):
    slug: str
    posts: Figure
    posters: Figure


class Rooms(TypedDict):
    posters: Figure
    posters_staff: int  # they post visibly in their role, so their number is no secret
    posts: Figure
    rooms: list[Room]
    mean_posts: NotRequired[float | None]  # per poster who is not staff
    median_posts: NotRequired[float | None]
    gini: NotRequired[float | None]  # among posters who are not staff, from 15 of them
    gini_logged_on: NotRequired[float | None]  # the same with those who logged on and did not post
    effective_contributors: NotRequired[float | None]


class Dialogue(TypedDict):
    replies: Figure
    share: Share  # of posts
    questions: int
    questions_with_3_posters: int
    depth: int | None


class Moderation(TypedDict):
    declined: Figure
    held: Figure
    decisions: Figure
    buckets: dict[str, Figure]  # "1h", "6h", "24h", "more"; or, coarser, "24h", "more"


class Survey(TypedDict):
    eligible: Figure
    completed: Figure
    items: list


class Disclosure(TypedDict):
    k: int
    k_posting: NotRequired[int]
    suppressed: int  # figures and inner cells withheld
    withheld: list[str]  # their names, "rooms.posters" or "table.region_by_kind"


class PublishedTable(TypedDict):
    """`evaluation.disclosure.Protected.as_json()`, with texts where its labels are codes."""

    name: str
    rows: list[str]
    columns: list[str]
    cells: list[list[Figure]]
    row_totals: list[Figure]
    column_totals: list[Figure]
    total: Figure
    withheld: bool
    reasons: list[str]
    kind: str
    k: int
    title: NotRequired[Texts]
    labels: NotRequired[dict[str, Texts]]  # row or column → its texts


class Report(TypedDict):
    convening: str  # slug
    meta: Meta
    people: People
    live: Live
    platform: Platform
    rooms: Rooms
    survey: Survey
    disclosure: Disclosure
    dialogue: NotRequired[Dialogue | None]
    moderation: NotRequired[Moderation | None]
    tables: list[PublishedTable]
