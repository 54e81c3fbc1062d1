"""The ledger: how many each office nominated, and how far they came."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from uuid import UUID

from convening import engagement

from .. import windows
from ..models import Invitation, Nomination
from .offices import offices_with_quotas
from .order import by_name, name_in

S, H, I = Nomination.State, Nomination.Holds, Invitation.State

COLUMNS = ("nominated", "cleared", "invited", "accepted", "declined", "waiting", "released")
FUNNEL = ("nominated", "cleared", "invited", "accepted", "declined", "attended")
NUMBERS = ("seats", *FUNNEL, "held", "waiting", "released")


@dataclass(frozen=True)
class Told:
    """What the ledger counts of one nomination. `answer` is the state of an invitation that stands, of who is cleared."""

    office: UUID
    quota: UUID
    state: str
    holds: str
    person: int
    answer: str | None
    came: bool


@dataclass(frozen=True)
class Ledger:
    """`rows` by office, `people` the funnel over distinct people, `shared` [(person id, [office])] of whom several offices named."""

    rows: list
    people: dict
    shared: list


def ledger(convening):
    """The rows of the whole ledger: [{"office", "slug", "seats", "held", "nominated", …, "quotas": [the same of each quota]}].

    nominated: received and not withdrawn. cleared: of these, those the secretariat agreed to. invited: of the cleared, those
    with an invitation that stands. accepted, declined: of the invited, those who answered so. attended: of the accepted, those
    whose attendance qualifies in any session. waiting: in the ranked reserve, without a seat. released: seats that went to the
    waiting list, left over or given back. held: seats of the office that somebody has.
    """
    return whole_ledger(convening).rows


def totals(convening):
    """The funnel over distinct people: somebody whom two offices named counts once, as far as she came."""
    return whole_ledger(convening).people


def whole_ledger(convening, *, offices=None, group=None, category=None):
    """The `Ledger`, of the quotas of one group and category (slugs) if these are given. For the secretariat: callers ask the
    right. A constant number of queries, and nobody's words are opened. `offices`, where they were read already."""
    offices = offices_with_quotas(convening) if offices is None else offices
    told, named, furthest = defaultdict(list), defaultdict(dict), {}
    wanted = {
        quota.pk: office
        for office in offices for quota in office.quotas.all() if _is(quota.group, group) and _is(quota.category, category)
    }  # fmt: skip
    for one in _told(convening):
        if one.quota in wanted:
            told[one.quota].append(one)
            if one.state != S.WITHDRAWN:
                named[one.person][one.office] = wanted[one.quota]
            furthest[one.person] = furthest.get(one.person, Counter()) | _funnel(one)
    rows = []
    for office in offices:
        quotas = [_row(quota, told[quota.pk]) for quota in office.quotas.all() if quota.pk in wanted]
        if quotas or not (group or category):
            sums = {name: sum(row[name] for row in quotas) for name in NUMBERS}
            rows.append({"office": office, "slug": office.slug, **sums, "quotas": quotas})
    people = sum(furthest.values(), Counter())
    shared = [(person, list(by.values())) for person, by in named.items() if len(by) > 1]
    return Ledger(rows, {name: people[name] for name in FUNNEL}, shared)


def named_twice(convening, shared):
    """[[her name, the names of the offices]] for the `shared` of a ledger, by name. For the secretariat; one query."""
    people = [person for person, _offices in shared]
    named = Nomination.objects.filter(convening=convening, person__in=people).exclude(state=S.WITHDRAWN).order_by("made_on", "pk")
    words = {}
    for nomination in named if people else ():
        if nomination.person_id not in words:
            words[nomination.person_id] = name_in(nomination.particulars)
    rows = [[words.get(person, ""), " · ".join(office.name for office in offices)] for person, offices in shared]
    return by_name(rows, lambda row: row[0])


def _is(thing, slug):
    return not slug or (thing is not None and thing.slug == slug)


def _told(convening):
    sent = Invitation.objects.filter(convening=convening).exclude(state=I.REVOKED)
    answers = dict(sent.values_list("person_id", "state"))
    came = windows.attended(convening)
    if came:
        marks = engagement.marks_of(convening.pk, [person for person, state in answers.items() if state == I.ACCEPTED])
        came = {person for person, mark in marks.items() if mark in came}
    rows = Nomination.objects.filter(convening=convening).order_by("rank")
    for office, quota, state, holds, person in rows.values_list("office_id", "quota_id", "state", "holds", "person_id"):
        answer = answers.get(person) if state == S.CLEARED else None
        yield Told(office, quota, state, holds, person, answer, answer == I.ACCEPTED and person in came)


def _funnel(one):
    reached = {
        "nominated": one.state != S.WITHDRAWN,
        "cleared": one.state == S.CLEARED,
        "invited": one.answer is not None,
        "accepted": one.answer == I.ACCEPTED,
        "declined": one.answer in Invitation.SAID_NO,
        "attended": one.came,
    }
    return Counter(name for name, so in reached.items() if so)


def _row(quota, told):
    counted = sum((_funnel(one) for one in told), Counter())
    holds = Counter(one.holds for one in told)
    return {
        "quota": quota,
        "seats": quota.seats,
        **{name: counted[name] for name in FUNNEL},
        "held": holds[H.SEAT],
        "waiting": holds[H.RESERVE],
        "released": quota.given_back,
    }
