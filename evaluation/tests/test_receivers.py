"""Facts are heard in the transaction of their cause, once a day."""

from datetime import date

import pytest
from django.db import transaction

from convening import engagement
from evaluation.models import Fact

DAY = date(2021, 7, 10)


@pytest.mark.parametrize(("kind", "verb"), [(engagement.Invited, "invited"), (engagement.Accepted, "accepted"), (engagement.LoggedOn, "logged_on")])
def test_a_fact_is_stored_once_a_day(cast, kind, verb):
    mark = engagement.mark_of(cast.convening.pk, cast.participant.pk)
    for day in (DAY, DAY, date(2021, 7, 11)):
        engagement.publish(kind(cast.convening.pk, mark, day))
    stored = Fact.objects.order_by("day").values_list("verb", "mark", "day")
    assert [(v, bytes(m), d) for v, m, d in stored] == [(verb, mark, DAY), (verb, mark, date(2021, 7, 11))]


def test_a_deed_that_fails_leaves_no_fact(cast):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        engagement.publish(engagement.Invited(cast.convening.pk, b"m" * 16, DAY))
        1 / 0  # noqa: B018
    assert not Fact.objects.exists()


def test_what_is_no_fact_of_ours_is_not_stored(cast):
    engagement.publish(object())
    assert not Fact.objects.exists()
