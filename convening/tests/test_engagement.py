"""What is gathered by day lies in Redis so that it does not tell who came after whom."""

import redis
from django.conf import settings

from convening import clock, engagement
from convening.testing import person_in


def as_it_lies(convening):
    store = redis.Redis.from_url(settings.REDIS_URLS["gathered"])
    return [store.dump(key) for key in sorted(store.keys(f"*{convening.pk}*"))]


def test_the_order_in_which_people_came_is_nowhere_in_redis(convening):
    people = [person_in(convening, "participant") for _person in range(6)]
    lain = []
    for order in (people, people[::-1]):
        for person in order:
            engagement.note_log_on(convening, person)
            engagement.note_opening(convening, person)
        lain.append(as_it_lies(convening))
        engagement.forget_gathered(convening.pk, engagement.gathered_log_ons(convening.pk) + engagement.gathered_openings(convening.pk))
        assert as_it_lies(convening) == []
    assert lain[0] == lain[1] != []


def test_a_plain_set_would_tell_it(convening):
    store, told = redis.Redis.from_url(settings.REDIS_URLS["gathered"]), []
    marks = [engagement.mark_of(convening.pk, person_in(convening, "participant").pk).hex() for _person in range(6)]
    for order in (marks, marks[::-1]):
        store.delete("planted")
        for mark in order:
            store.sadd("planted", mark)
        told.append(store.dump("planted"))
    store.delete("planted")
    assert told[0] != told[1]


def test_what_an_earlier_version_gathered_is_written_and_forgotten(convening):
    her = person_in(convening, "participant")
    store, day = redis.Redis.from_url(settings.REDIS_URLS["gathered"]), clock.today(convening.zone)
    mark = engagement.mark_of(convening.pk, her.pk)
    store.sadd(f"log-ons:{convening.pk}", f"{day.isoformat()}:{mark.hex()}")
    engagement.note_log_on(convening, her)  # with the new version, on the same day
    assert engagement.gathered_log_ons(convening.pk) == [engagement.LoggedOn(convening.pk, mark, day)]
    engagement.forget_gathered(convening.pk, engagement.gathered_log_ons(convening.pk))
    assert engagement.gathered_log_ons(convening.pk) == []
