"""Letters to those who have not answered: reminders before the end, what the secretariat writes to all of them; and the end itself."""

from datetime import timedelta

from django.db import transaction

from convening import clock
from convening.errors import Refused

from ..models import Admission, Invitation
from ..selectors.letters import waiting_for_an_answer
from .invitations import Post, write
from .seats import give_back

State = Invitation.State


def write_again(convening, *, kind, text_in=None, among=None):
    """One more letter to those who have not answered yet and can be reached; `among` narrows, `text_in` {language: words}.

    Their links stay valid as long as before. Whoever got three letters today gets none. Returns how many were written.
    Callers check the right.
    """
    post = Post.of(convening)
    told = 0
    for invitation in _reachable(convening):
        if among is not None and not among(invitation, post):
            continue
        try:
            write(post, invitation, kind=kind, text_in=text_in or {})
        except Refused:
            continue
        told += 1
    return told


def _reachable(convening):
    """Invitations that wait for an answer and can be written to, of people whose key is there; locked."""
    waiting = waiting_for_an_answer(convening).select_for_update(of=["self"])
    return [i for i in waiting.select_related("person", "convening").order_by("pk") if i.person.profile.email]


@transaction.atomic
def remind_before_the_end(convening):
    """Remind those whose answer is due soon, as many days before as the convening says. Returns how many.

    The day of the newest letter is the memory: a reminder is due once its day has come and no letter left since. So each is sent
    once, also when this runs twice; after days on which it did not run one letter makes up for all of them.
    """
    def is_due(invitation, post):
        days = [invitation.last_day - timedelta(days=before) for before in post.admission.reminder_days]
        return any(invitation.letters_on < day <= post.today for day in days)

    return write_again(convening, kind="reminder", among=is_due)


@transaction.atomic
def lapse_unanswered(convening):
    """Invitations whose last day is over lapse, and their seats go to the waiting list. Returns how many."""
    over = Invitation.objects.filter(convening=convening, state=State.SENT, expires_at__lte=clock.now())
    if not over.exists():
        return 0
    Admission.locked(convening)
    lapsed = list(over.select_for_update(of=["self"]).select_related("person").order_by("pk"))
    for invitation in lapsed:
        invitation.state = State.LAPSED
        invitation.save(update_fields=["state"])
        give_back(convening, invitation.person)
    return len(lapsed)
