"""The demo in motion: simulated participants fill the floor of the session that is live, and nothing that they do names anybody."""

import pytest
from django.core.management import call_command

from sessions import floor
from sessions.floor import captions, polls, questions, store, turns
from sessions.models import Session


def test_forty_rounds_fill_the_floor(demo):
    call_command("demo_floor", "working-group-2", rounds=40)
    session = Session.objects.select_related("convening").get(slug="working-group-2")
    state = floor.look(session)
    assert turns.stage_of(state)["speaking"] is not None
    assert len(state.section("spoken", [])) == 3
    assert len(questions.every(state)) == 5
    [poll] = polls.every(state)
    assert (poll["state"], poll["result"]["voted"], sum(poll["result"]["counts"])) == ("closed", 25, 25)
    assert set(captions.channels_of(session)) == {"ar", "en", "es"}
    held = store.redis_of_floors().get(store.name_of(session.pk, "state"))
    assert poll["question"]["en"].encode() not in held


def test_without_a_live_session_it_says_what_to_do(demo, capsys):
    with pytest.raises(SystemExit):
        call_command("demo_floor")
    assert "working-group-2" in capsys.readouterr().err
