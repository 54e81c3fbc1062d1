"""The clearance asks an office back, and the office answers. Both stand with the nomination, sealed."""

from django.db import transaction
from django.utils.translation import gettext as _

from convening import audit, clock, keyring, once, policy
from convening.errors import Refused

from .. import notifications
from ..models import Admission, Nomination, Pick
from .nominations import locked

S = Nomination.State
LONGEST = 2000


@transaction.atomic
def ask_back(nomination, question, *, by, key=None):
    """Ask the office a question about its nomination, which then waits for the answer. Returns the nomination.

    Those who act for the office get one letter: that their list needs them, and no more. It is not written again while
    another question of the same day waits.
    """
    policy.require(by, "participants.clear_nomination", nomination)
    Admission.locked(nomination.convening)
    nomination = locked(nomination)
    if key and not once.first_time(key):
        return nomination
    question = _written(question, "question", _("Write what you want to know."))
    if nomination.state not in Nomination.WAITING:
        raise Refused("nomination.decided", _("This nomination is decided. Take the decision back first, then ask."))
    if Pick.objects.filter(nomination=nomination).exists():
        raise Refused("nomination.held", _("A decision on this nomination waits already. Stop that one first."))
    if not keyring.holds("person", nomination.person_id):
        raise Refused("nomination.erased", _("What was known of this person is erased. There is nothing left to ask."))
    today = clock.today(nomination.convening.zone)
    known_already = any(_open_since(other) == today.isoformat() for other in _asked(nomination.office_id))
    words = nomination.particulars
    asked = {"question": question, "asked_on": today.isoformat(), "answer": "", "answered_on": None}
    nomination.particulars = {**words, "questions": [*words.get("questions", []), asked]}
    nomination.state = S.ASKED
    nomination.save(update_fields=["state", "sealed_particulars"])
    audit.record(nomination.convening, actor=by, verb="participants.question_asked", target=nomination)
    if not known_already:
        for part in nomination.office.people.select_related("person"):
            notifications.list_needs_you(part.person)
    return nomination


@transaction.atomic
def answer_question(nomination, text, *, by, key):
    """The office answers what the clearance asked last; the nomination waits to be cleared again. Returns the nomination."""
    policy.require(by, "participants.answer_question", nomination)
    Admission.locked(nomination.convening)
    nomination = locked(nomination)
    if not once.first_time(key) and nomination.state != S.ASKED:
        return nomination
    if nomination.state != S.ASKED:
        raise Refused("nomination.not_asked", _("Nobody waits for this answer any more. There is nothing to do."))
    text = _written(text, "text", _("Write your answer."))
    words = nomination.particulars
    if words:
        *before, last = words["questions"]
        last |= {"answer": text, "answered_on": clock.today(nomination.convening.zone).isoformat()}
        nomination.particulars = {**words, "questions": [*before, last]}
    nomination.state = S.NOMINATED
    nomination.save(update_fields=["state", "sealed_particulars"])
    audit.record(nomination.convening, actor=by, verb="participants.question_answered", target=nomination)
    return nomination


def _written(text, name, sentence):
    """`text` with its paragraphs, without what cannot be seen; refused where nothing is left."""
    lines = (" ".join("".join(c for c in line if c.isprintable() or c in "\u200c\u200d").split()) for line in str(text or "").splitlines())
    written = "\n".join(lines).strip()[:LONGEST]
    if not written:
        raise Refused("question.empty", sentence, fields={name: sentence})
    return written


def _asked(office_id):
    return Nomination.objects.filter(office=office_id, state=S.ASKED)


def _open_since(nomination):
    """The day of the question that waits, as it is written; None where her key is gone."""
    asked = nomination.particulars.get("questions")
    return asked[-1]["asked_on"] if asked else None
