"""The shape of a frozen report: what is stored, printed as JSON and written out. Every number in it is protected.

`evaluation.disclosure.protect_report` makes it from raw figures. A figure that disclosure control withholds is None;
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
    stage: NotRequired[str]  # "interim" or "final", once it is released
    corrects: NotRequired[str | None]  # ISO day of the release that this one corrects
    correction: NotRequired[str]  # what it corrects, in staff's words
    veils_lifted: int
    input_sha256: str
    places: NotRequired[Texts]  # the convener's wording for "countries and territories"


class People(TypedDict):
    invited: Figure
    accepted: Figure
    registered: Figure
    participants: Figure
    countries: Figure
    country_known: Figure
    unmatched: NotRequired[Figure]  # guests that could not be matched to anybody, counted apart
    organisers: NotRequired[Figure]  # those who took part and work for the convening
    participants_without_organisers: NotRequired[Figure]
    named_places: NotRequired[list[str]]  # ISO codes of countries from which enough participants came to be named


class LiveSession(TypedDict):
    slug: str
    attendances: Figure
    peak: Figure
    median_minutes: Figure
    rate: Share
    expected: NotRequired[Figure]  # accepted for this session, staff and interpreters excluded; the rate's denominator
    q1: NotRequired[Figure]  # minutes: half of the people stayed between the two quartiles
    q3: NotRequired[Figure]
    stay_share: NotRequired[Share]  # of those with a qualifying attendance, who stayed three quarters of it


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


class Resources(TypedDict):
    published: int
    opened: Figure  # people who opened one or more; which one is kept nowhere


class WeekOfRoom(TypedDict):
    slug: str
    posts: Figure


class Week(TypedDict):
    starts: str  # ISO day, a Monday
    log_ons: Figure  # different people; somebody may be in several weeks
    posts: Figure
    rooms: NotRequired[list[WeekOfRoom]]


class Activity(TypedDict):
    weeks: list[Week]  # without a gap, from the first with anything in it to the last


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
    curve: NotRequired[list[list[float]] | None]  # [share of people, share of posts] from [0, 0] to [1, 1], in groups of k_posting people


class Dialogue(TypedDict):
    replies: Figure
    share: Share  # of posts
    questions: int
    questions_with_3_posters: int
    depth: int | None  # replies one after another in the longest exchange


class Moderation(TypedDict):
    declined: Figure
    held: Figure
    decisions: Figure
    buckets: dict[str, Figure]  # "1h", "6h", "24h", "more"; or, coarser, "24h", "more"
    withdrawn: NotRequired[Figure]
    muted: NotRequired[Figure]  # voices


class Option(TypedDict):
    code: str
    text: Texts
    count: Figure
    share: NotRequired[Share]


class SurveyItem(TypedDict):
    code: str  # of a matrix "item.row"
    kind: str  # "scale", "choice", "choices", "ranking", "matrix", "number", "text"
    feeds: str  # "satisfaction", "outcomes", "problems", "access" or ""
    section: NotRequired[Texts]  # the heading above it
    question: Texts
    row: NotRequired[Texts]  # the line of a matrix
    n: Figure
    dont_know: Figure
    distribution: list[Option] | None
    top2: Figure
    share: Share  # None under ten answers; whole percents under thirty
    share_over: NotRequired[Share]  # where the share itself would tell of the few others: it is larger than this
    interval: list[float] | None  # Wilson, 95%
    words: list[str]  # as reviewers let them out
    median: NotRequired[Figure]
    quartiles: NotRequired[list[int] | None]
    order: NotRequired[list[str] | None]  # codes of a ranking, by their mean place
    places: NotRequired[dict[str, float] | None]


class OneSurvey(TypedDict):
    kind: str
    session: str | None
    title: Texts
    opens: str  # ISO day
    closes: str
    eligible: Figure
    completed: Figure
    completed_by_link: Figure
    partial: Figure
    rate: Share
    items: list[SurveyItem]
    items_by_link: NotRequired[list[SurveyItem]]  # answers by the public link, counted apart


class Survey(TypedDict):
    """That after the convening, and all others in `surveys`."""

    eligible: Figure
    completed: Figure
    partial: NotRequired[Figure]
    rate: NotRequired[Share]
    items: list[SurveyItem]
    surveys: NotRequired[list[OneSurvey]]


class EquityTable(TypedDict):
    attribute: str
    title: Texts
    rows: list[list]  # [group as Texts, share of those who came, share of the floor time], in tens of percent


class EquityOfSession(TypedDict):
    slug: str
    tables: list[EquityTable]
    channels: NotRequired[dict[str, Figure]]  # language → people who chose its channel of written interpretation


class EarlierFigure(TypedDict):
    indicator: str
    value: int
    whole: int | None
    stated: float | None  # the percentage that stood beside it
    source: str | Texts  # as staff typed it, or the released evaluation of an earlier convening


class Compared(TypedDict):
    indicator: str
    then: int
    then_whole: int | None
    stated: float | None
    now: Figure
    now_whole: Figure
    source: str | Texts
    flag: str  # "", "stated_is_not_the_share", "whole_is_not_told"


class Whole(TypedDict):
    name: str  # a path, "people.registered"
    whole: int
    share: float


class Denominators(TypedDict):
    figure: str  # a path, "platform.logged_on"
    value: int
    of: list[Whole]


class Auditor(TypedDict):
    cells: int  # how many blanks it answers for
    narrowest: int | None  # how close an attacker comes to the number behind one of them
    stacked_on: int  # earlier releases that were taken along


class Disclosure(TypedDict):
    k: int
    k_posting: NotRequired[int]
    suppressed: int  # figures and inner cells withheld
    withheld: list[str]  # their names, "rooms.posters" or "table.region_by_kind"
    explanations: NotRequired[dict[str, str]]  # name → code of the sentence for readers, the same for all blanks of a kind
    auditor: NotRequired[Auditor]


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
    resources: NotRequired[Resources]
    activity: NotRequired[Activity]
    equity: NotRequired[list[EquityOfSession]]
    narrative: NotRequired[dict[str, Texts]]  # section → what staff wrote
    engagement: NotRequired[dict]  # the rooms in words, as `forums.record.engagement` says it
    earlier_figures: NotRequired[list[EarlierFigure]]
    comparison: NotRequired[list[Compared]]
    denominators: NotRequired[list[Denominators]]
