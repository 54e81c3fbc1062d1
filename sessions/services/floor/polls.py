"""Polls: whoever chairs makes, opens and closes them; everybody in the session votes once. What `ballots` says of secrecy holds."""

import uuid
from contextlib import contextmanager

from django.conf import settings
from django.utils.translation import gettext as _

from convening import honesty, policy
from convening.errors import Refused, beside

from ... import floor
from ...floor import ballots, polls, results
from ...models import Naming, Rule

FEWEST, MOST_CHOICES = 2, 8
LONGEST_QUESTION, LONGEST_CHOICE = 250, 120


# ── Who chairs ────────────────────────────────────────────────────────────────────────────────────────────────────────
def may_be_by_name(session):
    """Who chose what is shown only where people see each other by name, and where something may be used at all."""
    return session.naming == Naming.NAMED and session.rule != Rule.OFF_THE_RECORD


def make_poll(seat, *, question, choices, multiple=False, named=False, key):
    """Write a poll; nobody sees it yet. `question` is {language: text}, `choices` [{language: text}], both with English. Returns its id."""
    policy.require(seat.person, "sessions.hold_polls", seat.session)
    question, choices = _honest(question, LONGEST_QUESTION, "question"), [_honest(choice, LONGEST_CHOICE, "choices") for choice in choices]
    if not FEWEST <= len(choices) <= MOST_CHOICES:
        sentence = _("A poll has two to eight choices, each on a line of its own.")
        raise Refused("polls.choices", sentence, fields={"choices_en": sentence})
    if len({choice["en"] for choice in choices}) < len(choices):
        sentence = _("Two of the choices say the same.")
        raise Refused("polls.same_choices", sentence, fields={"choices_en": sentence})
    if named and not may_be_by_name(seat.session):
        sentence = _("In this session a poll is secret: people do not see each other by name, or nothing may be used.")
        raise Refused("polls.never_by_name", sentence, fields={"named": sentence})
    with floor.changing(seat.session) as state:
        if not state.first_time(key):
            return None
        free = set(range(ballots.MOST_POLLS)) - {poll["number"] for poll in polls.every(state)}
        if not free:
            raise Refused("polls.full", _("A session has twenty polls at most. Take one away first."))
        poll = {
            "id": uuid.uuid4().hex, "number": min(free), "question": question, "choices": choices, "multiple": bool(multiple),
            "named": bool(named), "state": "draft", "shown": False, "result": None,
        }
        polls.every(state).append(poll)
    return poll["id"]


def open_poll(seat, poll_id):
    """Let people vote. One poll is open at a time."""
    with _holding(seat, poll_id) as (state, poll):
        if poll["state"] == "closed":
            raise Refused("polls.closed", _("This poll is closed. Make a new one to ask again."))
        other = polls.open_now(state)
        if other is poll:
            return
        if other is not None:
            raise Refused("polls.another", _("Another poll is open. Close that one first."))
        ballots.open_box(seat.session, poll["number"], len(poll["choices"]))
        poll["state"] = "open"


def close_poll(seat, poll_id):
    """Take no more votes, count, and destroy the box with its key. It cannot be opened again."""
    with _holding(seat, poll_id) as (_state, poll):
        if poll["state"] == "draft":
            raise Refused("polls.not_open", _("This poll has not been opened yet."))
        if poll["state"] == "open":
            try:
                votes = ballots.close_box(seat.session, poll["number"])
            except ballots.Closed:  # Redis lost it
                votes = {"voted": 0, "counts": [0] * len(poll["choices"]), "names": []}
            poll |= {"state": "closed", "result": results.result_of(poll, votes)}
    ballots.destroy(seat.session, poll["number"])


def show_result(seat, poll_id, shown=True):
    """Show the result to everybody, or hide it again."""
    with _holding(seat, poll_id) as (_state, poll):
        if poll["state"] != "closed":
            raise Refused("polls.still_open", _("Close the poll first: a result is shown when all votes are in."))
        poll["shown"] = shown


def remove_poll(seat, poll_id):
    """Take away a poll on which nobody has voted yet: one that was not opened."""
    with _holding(seat, poll_id) as (state, poll):
        if poll["state"] != "draft":
            raise Refused("polls.opened", _("People have seen this poll. Close it, and leave its result hidden."))
        polls.every(state).remove(poll)


@contextmanager
def _holding(seat, poll_id):
    policy.require(seat.person, "sessions.hold_polls", seat.session)
    with floor.changing(seat.session) as state:
        poll = next((one for one in polls.every(state) if one["id"] == poll_id), None)
        if poll is None:
            raise Refused("polls.gone", _("This poll was taken away meanwhile."))
        yield state, poll


def _honest(texts, longest, field):
    made = {}
    for language in dict(settings.LANGUAGES):
        if text := texts.get(language, ""):
            with beside(f"{field}_{language}"):
                made[language] = honesty.honest_line(text, longest)
    if "en" not in made:
        sentence = _("Write it in English at least.")
        raise Refused("polls.no_english", sentence, fields={f"{field}_en": sentence})
    return made


# ── Who takes part ────────────────────────────────────────────────────────────────────────────────────────────────────
def vote(seat, poll_id, chosen):
    """Vote once. `chosen` are the places of the choices, from 0. A vote cannot be changed: nobody could find it."""
    poll = next((one for one in polls.every(floor.look(seat.session)) if one["id"] == poll_id), None)
    if poll is None or poll["state"] != "open":
        raise _closed()
    chosen = set(chosen)
    if not chosen:
        raise Refused("polls.nothing_chosen", _("Choose first, then vote."))
    if not chosen <= set(range(len(poll["choices"]))) or (len(chosen) > 1 and not poll["multiple"]):
        raise Refused("polls.one_choice", _("Choose one of the answers that stand there."))
    if poll["named"] and not seat.may_be_named:
        raise Refused("polls.without_a_name", _("This poll is by name, and you are here without one. You cannot vote in it."))
    try:
        ballots.vote(seat.session, poll["number"], seat.me, chosen, seat.name_chosen(poll["named"]))
    except ballots.Voted:
        raise Refused("polls.voted", _("You have voted in this poll. A vote cannot be changed.")) from None
    except ballots.Closed:
        raise _closed() from None


def _closed():
    return Refused("polls.not_open_now", _("This poll is closed. No more votes are taken."))
