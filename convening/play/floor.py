"""A live session in motion: simulated participants on its floor, through the same deeds as people.

A round takes some seconds. In each the booths write a line, and now and then somebody asks for the floor, is called, finishes, asks in
writing, endorses, votes, claps. Nothing here happens that a participant could not do.
"""

import random
import time
import uuid

from convening import engagement
from convening.demo.attendance import attendees
from convening.demo.floor import SCRIPTS
from convening.errors import Refused
from convening.models import Convening
from sessions import floor, matching
from sessions.floor import polls as polls_of
from sessions.floor import presence, seats, store, turns
from sessions.floor import questions as questions_of
from sessions.floor import reactions as reactions_of
from sessions.models import Session
from sessions.selectors.rights import roles_of
from sessions.services.floor import asking, booths, captions, chairing, notes, polls, questions, reactions

SECONDS_A_ROUND = 4
ROUNDS_A_TURN = 12
MOST_WAITING = 6
POLL_ROUNDS = 30


class Company:
    """Everybody who is in the session of `session`, as seats: `chair`, `interpreters` {language: seat} and the others, in a chance order."""

    def __init__(self, session):
        self.session = session
        key = store.key_of(session)
        came = attendees()[session.slug]
        self.chair, self.rapporteur, self.interpreters, self.others = None, None, {}, []
        for part, mark in matching.expected_in(session):
            roles = roles_of(part.person, session)
            seat = floor.Seat(session, part.person, mark, seats.me_of(key, mark), roles)
            if "chair" in roles:
                self.chair = seat
            elif "rapporteur" in roles:
                self.rapporteur = seat
            elif "interpreter" in roles:
                language = next(role.language for role in part.session_roles.all() if role.session_id == session.pk)
                if language:
                    self.interpreters.setdefault(language, seat)
            elif part.person.profile.email in came:
                self.others.append(seat)
        random.shuffle(self.others)


def play_live(slug, session_slug, say=lambda line: None, rounds=None):
    """Play the session that is live now, for as long as its floor is open, or for so many `rounds`. Returns how many were played."""
    session = Session.objects.select_related("convening").get(convening=Convening.objects.get(slug=slug), slug=session_slug)
    company, script = Company(session), SCRIPTS[session_slug]
    lines = _lines(script)
    played = 0
    while (rounds is None or played < rounds) and floor.is_open(session):
        began = time.monotonic()
        try:
            for deed in (_begin, _be_there, _write_a_line, _ask, _chair, _ask_in_writing, _vote, _react, _note_down):
                try:
                    deed(company, script, played, lines)
                except (Refused, floor.Away):
                    pass  # as it happens to people: the list was closed, somebody was quicker, Redis is away for a moment
        except floor.Over:
            break  # the chair has closed it
        played += 1
        if rounds is None:
            time.sleep(max(0, SECONDS_A_ROUND - (time.monotonic() - began)))
    say(f"{played} rounds were played.")
    return played


def _lines(script):
    """Without end: the welcome, then turn after turn."""
    yield from script.opens
    while True:
        for turn in script.turns:
            yield from turn


def _begin(company, script, number, lines):
    if number:
        return
    for language, seat in company.interpreters.items():
        try:
            booths.start(seat, language)
        except Refused:
            pass  # somebody interprets there already
    chairing.open_list(company.chair, True)
    segments = list(company.session.segments.all())
    if segments:
        longest = max(segments, key=lambda segment: segment.minutes)
        chairing.set_segment(company.chair, str(longest.pk))


def _be_there(company, script, number, lines):
    if number % 5 == 0:
        for seat in (company.chair, *company.interpreters.values(), *company.others):
            presence.seen_at(seat)


def _write_a_line(company, script, number, lines):
    line = next(lines)
    for language, seat in company.interpreters.items():
        captions.write_lines(seat, language, line[language], key=uuid.uuid4())


def _ask(company, script, number, lines):
    waiting = len(turns.queue_of(floor.look(company.session)))
    if number % 3 == 0 and waiting < MOST_WAITING:
        seat = company.others[number // 3 % len(company.others)]
        asking.ask_for_the_floor(seat, language=_language(seat), by_name=random.random() < 0.4)  # noqa: S311


def _chair(company, script, number, lines):
    state = turns.stage_of(floor.look(company.session))
    if number % ROUNDS_A_TURN == ROUNDS_A_TURN - 1 and state["speaking"]:
        chairing.end_turn(company.chair, turn=state["turn"])
    elif not state["speaking"] and turns.queue_of(floor.look(company.session)):
        chairing.call_next(company.chair, turn=state["turn"])


def _ask_in_writing(company, script, number, lines):
    turn, nth = number % 7, number // 7
    asked_already = {asked["text"] for asked in questions_of.every(floor.look(company.session))}
    if turn == 2 and nth < len(script.questions) and script.questions[nth][1] not in asked_already:
        language, words = script.questions[nth]
        questions.ask(random.choice(company.others), text=words, language=language, consent=True, key=uuid.uuid4())  # noqa: S311
    elif turn == 4:
        for asked in questions_of.waiting(floor.look(company.session))[:-1]:  # the newest waits, for whoever tries the page
            questions.let_through(company.chair, asked["id"])
    elif turn == 6:
        for asked in questions_of.read(floor.look(company.session)):
            if asked["state"] in questions_of.OPEN:
                questions.endorse(random.choice(company.others), asked["id"])  # noqa: S311


def _vote(company, script, number, lines):
    poll = polls_of.open_now(floor.look(company.session))
    if number % POLL_ROUNDS == 3 and poll is None and not polls_of.every(floor.look(company.session)):
        question, choices = script.poll
        made = polls.make_poll(company.chair, question=question, choices=list(choices), key=uuid.uuid4())
        polls.open_poll(company.chair, made)
    elif poll and number % POLL_ROUNDS == POLL_ROUNDS - 1:
        polls.close_poll(company.chair, poll["id"])
        polls.show_result(company.chair, poll["id"])
    elif poll:
        seat = company.others[number % len(company.others)]
        polls.vote(seat, poll["id"], [random.randrange(len(poll["choices"]))])  # noqa: S311


def _react(company, script, number, lines):
    if number % 4 == 1:
        reactions.react(random.choice(company.others), random.choice(tuple(reactions_of.COUNTS_FOR)))  # noqa: S311


def _note_down(company, script, number, lines):
    """The rapporteur keeps the last line of each turn that she hears, and shares what she writes."""
    if number % ROUNDS_A_TURN or number // ROUNDS_A_TURN >= len(script.turns):
        return
    if company.rapporteur is None or not company.rapporteur.may("sessions.take_notes"):
        return
    by, words = company.rapporteur.person, script.turns[number // ROUNDS_A_TURN][-1]["en"]
    if not company.session.notes.filter(text=words).exists():
        notes.write_note(company.session, words, language="en", by=by, key=uuid.uuid4())
    notes.share_notes(company.session, True, by=by)


def _language(seat):
    own = seat.person.profile.language
    return own if own in seat.session.languages else "en"
