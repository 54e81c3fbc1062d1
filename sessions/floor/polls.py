"""Polls: one open at a time, its result shown when whoever holds it says so.

Section "polls": [{"id", "number", "question" and "choices" as {language: text}, "multiple", "named", "state" ("draft", "open", "closed"),
"shown", "result"}]. Votes are in `ballots`, not here. `result` is {"voted", "counts", "names"}; of a secret poll with fewer than five votes
it has no counts: they could tell who chose what, and are told to nobody, the chair included.
"""

from django.utils.translation import gettext as _

from convening import honesty, writing

from . import ballots
from .parts import Part
from .results import ENOUGH

ENOUGH_FOR_SHARES = 10  # of fewer, a percentage says more than is known
SHOWN = 3  # results that everybody sees at the same time, the newest first


def every(floor):
    return floor.section("polls", [])


def open_now(floor):
    return next((poll for poll in every(floor) if poll["state"] == "open"), None)


def in_words(poll):
    """A poll as a page shows it, in the reader's language where its words are there in it."""
    question, language = _in_her_language(poll["question"])
    choices = [_in_her_language(choice)[0] for choice in poll["choices"]]
    shown = {name: poll[name] for name in ("id", "multiple", "named", "state", "shown")}
    shown |= {"question": question, "language": language, "direction": honesty.direction(language), "choices": choices}
    return shown | (_result(poll, choices) if poll["result"] else {})


def _in_her_language(texts):
    language = writing.language_here()
    return (texts[language], language) if texts.get(language) else (texts["en"], "en")


def _result(poll, choices):
    voted, counts = poll["result"]["voted"], poll["result"]["counts"]
    if counts is None:
        return {"withheld": True}
    return {
        "withheld": False, "voted": voted,
        "bars": [{"label": label, "value": number, "of": _of(number, voted)} for label, number in zip(choices, counts, strict=True)],
        "rows": [[label, number, _share(number, voted)] for label, number in zip(choices, counts, strict=True)],
        "who": [
            {"choice": label, "names": [name for name, chosen in poll["result"]["names"] if place in chosen]}
            for place, label in enumerate(choices)
        ] if poll["named"] else [],
    }


def _of(number, voted):
    """The denominator, and the share where there are enough to speak of one."""
    words = {"n": writing.number_here(number), "all": writing.number_here(voted)}
    if voted < ENOUGH_FOR_SHARES:
        return _("%(n)s of %(all)s who voted") % words
    return _("%(n)s of %(all)s who voted (%(share)s)") % {**words, "share": _percent(number, voted)}


def _share(number, voted):
    return _percent(number, voted) if voted >= ENOUGH_FOR_SHARES else {"blank": _("fewer than ten voted")}


def _percent(number, voted):
    return writing.percent(number / voted, writing.language_here())


def _context(floor):
    now = open_now(floor)
    closed = [in_words(poll) for poll in reversed(every(floor)) if poll["state"] == "closed" and poll["shown"]]
    return {"poll": in_words(now) if now else None, "results": closed[:SHOWN], "columns": columns()}


def columns():
    """The heads of the table beneath a result."""
    return [{"label": _("Choice")}, {"label": _("Votes"), "numeric": True}, {"label": _("Share of those who voted"), "numeric": True}]


def _hers(seat, floor, forms):
    now = open_now(floor)
    has_voted = False
    if now:
        try:
            has_voted = ballots.has_voted(floor.session, now["number"], seat.me)
        except ballots.Closed:
            pass
    return {
        "has_voted": has_voted, "may_hold": seat.may("sessions.hold_polls"),
        "concerned": has_voted,
    }


def desk(floor):
    """All of them for whoever holds them, the newest first; of an open one, how many have voted."""
    return [{**in_words(poll), "votes": ballots.voted(floor.session, poll["number"]) if poll["state"] == "open" else None} for poll in reversed(every(floor))]


def counts(floor):
    """{what: number}: how many polls were held, and how many votes were given in all of them."""
    held = [poll for poll in every(floor) if poll["state"] != "draft"]
    return {
        "polls": len(held),
        "ballots": sum(poll["result"]["voted"] if poll["result"] else ballots.voted(floor.session, poll["number"]) for poll in held),
    }


def published(floor):
    """[{"votes", "counts"}]: the results that were shown, as they were shown; None where they were withheld. Numbers only."""
    shown = [poll["result"] for poll in every(floor) if poll["state"] == "closed" and poll["shown"]]
    return [
        {"votes": result["voted"] if result["voted"] >= ENOUGH else None, "counts": result["counts"] if result["voted"] >= ENOUGH else None}
        for result in shown
    ]


PART = Part(
    "polls", frozenset({"polls"}), "sessions/live/_polls.html", _context,
    mine="sessions/live/_polls_mine.html", mine_context=_hers, counts=counts,
)
