"""What is said, as text: typed in a booth, read by everybody who takes part in the language she chose, and by nobody else."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest

from convening import clock
from convening.errors import Forbidden, Refused
from convening.testing import person_in
from sessions import floor, services
from sessions.consumers import LiveNews
from sessions.floor import captions as state_of_captions
from sessions.floor import channels, frames, parts, store, turns
from sessions.services.floor import booths, captions, ending

LIVE = "/c/gathering/programme/working-group/live/"


@pytest.fixture
def typist(cast, live, seat):
    """The interpreter of the Arabic booth, in her seat."""
    person = person_in(cast.convening, "interpreter", name="Huda Aziz", member=False)
    services.give_session_role(live, person.participations.get(), "interpreter", by=cast.secretariat, language="ar")
    return seat(person, live)


def say(typist, text, language="ar", key=None):
    """One send, a second after the last."""
    clock.set_to(clock.now() + timedelta(seconds=1))
    captions.write_lines(typist, language, text, key=key or uuid4())


def lines(session, language="ar"):
    return [(line["number"], line["text"]) for line in state_of_captions.lines_of(floor.look(session), language)]


def read(session, channel, language="en"):
    return parts.shared(state_of_captions.PART, floor.look(session), language, channel)


# ── Writing ───────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_lines_are_kept_in_their_channel_and_the_oldest_go(live, typist):
    for number in range(1, 64):
        say(typist, f"السطر {number}")
    say(typist, "A line.", "en")
    assert lines(live) == [(number, f"السطر {number}") for number in range(4, 64)]
    assert lines(live, "en") == [(1, "A line.")]
    assert state_of_captions.counts(floor.look(live)) == {"captions": 64}


def test_what_is_pasted_becomes_lines_and_long_ones_are_broken_between_words(live, typist):
    say(typist, "One.\r\n\r\n  Two. \n" + "word " * 100)
    assert [text for _number, text in lines(live)] == ["One.", "Two.", ("word " * 60).strip(), ("word " * 40).strip()]
    with pytest.raises(Refused) as refused:
        say(typist, "\n".join("abcdefghijklm"))
    assert refused.value.code == "captions.too_many"


def test_a_form_sent_twice_is_one_line(live, typist):
    key = uuid4()
    say(typist, "Once.", key=key)
    say(typist, "Once.", key=key)
    assert lines(live) == [(1, "Once.")]


def test_two_sends_a_second_and_the_channels_do_not_wait_for_each_other(live, typist, monkeypatch):
    second = turns.now()
    monkeypatch.setattr(turns, "now", lambda: second)  # else it might end between two of them
    for text in ("One.", "Two."):
        captions.write_lines(typist, "ar", text, key=uuid4())
    with pytest.raises(Refused) as refused:
        captions.write_lines(typist, "ar", "Three.", key=uuid4())
    assert refused.value.code == "captions.too_fast"
    captions.write_lines(typist, "en", "Other.", key=uuid4())
    second += 1
    captions.write_lines(typist, "ar", "Three.", key=uuid4())
    assert [text for _number, text in lines(live)] == ["One.", "Two.", "Three."]


def test_the_last_line_is_put_right_and_one_that_is_gone_is_not(live, typist):
    say(typist, "We met in fifty groups.")
    clock.set_to(clock.now() + timedelta(seconds=1))
    captions.correct_line(typist, "ar", 1, "We met in fifteen groups.")
    assert lines(live) == [(1, "We met in fifteen groups.")]
    with pytest.raises(Refused) as refused:
        captions.correct_line(typist, "ar", 9, "No.")
    assert refused.value.code == "captions.line_gone"
    assert state_of_captions.counts(floor.look(live)) == {"captions": 1}


def test_a_line_is_honest_text(live, typist):
    say(typist, "We\u202e met\u200b \u0001here <b>twice</b>.")
    assert lines(live) == [(1, "We met here <b>twice</b>.")]
    assert "We met here &lt;b&gt;twice&lt;/b&gt;." in read(live, "ar")
    with pytest.raises(Refused):
        say(typist, " \u200b ")


def test_only_those_in_the_booths_write_and_only_in_languages_of_the_session(cast, live, typist, seat):
    for person in (cast.participant, cast.moderator):
        with pytest.raises(Forbidden):
            captions.write_lines(seat(person, live), "ar", "Hello.", key=uuid4())
    captions.write_lines(seat(cast.secretariat, live), "ar", "She stands in.", key=uuid4())
    with pytest.raises(Refused) as refused:
        say(typist, "Bonjour.", "fr")
    assert (refused.value.code, lines(live)) == ("captions.no_channel", [(1, "She stands in.")])


def test_nobody_who_types_or_speaks_is_in_what_is_kept(live, typist):
    say(typist, "Said by somebody.")
    kept = json.dumps(floor.look(live).sections["captions"])
    assert typist.me not in kept and "Said by somebody." in kept
    assert store.redis_of_floors().get(store.name_of(live.pk, "state")).find("Said by".encode()) == -1


# ── Reading ───────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_channel_is_shown_in_its_language_and_direction_and_its_newest_lines_only(live, typist):
    for number in range(1, 8):
        say(typist, f"السطر {number}")
    page = read(live, "ar")
    assert '<ol class="captions" lang="ar" dir="rtl" data-captions>' in page
    assert [number for number in range(1, 8) if f'data-line="{number}"' in page] == [3, 4, 5, 6, 7]
    assert "السطر" not in read(live, "en") and "السطر" not in read(live, "-")
    assert len(page.encode()) < 4_000


def test_languages_with_somebody_at_work_are_marked(live, typist):
    assert "interpreted now" not in read(live, "ar")
    booths.start(typist, "ar")
    assert read(live, "en").count("interpreted now") == 1


@pytest.mark.parametrize(("changes", "words"), [
    ({"platform": "zoom"}, "press Interpretation, the globe, and choose Arabic"),
    ({"platform": "teams"}, "look for interpretation in the menu of the meeting and choose Arabic"),
    ({"platform": "jitsi"}, "Jitsi has no channel for interpreters: what they say in Arabic can be read here"),
    ({"platform": "link"}, "If the meeting has channels for interpretation, choose Arabic there"),
    ({"mode": "in_person"}, "take a receiver and choose Arabic"),
])  # fmt: skip
def test_she_is_told_where_to_listen(live, changes, words):
    for name, value in changes.items():
        setattr(live, name, value)
    assert words in state_of_captions.where_to_listen(live, "ar")


def test_she_chooses_a_channel_and_follows_it_from_then_on(cast, live, typist, signed_in):
    say(typist, "أهلاً")
    browser = signed_in(cast.participant)
    assert "أهلاً" not in browser.get(LIVE).content.decode()
    answer = browser.post(f"{LIVE}channel/", {"channel": "ar"})
    assert (answer.status_code, answer["Location"]) == (302, f"{LIVE}#captions")
    cookie = answer.cookies["channel"]
    assert (cookie.value, cookie["path"], cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (
        "ar", "/c/gathering/programme/", True, "Lax", "")
    page = browser.get(LIVE).content.decode()
    assert "أهلاً" in page and f"/ws/sessions/{live.pk}/ar/ar/" in page
    assert "أهلاً" in browser.get(f"{LIVE}parts/?after=0").json()["parts"]["captions"]
    answer = browser.post(f"{LIVE}channel/", {"channel": "-"}, headers={"referer": f"http://testserver{LIVE}captions/"})
    assert answer["Location"] == f"{LIVE}captions/#now"
    assert "أهلاً" not in browser.get(LIVE).content.decode()


def test_how_many_people_chose_a_channel_is_counted_once_each_and_without_those_who_work(cast, live, signed_in):
    for person, chosen in ((cast.participant, "ar"), (cast.participant, "ar"), (cast.other, "ar"), (cast.secretariat, "ar"), (cast.other, "-")):
        signed_in(person).post(f"{LIVE}channel/", {"channel": chosen})
    state = floor.look(live)
    assert channels.counts(state) == {"channel_ar": 2}
    assert ending.kept_of(state, present=30)["counts"]["channel_ar"] is None  # so few, told of nobody
    for name in store.redis_of_floors().smembers(store.name_of(live.pk, "channel_ar")):
        assert len(name) == 12 and cast.participant.pk.bytes not in name


def test_an_unknown_channel_is_refused_and_the_one_before_stays(cast, live, signed_in):
    browser = signed_in(cast.moderator)
    browser.post(f"{LIVE}channel/", {"channel": "ar"})
    for unknown in ("fr", "xx", "", "*", "ar/en"):
        answer = browser.post(f"{LIVE}channel/", {"channel": unknown})
        assert answer.status_code == 409 and "no channel in this language" in answer.content.decode()
        assert "channel" not in answer.cookies
    browser.cookies["channel"] = "../*"
    assert f"/{live.pk}/en/-/" in browser.get(LIVE).content.decode()


def test_the_page_of_captions_has_the_earlier_lines_too(cast, live, typist, signed_in):
    for number in range(1, 8):
        say(typist, f"Line {number} of it", "en")
    browser = signed_in(cast.participant)
    browser.post(f"{LIVE}channel/", {"channel": "en"})
    page = browser.get(f"{LIVE}captions/").content.decode()
    assert [page.count(f"Line {number} of it") for number in range(1, 8)] == [1] * 7
    assert page.index("Line 2 of it") < page.index("data-shared") < page.index("Line 3 of it")
    assert 'http-equiv="refresh"' in page


def test_without_scripts_a_line_is_sent_and_the_field_is_ready_for_the_next(live, typist, signed_in):
    browser = signed_in(typist.person)
    page = browser.get(f"{LIVE}booth/").content.decode()
    assert 'lang="ar" dir="rtl" autocomplete="off"' in page and "autofocus" not in page
    answer = browser.post(f"{LIVE}captions/", {"language": "ar", "text": "أهلاً", "client_key": str(uuid4())})
    assert answer["Location"] == f"{LIVE}booth/?booth=ar&write=yes#write"
    page = browser.get(answer["Location"]).content.decode()
    assert "autofocus" in page and "أهلاً" in page
    page = browser.get(f"{LIVE}booth/?booth=ar&correct=yes").content.decode()
    assert 'name="correct" value="1"' in page and "autofocus>أهلاً</textarea>" in page


def test_a_refused_line_comes_back_with_all_that_was_typed(live, typist, signed_in):
    browser, long = signed_in(typist.person), "كلمة " * 900
    answer = browser.post(f"{LIVE}captions/", {"language": "ar", "text": long, "client_key": str(uuid4())})
    assert answer.status_code == 409 and long.strip() in answer.content.decode() and "Please shorten it." in answer.content.decode()
    answer = browser.post(
        f"{LIVE}captions/", {"language": "ar", "text": " ", "client_key": str(uuid4())}, headers={"X-Requested-With": "fetch"})
    assert (answer.status_code, answer.json()["error"]["code"]) == (409, "text.empty")
    answer = browser.post(f"{LIVE}captions/", {"language": "ar", "text": "Kept.", "client_key": "old"})
    assert answer.status_code == 409 and "Kept." in answer.content.decode() and lines(live) == []


# ── WSK 120 ───────────────────────────────────────────────────────────────────────────────────────────────────────────
def listener(session, language, channel):
    found = LiveNews()
    found.about, found.others = session.pk, [language, channel]
    return found


def test_whoever_does_not_belong_listens_to_no_channel(cast, live, typist, signed_in, client):
    say(typist, "أهلاً")
    assert listener(live, "en", "ar").news_for(cast.participant) == 1
    for channel in ("ar", "en", "-"):
        assert listener(live, "en", channel).news_for(cast.stranger) is None  # the socket is closed with 4404
    for channel in ("xx", "*", "!", "AR"):
        assert listener(live, "en", channel).news_for(cast.participant) is None
    stranger = signed_in(cast.stranger)
    stranger.cookies["channel"] = "ar"
    for path in ("", "parts/?after=0", "captions/", "booth/", "signals/", "notes/", "notes.txt"):
        assert stranger.get(LIVE + path).status_code == 404, path
    assert stranger.post(f"{LIVE}channel/", {"channel": "ar"}).status_code == 404
    assert stranger.post(f"{LIVE}captions/", {"language": "ar", "text": "x", "client_key": str(uuid4())}).status_code == 404
    assert client.get(f"{LIVE}captions/").status_code == 404  # by invitation: there is no guest


def test_a_frame_goes_to_those_who_follow_the_channel(monkeypatch, live, typist):
    sent = {}
    monkeypatch.setattr(frames, "_listened", list)
    monkeypatch.setattr(frames.live, "publish", lambda group, content: sent.update({group: content}))
    say(typist, "أهلاً")
    groups = {channel: frames.group_of(live.pk, "es", channel) for channel in ("ar", "en", "-")}
    assert {channel: "أهلاً" in sent[group]["parts"]["captions"] for channel, group in groups.items()} == {"ar": True, "en": False, "-": False}
    assert len(json.dumps(sent[groups["ar"]])) < 5_000


def test_the_live_page_with_all_its_parts_asks_seldom(cast, live, typist, signed_in, django_assert_max_num_queries):
    for person in (cast.participant, cast.secretariat, typist.person):
        browser = signed_in(person)
        browser.post(f"{LIVE}channel/", {"channel": "ar"})
        for path in ("", "captions/", "parts/?after=0"):
            browser.get(LIVE + path)
            with django_assert_max_num_queries(12):
                assert browser.get(LIVE + path).status_code in (200, 204)
