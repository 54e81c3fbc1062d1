"""What platforms cannot do is said while planning, and stops nobody."""

import pytest

from sessions.models import Session
from sessions.platform_limits import advice_for


def codes(interpreters=0, signing=False, **columns):
    given = {"platform": "zoom", "languages": ["en", "fr"], "door": "invitation", "rule": "chatham_house", "mode": "online", **columns}
    found = advice_for(Session(**given), interpreters=interpreters, signing=signing)
    assert all(one.sentence.endswith(".") for one in found)
    return [one.code.removeprefix("platform.") for one in found]


ZOOM = ["zoom_when_scheduling", "zoom_accounts", "zoom_desktop", "record_nothing"]


def test_zoom_interprets_under_conditions():
    assert codes() == ZOOM
    assert codes(languages=["en"]) == ["record_nothing"], "nothing is interpreted, so nothing is said of it"
    arabic = codes(languages=["ar", "en", "es", "fr"])
    assert arabic == ["zoom_when_scheduling", "zoom_arabic", "zoom_accounts", "zoom_desktop", "record_nothing"]
    assert codes(breakouts=True) == ["zoom_breakouts", *ZOOM]
    assert [codes(interpreters=n)[0] for n in (20, 21)] == ["zoom_when_scheduling", "zoom_too_many_interpreters"]
    assert "zoom_webinar" in codes(door="public") and "zoom_webinar" not in codes(door="group")


@pytest.mark.parametrize(("url", "said"), [
    ("https://us02web.zoom.us/my/margit", ["zoom_personal_id"]), ("https://us02web.zoom.us/j/84512345678", []), ("", []),
    ("https://notzoom.us/my/x", []), ("https://teams.microsoft.com/l/meetup-join/x", ["looks_like_another"]),
])  # fmt: skip
def test_a_link_tells_what_it_is(url, said):
    assert codes(platform_url=url) == [*said, *ZOOM]


def test_others_interpret_in_their_own_way_or_not_at_all():
    assert codes(platform="teams") == ["teams_own_way", "teams_report", "record_nothing"]
    assert codes(platform="teams", breakouts=True, languages=["en"]) == ["teams_report", "record_nothing"]
    for platform in ("jitsi", "bigbluebutton"):
        assert codes(platform=platform) == ["no_interpretation", "record_nothing"]
    assert codes(platform="link", platform_url="https://us02web.zoom.us/j/1") == ["looks_like_another", "unknown", "record_nothing"]


def test_nothing_is_said_where_it_does_not_matter():
    assert codes(mode="in_person", breakouts=True, languages=["ar", "en"]) == []
    assert codes(languages=["en"], rule="on_the_record", recorded=True) == []
    assert codes(languages=["en"], signing=True) == ["signing", "record_nothing"]
