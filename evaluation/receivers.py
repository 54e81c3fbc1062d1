"""Hears facts and stores them in the transaction of their cause."""

from django.db import connection
from django.dispatch import receiver

from convening import engagement

from .models import Fact

_VERBS = {
    engagement.Invited: "invited", engagement.Accepted: "accepted", engagement.LoggedOn: "logged_on",
    engagement.ResourceOpened: "opened",
}  # fmt: skip


@receiver(engagement.published)
def store_fact(sender, fact, **kwargs):
    """One row a fact; told again on the same day it is the same fact. A fact of a kind unknown here is not ours."""
    verb = _VERBS.get(sender)
    if verb is None:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO evaluation_fact (id, convening_id, verb, mark, day) VALUES (gen_random_uuid(), %s, %s, %s, %s)"
            " ON CONFLICT ON CONSTRAINT a_fact_is_told_once_a_day DO NOTHING",
            [fact.convening_id, verb, fact.mark, fact.day],
        )


def logged_on(convening_id):
    """The marks of all whose log-ons were written: lent to the storeys beneath, which write to those who have not signed in."""
    told = Fact.objects.filter(convening_id=convening_id, verb="logged_on").values_list("mark", flat=True)
    return {bytes(mark) for mark in told}
