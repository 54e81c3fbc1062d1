"""Questions in writing: who asked is known to nobody, unless she chose to show her name.

Sections: "waiting" (asked, and read by no moderator yet) and "questions" (all others). A question is {"id", "asker", "name", "language",
"text", "consent"} and, once it was read, {"state", "reason", "answer", "answer_language", "into", "endorsed"}. `asker` is a digest over the
question and her seat: her own page finds it again by reckoning, two questions of hers have nothing in common, and no page shows it.

Endorsements stand beside the state, a set of digests a question, because they come too often for it. What is shown of them, and the
order that follows from it, is their number from five on: an order that knew more would tell what the number keeps to itself.
"""

from django.utils.translation import gettext_lazy
from redis.exceptions import RedisError

from convening import honesty, vault

from . import soon, store
from .parts import Part

LONGEST = 500
SHOWN = 20  # that everybody reads; the others come up as these are answered
AT_ONCE = 5  # of them; the rest is folded
ENOUGH = 5  # endorsements that can be told
REASONS = {
    "asked": gettext_lazy("The same has been asked already."),
    "subject": gettext_lazy("It is outside what this session is about."),
    "somebody": gettext_lazy("It could harm somebody, or show who somebody is."),
    "conduct": gettext_lazy("It does not keep to the code of conduct."),
    "unclear": gettext_lazy("It was not clear enough. You can ask it in other words."),
}
OPEN = ("open", "now")
ANSWERED = ("live", "written")


def waiting(floor):
    """Those that no moderator has read yet, in the order of asking."""
    return floor.section("waiting", [])


def read(floor):
    """Those that a moderator has decided on, in that order."""
    return floor.section("questions", [])


def every(floor):
    return [*waiting(floor), *read(floor)]


def asker_of(floor, question_id, me):
    """The digest that stands for `me` at this question, and at no other."""
    return vault.digest(floor.key, "asker", question_id, me, size=9).hex()


def is_hers(floor, question, me):
    return question["asker"] == asker_of(floor, question["id"], me)


# ── Endorsements ──────────────────────────────────────────────────────────────────────────────────────────────────────
def endorsers(session, question_id):
    """The name of the set of those who endorse it."""
    return store.name_of(session.pk, f"endorsed:{question_id}")


def endorser(floor, me):
    return vault.digest(floor.key, "endorser", me, size=9)


def count_endorsements(session):
    """Write into the state what may be told of them."""
    if _to_be_told(store.look(session)):
        with store.changing(session) as floor:
            write_endorsements(floor)


def write_endorsements(floor):
    for question, number in _to_be_told(floor):
        question["endorsed"] = number


def _to_be_told(floor):
    """[(question, number)] where another number is to be shown than before."""
    asked = [question for question in read(floor) if question["state"] in OPEN]
    numbers = _answers(floor.session, [("scard", question["id"]) for question in asked])
    shown = [number if number >= ENOUGH else 0 for number in numbers]
    return [(question, number) for question, number in zip(asked, shown, strict=True) if question["endorsed"] != number]


def recount(session):
    soon.soon(session, "endorsements", count_endorsements, rests=8)


def _answers(session, asked):
    try:
        with store.redis_of_floors().pipeline(transaction=False) as pipe:
            for command, question_id, *more in asked:
                getattr(pipe, command)(endorsers(session, question_id), *more)
            return pipe.execute()
    except RedisError:
        raise store.Away from None


# ── What everybody sees ───────────────────────────────────────────────────────────────────────────────────────────────
def in_order(floor):
    """Those that wait for an answer: by endorsements told, then as they were let through."""
    return sorted((question for question in read(floor) if question["state"] == "open"), key=lambda question: -question["endorsed"])


def _context(floor):
    following = in_order(floor)
    return {
        "now": next((as_shown(question) for question in read(floor) if question["state"] == "now"), None),
        "following": [as_shown(question) for question in following[:SHOWN]],
        "further": max(0, len(following[:SHOWN]) - AT_ONCE),
        "more": max(0, len(following) - SHOWN),
        "answered": [as_shown(question) for question in reversed(read(floor)) if question["state"] in ANSWERED][:SHOWN],
    }


def as_shown(question):
    """What a page may tell of it: nothing of the asker but the name that she chose to show."""
    shown = {name: question.get(name, "") for name in ("id", "text", "language", "name", "state", "endorsed", "answer", "answer_language")}
    return shown | {
        "direction": honesty.direction(question["language"]),
        "answer_direction": honesty.direction(question.get("answer_language", "")),
    }


# ── What is hers ──────────────────────────────────────────────────────────────────────────────────────────────────────
def hers(floor, me):
    return [question for question in every(floor) if is_hers(floor, question, me)]


def endorsed_by(floor, me):
    """Of those that everybody sees, the ones that she endorses."""
    seen = [question for question in read(floor) if question["state"] == "now"] + in_order(floor)[:SHOWN]
    told = _answers(floor.session, [("sismember", question["id"], endorser(floor, me)) for question in seen])
    return [question for question, yes in zip(seen, told, strict=True) if yes]


def _hers(seat, floor, forms):
    asked, endorsed = hers(floor, seat.me), endorsed_by(floor, seat.me)
    return {
        "asked": [{**as_shown(question), "state": question.get("state", "waiting"), "reason": REASONS.get(question.get("reason"), "")} for question in asked],
        "endorsed": [as_shown(question) for question in endorsed],
        "may_moderate": seat.may("sessions.moderate_questions"),
        "waiting": len(waiting(floor)),
        "concerned": bool(asked or endorsed),
    }


# ── For whoever moderates ─────────────────────────────────────────────────────────────────────────────────────────────
def queue(floor):
    """{"waiting", "open", "now", "done"}: what a moderator reads. Who asked is not in it."""
    done = [question for question in reversed(read(floor)) if question["state"] not in OPEN]
    return {
        "waiting": [as_shown(question) for question in waiting(floor)],
        "now": next((as_shown(question) for question in read(floor) if question["state"] == "now"), None),
        "open": [as_shown(question) for question in in_order(floor)],
        "done": [{**as_shown(question), "reason": REASONS.get(question["reason"], "")} for question in done[:SHOWN]],
    }


# ── At the end ────────────────────────────────────────────────────────────────────────────────────────────────────────
def left_over(floor):
    """[(id, language, text)]: read by a moderator and let through, answered by nobody, and its asker agreed that the room takes it up.

    Those that nobody has read stay here and are gone: a room gets nothing unread. One that was being answered has found its time.
    """
    return [
        (question["id"], question["language"], question["text"]) for question in read(floor) if question["state"] == "open" and question["consent"]
    ]


def counts(floor):
    """{what: number}: how many were asked, and how often one was endorsed."""
    numbers = _answers(floor.session, [("scard", question["id"]) for question in read(floor)])
    return {
        "questions": len(every(floor)), "endorsements": sum(numbers),
        "answered_questions": sum(question["state"] in ANSWERED for question in read(floor)), "left_questions": len(left_over(floor)),
    }


PART = Part(
    "questions", frozenset({"questions"}), "sessions/live/_questions.html", _context,
    mine="sessions/live/_questions_mine.html", mine_context=_hers, counts=counts, left_over=left_over,
)
