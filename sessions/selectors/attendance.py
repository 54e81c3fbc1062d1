"""Who was there, in figures; and, for the secretariat alone, by name."""

from collections import Counter, defaultdict
from datetime import timedelta

from django.conf import settings
from django.utils import translation

from convening import engagement, keyring, policy
from convening.models import Participation, User

from .. import presence
from ..matching import STAFF_ROLES, STAFF_SESSION_ROLES
from ..models import Attendance, AttendanceImport, LiveRecord, Session, SessionRole


def with_intervals(session):
    """The stored attendances of `session`, each with `.opened`: its intervals as pairs of datetimes. The key is read once."""
    return _opened(session.convening_id, Attendance.objects.filter(session=session))


def _opened(convening_id, rows):
    rows = list(rows)
    if rows:
        key = keyring.read("convening", convening_id)
        for row in rows:
            row.opened = row.open_with(key)
    return rows


def attendance_figures(convening, rates=True):
    """The figures of all sessions, staff and interpreters excluded, for the evaluation (it asks the right before).

    Returns {"sessions": [{"slug", "title", "door", "starts_at", "minutes", "attendances", "guests", "peak", "median_minutes",
    "q1", "q3", "stay_share", "accepted", "rate"}], "marks": the marks (bytes) of known people with a qualifying attendance,
    "guests": qualifying attendances of people whom nobody could identify; they are among the attendances of their session,
    "returning": {number of sessions by invitation: known people who attended as many of them}, "marks_by_session": {id: marks}}.
    "stayed" are those who stayed three quarters, of all with an attendance that qualifies.
    Minutes (unrounded) and the share who stayed three quarters are of those whose attendance qualifies; the peak is of everybody
    present. None where nobody was.
    `rate` is of those who accepted and are not staff in that session; None for public sessions. Without `rates` nobody asks for it,
    and it takes two queries instead of four.
    """
    sessions = list(Session.objects.filter(convening=convening, cancelled_on=None))
    present = defaultdict(list)
    for row in _opened(convening.pk, Attendance.objects.filter(session__convening=convening, staff=False)):
        present[row.session_id].append(row)
    accepted = _accepted(convening, sessions) if rates else {}
    figures, by_session, guests, returning = [], {}, 0, Counter()
    for session in sessions:
        rows = present[session.pk]
        people = [row.opened for row in rows]
        qualifying = [row for row in rows if presence.qualifies(row.opened, session.minutes)]
        known = {bytes(row.mark) for row in qualifying if row.matched}
        staying = [row.opened for row in qualifying]
        median, first, third = presence.dwell(staying)
        share = presence.share_staying(staying, session.minutes)
        invited = accepted.get(session.pk)
        figures.append({
            "slug": session.slug,
            "title": session.title,
            "door": session.door,
            "starts_at": session.starts_at,
            "minutes": session.minutes,
            "attendances": len(qualifying),
            "guests": len(qualifying) - len(known),
            "peak": presence.peak(people),
            "median_minutes": median,
            "q1": first,
            "q3": third,
            "stay_share": share,
            "stayed": None if share is None else round(share * len(staying)),
            "accepted": None if invited is None else len(invited),
            "rate": len(known & invited) / len(invited) if invited else None,
        })
        by_session[session.pk] = known
        guests += len(qualifying) - len(known)
        if session.door == Session.Door.INVITATION:
            returning.update(known)
    times = Counter(returning.values())
    return {
        "sessions": figures, "marks": set().union(*by_session.values()), "guests": guests, "returning": dict(sorted(times.items())),
        "marks_by_session": by_session,
    }  # fmt: skip


