"""The ledger: how many each office nominated, and how far they came."""

from collections import Counter, defaultdict

from ..models import Invitation, Nomination, Office

S = Nomination.State

COLUMNS = ("nominated", "cleared", "invited", "accepted", "declined", "waiting", "released")


def ledger(convening):
    """[{"office", "slug", "seats", "nominated", "cleared", …}] by office, in three queries whatever their number.

    nominated: received and not withdrawn. cleared: of these, those the secretariat agreed to. invited: of the cleared, those
    with an invitation that stands. accepted, declined: of the invited, those who answered so. waiting: in the ranked reserve,
    beyond the seats, not invited. released: seats given back; none before the convening's date for it.
    """
    rows = {
        office.pk: {"office": office, "slug": office.slug, "seats": office.seats, **dict.fromkeys(COLUMNS, 0)}
        for office in Office.objects.filter(convening=convening).prefetch_related("quotas")
    }
    for office_id, own in _told(convening).items():
        row = rows[office_id]
        for place, (state, answer, _person) in enumerate((n for n in own if n[0] in Nomination.STANDING), 1):
            row["waiting"] += place > row["seats"] and answer is None
        for state, answer, _person in own:
            _count(row, state, answer)
    return list(rows.values())


def totals(convening):
    """The same columns over distinct people: somebody whom two offices named counts once, as far as she came."""
    furthest = {}
    for own in _told(convening).values():
        for state, answer, person in own:
            tally = Counter()
            _count(tally, state, answer)
            furthest[person] = furthest.get(person, Counter()) | tally
    total = Counter()
    for tally in furthest.values():
        total += tally
    return {name: total[name] for name in COLUMNS[:5]}


def _told(convening):
    """{office id: [(state, answer or None, person id)] by rank}."""
    answers = dict(
        Invitation.objects.filter(convening=convening)
        .exclude(state=Invitation.State.REVOKED)
        .values_list("person_id", "state")
    )
    told = defaultdict(list)
    rows = Nomination.objects.filter(convening=convening).order_by("rank")
    for office, state, person in rows.values_list("office_id", "state", "person_id"):
        told[office].append((state, answers.get(person) if state == S.CLEARED else None, person))
    return told


def _count(tally, state, answer):
    tally["nominated"] += state != S.WITHDRAWN
    tally["cleared"] += state == S.CLEARED
    tally["invited"] += answer is not None
    tally["accepted"] += answer == Invitation.State.ACCEPTED
    tally["declined"] += answer in Invitation.SAID_NO
