"""When the figures of the rooms can be frozen: once, for all rooms together."""

from datetime import UTC, date, datetime

import pytest

from convening import clock, keyring
from convening.errors import Refused
from forums import record
from forums.models import FrozenRecord

from .conftest import new_room


def test_it_is_refused_until_the_cooling_of_every_room_is_over(cast, room, say):
    new_room(cast, "later", title={"en": "A later room"}, closes_on=date(2021, 8, 7))
    say(cast.participant, room)
    clock.set_to(datetime(2021, 8, 20, 12, tzinfo=UTC))
    with pytest.raises(Refused) as refused:
        record.freeze(cast.convening)
    told = refused.value
    assert (told.code, "A later room" in told.message, "Constituencies" in told.message) == ("forums.not_all_cooled", True, False)
    assert record.why_not_yet(cast.convening) == told.message
    clock.set_to(datetime(2021, 8, 22, 12, tzinfo=UTC))
    assert record.why_not_yet(cast.convening) == ""
    first = record.freeze(cast.convening)
    assert first.frozen_on.isoformat() == "2021-08-22"
    assert record.freeze(cast.convening) == first == FrozenRecord.objects.get()


def test_without_a_key_nothing_is_frozen(cast, room, say):
    say(cast.participant, room)
    clock.set_to(datetime(2021, 8, 20, 12, tzinfo=UTC))
    keyring.destroy("room", room.pk)
    with pytest.raises(Refused) as refused:
        record.freeze(cast.convening)
    assert (refused.value.code, record.frozen(cast.convening)) == ("forums.key_gone", None)


def test_a_convening_without_rooms_has_nothing_to_freeze(cast):
    assert record.why_not_yet(cast.convening) != ""
    with pytest.raises(Refused):
        record.freeze(cast.convening)


def test_one_poster_is_not_in_what_is_kept(cast, room, say):
    say(cast.participant, room)
    clock.set_to(datetime(2021, 8, 22, 12, tzinfo=UTC))
    kept = record.freeze(cast.convening).counts
    assert (kept["rooms"]["posters"], kept["rooms"]["posts"], kept["rooms"]["rooms"]) == (None, None, [{"slug": "wg1", "posts": None, "posters": None}])