def _accepted(convening, sessions):
    """{session id: marks of the members who are not staff in it}, for sessions by invitation."""
    members = list(Participation.objects.filter(convening=convening, member=True).values_list("pk", "person_id", "roles"))
    marks = engagement.marks_of(convening.pk, [person_id for _pk, person_id, _roles in members])
    working = defaultdict(set)
    for session_id, part_id in SessionRole.objects.filter(
        session__convening=convening, role__in=STAFF_SESSION_ROLES
    ).values_list("session_id", "participation_id"):
        working[session_id].add(part_id)
    return {
        session.pk: {
            marks[person_id] for pk, person_id, roles in members
            if STAFF_ROLES.isdisjoint(roles) and pk not in working[session.pk]
        }
        for session in sessions if session.door == Session.Door.INVITATION
    }


def voice_equity(convening):
    """[{"slug", "tables": [{"attribute", "title": {language: text}, "rows": [[{language: group}, share of those who came, share of the floor
    time]]}]}] of the live sessions that kept it. Protected when each session ended: in tens of percent, of groups of five people or more."""
    from ..floor import equity  # the floor looks through these windows itself

    kept = LiveRecord.objects.filter(session__convening=convening, session__cancelled_on=None).order_by("session__starts_at", "session__slug")
    told = []
    for slug, counts in kept.values_list("session__slug", "counts"):
        tables = [
            {"attribute": name, "title": _in_every_language(lambda label=label: str(label)), "rows": _in_words(equity, name, counts["shares"][name])}
            for name, label in equity.ATTRIBUTES.items() if (counts.get("shares") or {}).get(name)
        ]  # fmt: skip
        if tables:
            told.append({"slug": slug, "tables": tables})
    return told


def channels_chosen(convening):
    """[{"slug", "channels": {language: people who chose it, None where withheld}}] of the live sessions that kept it. Protected when each
    session ended; somebody may have chosen several."""
    kept = LiveRecord.objects.filter(session__convening=convening, session__cancelled_on=None).order_by("session__starts_at", "session__slug")
    told = []
    for slug, record in kept.values_list("session__slug", "counts"):
        chosen = {name.removeprefix("channel_"): count for name, count in record.get("counts", {}).items() if name.startswith("channel_")}
        if chosen:
            told.append({"slug": slug, "channels": chosen})
    return told


def _in_words(equity, name, rows):
    groups = _in_every_language(lambda: [group for group, *_shares in equity.in_words(name, rows)])
    return [
        [{code: words[place] for code, words in groups.items()}, came / 100, time / 100] for place, (_group, came, time) in enumerate(rows)
    ]


def _in_every_language(said):
    told = {}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            told[code] = said()
    return told


def attendance_list(session, *, asker):
    """Who was there, for the secretariat's eyes: [{"name", "minutes", "qualifies", "staff", "matched"}], by name. Never stored.

    Names come from the profiles of today; someone whose data were erased, and a guest whom nobody knows, has none.
    """
    policy.require(asker, "sessions.view_attendance", session)
    rows = with_intervals(session)
    names = _names(session.convening_id, {bytes(row.mark) for row in rows if row.matched})
    listed = [
        {
            "name": names.get(bytes(row.mark), ""),
            "minutes": round(presence.present(row.opened) / timedelta(minutes=1)),
            "qualifies": presence.qualifies(row.opened, session.minutes),
            "staff": row.staff,
            "matched": row.matched,
        }
        for row in rows
    ]
    return sorted(listed, key=lambda one: (one["staff"], not one["name"], one["name"].casefold(), -one["minutes"]))


def _names(convening_id, marks):
    """{mark: name} by recomputing every person's mark in memory: there is no stored way back."""
    if not marks:
        return {}
    ids = {mark: pk for pk, mark in engagement.marks_of(convening_id, User.objects.values_list("pk", flat=True)).items()}
    people = User.objects.in_bulk([ids[mark] for mark in marks if mark in ids])
    return {mark: people[ids[mark]].profile.name for mark in marks if mark in ids}


def latest_counts(session, *, asker):
    """The counts of the reports taken in for this session, the newest last: [{"taken_on", "counts"}]. No names."""
    policy.require(asker, "sessions.import_attendance", session)
    imports = AttendanceImport.objects.filter(session=session).order_by("taken_on", "pk")
    return list(imports.values("taken_on", "counts"))
