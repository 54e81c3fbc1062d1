"""What a secretariat may start from: every starting point is whole, brings no promise, and all of it can be changed."""

import re
import uuid
from dataclasses import replace

import pytest

from convening.models import Participation
from forums import notes
from forums.models import Question, Room
from forums.starting_points import MEETINGS, starting_point

NEW = "/c/gathering/rooms/new/"
POINTS = [point for _meeting, points in MEETINGS for point in points]


def _as_shown(form):
    """What a browser would send back without a change."""
    sent = {}
    for bound in form:
        value = bound.value()
        if value not in (None, "", False, []):
            sent[bound.html_name] = [str(one) for one in value] if isinstance(value, list | tuple) else str(value)
    return sent


PROMISED = {"words_harm": "yes", "presence_harms": "no", "strangers": "no", "rule": "chatham_house", "naming": "voices", "moderation": "before"}


def test_the_secretariat_chooses_what_to_start_from(cast, redis_empty, signed_in):
    html = signed_in(cast.secretariat).get(NEW).content.decode()
    assert re.findall(r'href="\?start=([\w-]+)"', html) == ["empty", *(point.code for point in POINTS)]
    assert len({point.code for point in POINTS}) == len(POINTS) == 8


@pytest.mark.parametrize("point", POINTS, ids=lambda point: point.code)
def test_each_brings_headings_typed_questions_sub_themes_and_footnotes_that_lead_somewhere(point):
    whole = point.in_languages()
    note = notes.note(whole["background"]["en"])
    assert [entry["label"] for entry in note.contents] == [str(heading) for heading, _text in point.note]
    assert notes.count(whole["background"]["en"]) == note.html.count('role="doc-backlink"') == 1
    assert {kind for kind, _text in whole["questions"]} <= set(Question.Type)
    assert 3 <= len(whole["questions"]) <= 4
    assert len(whole["sub_themes"]) >= 2


def test_a_language_in_which_something_is_missing_has_none_of_it(monkeypatch):
    point, english = POINTS[0], {"en": "x"}
    monkeypatch.setattr("forums.starting_points.points.said", lambda text: english if text == "gap" else {"en": str(text), "ar": "س"})
    assert set(point.in_languages()["background"]) == {"en", "ar"}
    assert set(replace(point, note=(("Heading", "gap"),)).in_languages()["background"]) == {"en"}


def test_a_room_starts_from_one_as_it_is(cast, redis_empty, signed_in):
    browser, page, point = signed_in(cast.secretariat), f"{NEW}?start=constituencies", starting_point("constituencies")
    form = browser.get(page).context["form"]
    assert [form[name].value() for name in ("rule", "naming", "moderation", "words_harm")] == [None] * 4  # nothing is promised by a template
    sent = _as_shown(form) | PROMISED | {"slug": "wg1"}
    assert browser.post(page, sent)["Location"] == "/c/gathering/rooms/wg1/settings/publish/"
    room = Room.objects.get()
    assert not room.published
    assert list(room.questions.values_list("type", "text_en")) == [(kind, str(text)) for kind, text in point.questions]
    assert [theme.title_en for theme in room.sub_themes.all()] == [str(title) for title in point.sub_themes]
    assert {(table.language, table.places) for theme in room.sub_themes.all() for table in theme.tables.all()} == {
        (language, 12) for language in cast.convening.languages
    }
    assert notes.count(room.background_en) == 1


def test_what_it_brings_is_changed_before_the_room_is_there_and_it_can_stay_a_draft(cast, redis_empty, signed_in):
    browser, page = signed_in(cast.secretariat), f"{NEW}?start=participation"
    form = browser.get(page).context["form"]
    part = Participation.objects.get(person=cast.moderator)
    sent = _as_shown(form) | PROMISED | {
        "slug": "mine", "title_en": "Ours", "question_1": "Anew?", "question_2": "", "type_1": "open", "sub_themes": ["1"], "as": "draft",
        "moderators": [str(part.pk)], "notes_go_on": "on", "questions_ar": "", "questions_es": "", "questions_fr": "",
    }  # fmt: skip
    assert browser.post(page, sent)["Location"] == "/c/gathering/rooms/mine/settings/"
    room = Room.objects.get()
    assert (room.title_en, room.published, room.notes_go_on, room.sub_themes.count()) == ("Ours", False, True, 1)
    kept = str(starting_point("participation").questions[2][1])
    assert list(room.questions.values_list("position", "type", "text_en")) == [(1, "open", "Anew?"), (2, "recommendations", kept)]
    assert signed_in(cast.participant).get("/c/gathering/rooms/mine/").status_code == 404


def test_there_is_room_for_one_more_question_and_what_was_typed_stays(cast, redis_empty, signed_in):
    browser, page = signed_in(cast.secretariat), f"{NEW}?start=empty"
    sent = {"more": "1", "client_key": str(uuid.uuid4()), "rows": "5", "question_5": "The fifth", "type_5": "trade_offs", "languages": ["ar", "es"], "naming": "voices"}
    form = browser.post(page, sent).context["form"]
    assert (form.row_count, "question_6" in form.fields, form.is_bound) == (6, True, False)
    assert [form[name].value() for name in ("question_5", "type_5", "languages", "naming", "client_key")] == [
        "The fifth", "trade_offs", ["ar", "es"], "voices", sent["client_key"],
    ]  # fmt: skip
    for odd in ("٩٩", "-3", "9999999", "x", ""):
        assert 5 <= browser.post(page, {**sent, "rows": odd}).context["form"].row_count <= 20


def test_an_unknown_starting_point_leads_back_to_the_choice(cast, redis_empty, signed_in):
    assert b"?start=empty" in signed_in(cast.secretariat).get(f"{NEW}?start=nothing").content
