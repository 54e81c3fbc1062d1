"""A survey from its template to the day on which it opens: made, worded otherwise, moved, checked, taken back, put off, deleted."""

from datetime import date, datetime
from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.utils import translation

from convening import clock, keyring
from convening.errors import Forbidden, Refused
from convening.models import AuditEntry
from evaluation.models import DONT_KNOW, STEPS, Answer, Item, Survey
from evaluation.services import surveys
from evaluation.services.surveys.templates import TEMPLATES
from sessions.services import schedule_session

FOUR = {"en": "Why?", "ar": "لماذا؟", "es": "¿Por qué?", "fr": "Pourquoi ?"}
LINES = {"en": ["good", "bad"], "ar": ["جيد", "سيئ"], "es": ["bueno", "malo"], "fr": ["bon", "mauvais"]}


@pytest.fixture
def survey(cast):
    return surveys.make_survey(cast.convening, "post_conference", by=cast.evaluator)


@pytest.fixture
def own(cast):
    """One that asks nothing yet."""
    return surveys.make_survey(cast.convening, "own", title=FOUR, by=cast.evaluator)


@pytest.fixture
def session(cast):
    return schedule_session(
        cast.convening, slug="opening", title={"en": "Opening", "ar": "الافتتاح"}, door="public", rule="on_the_record", naming="named",
        description={}, zone_name="America/New_York", languages=["en"], local_start=datetime(2021, 7, 8, 10), minutes=90, platform_url="https://platform.example/j/1",
        by=cast.secretariat,
    )  # fmt: skip


def codes(survey):
    return [item.code for item in survey.items.order_by("position")]


def refusal(deed, *arguments, **more):
    with pytest.raises(Refused) as refused:
        deed(*arguments, **more)
    return refused.value


# ── Templates ────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("kind", TEMPLATES)
def test_a_template_gives_a_survey_that_can_be_made_ready(cast, session, kind):
    survey = surveys.make_survey(cast.convening, kind, session=session if kind == "session" else None, by=cast.evaluator)
    items = list(survey.items.all())
    assert 8 <= len(items) <= 14 and [item.position for item in items] == list(range(1, len(items) + 1))
    assert any(item.shown_if for item in items) and len({item.code for item in items}) == len(items)
    for item in items:
        assert item.question_en and item.question_ar and item.question_es and item.question_fr
        assert all(set(option["texts"]) == {"ar", "en", "es", "fr"} for option in (*item.options, *item.rows))
        if item.kind in ("scale", "matrix"):
            assert tuple(option["code"] for option in item.options if option["code"] != DONT_KNOW) == STEPS
    clock.set_to(clock.now().replace(month=7, day=8))
    assert surveys.make_ready(survey, by=cast.evaluator).ready and keyring.holds("survey", survey.pk)


def test_templates_ask_in_every_way_there_is():
    assert {asked.kind for template in TEMPLATES.values() for asked in template.items} == set(Item.Kind.values)


def test_days_follow_from_the_convening_and_the_session(cast, session, survey):
    assert (survey.opens_on, survey.closes_on, survey.audience) == (date(2021, 7, 28), date(2021, 8, 18), "members")
    about = surveys.make_survey(cast.convening, "session", session=session, by=cast.secretariat)
    assert (about.opens_on, about.audience, about.session) == (date(2021, 7, 8), "attended", session.pk)
    assert about.title_en == "After the session: Opening" and "الافتتاح" in about.title_ar
    later = surveys.make_survey(cast.convening, "six_months", by=cast.evaluator)
    assert later.opens_on == date(2022, 1, 27)


def test_the_name_of_a_session_may_be_as_long_as_a_title(cast, session):
    session.title_en = "O" * 200
    about = surveys.make_survey(cast.convening, "session", session=session, by=cast.secretariat)
    assert len(about.title_en) == 200 and about.title_en.endswith("O…")


def test_a_year_that_was_mistyped_is_pointed_out(cast):
    for wrong in ({"closes_on": date(9999, 12, 31)}, {"opens_on": date(1202, 7, 28)}):
        refused = refusal(surveys.make_survey, cast.convening, "post_conference", by=cast.evaluator, **wrong)
        assert (refused.code, set(refused.fields)) == ("evaluation.far_away", set(wrong))


@pytest.mark.parametrize(("kind", "code"), [("session", "which_session"), ("none", "no_such_kind"), ("own", "no_title")])
def test_what_is_not_told_is_asked_for(cast, kind, code):
    assert refusal(surveys.make_survey, cast.convening, kind, by=cast.evaluator).code == f"evaluation.{code}"


def test_a_session_of_another_convening_is_none_of_ours(cast, session):
    elsewhere = SimpleNamespace(pk=session.pk, convening_id=cast.stranger.pk, ends_at=session.ends_at)
    assert refusal(surveys.make_survey, cast.convening, "session", session=elsewhere, by=cast.evaluator).code == "evaluation.foreign_session"


def test_only_evaluation_staff_and_the_secretariat_make_surveys(cast, survey):
    for nobody in (cast.participant, cast.moderator, cast.stranger, cast.nominator):
        with pytest.raises(Forbidden):
            surveys.make_survey(cast.convening, "post_conference", by=nobody)
        with pytest.raises(Forbidden):
            surveys.make_ready(survey, by=nobody)
        with pytest.raises(Forbidden):
            surveys.delete_survey(survey, by=nobody)


def test_the_same_form_makes_one_survey(cast):
    key = uuid4()
    first = surveys.make_survey(cast.convening, "three_months", key=key, by=cast.evaluator)
    assert surveys.make_survey(cast.convening, "three_months", key=key, by=cast.evaluator) == first and Survey.objects.count() == 1


def test_each_deed_is_audited_with_its_officer(cast, own):
    item = surveys.add_item(own, "text", question=FOUR, by=cast.secretariat)
    surveys.make_ready(own, by=cast.evaluator)
    surveys.open_link(own, by=cast.evaluator)
    surveys.close_link(own, by=cast.evaluator)
    surveys.take_back(own, by=cast.evaluator)
    surveys.remove_item(item, by=cast.evaluator)
    surveys.delete_survey(own, by=cast.secretariat)
    told = [(entry.verb.removeprefix("evaluation."), entry.actor_id) for entry in AuditEntry.objects.filter(verb__startswith="evaluation.")]
    evaluator, secretariat = cast.evaluator.pk, cast.secretariat.pk
    assert told == [
        ("survey_made", evaluator), ("item_added", secretariat), ("survey_made_ready", evaluator), ("link_opened", evaluator),
        ("link_closed", evaluator), ("survey_taken_back", evaluator), ("item_removed", evaluator), ("survey_deleted", secretariat),
    ]  # fmt: skip


# ── Questions ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_options_keep_their_codes_when_words_are_put_right(cast, own):
    item = surveys.add_item(own, "choice", question=FOUR, options=LINES, by=cast.evaluator)
    assert item.options == [
        {"code": "good", "texts": {"ar": "جيد", "en": "good", "es": "bueno", "fr": "bon"}},
        {"code": "bad", "texts": {"ar": "سيئ", "en": "bad", "es": "malo", "fr": "mauvais"}},
    ]
    item = surveys.change_item(item, question=FOUR, options={"en": ["very good", "bad"]}, by=cast.evaluator)
    assert [option["code"] for option in item.options] == ["good", "bad"]
    item = surveys.change_item(item, question=FOUR, options={"en": ["bad", "no idea", "very good"]}, by=cast.evaluator)
    assert [option["code"] for option in item.options] == ["bad", "no_idea", "good"]
    item = surveys.change_item(item, question={"en": "What for?"}, options={"en": ["سيئ", "bad"]}, dont_know={"en": "I do not know"}, by=cast.evaluator)
    assert [option["code"] for option in item.options] == ["option", "bad", DONT_KNOW] and item.code == "why"


@pytest.mark.parametrize(
    ("kind", "more", "field"),
    [
        ("choice", {"options": {"en": ["one"]}}, "options_en"),
        ("choice", {"options": {"en": ["one", "One"]}}, "options_en"),
        ("choice", {"options": {"en": ["a", "b"], "ar": ["ا"]}}, "options_ar"),
        ("choice", {"options": {"en": [f"{n}" for n in range(41)]}}, "options_en"),
        ("ranking", {"options": {"en": [f"{n}" for n in range(11)]}}, "options_en"),
        ("choice", {"options": {"en": ["a", "b" * 201]}}, "options_en"),
        ("scale", {"options": {"en": ["a", "b", "c"]}}, "options_en"),
        ("matrix", {"options": {"en": ["1", "2", "3", "4", "5"]}, "rows": {"en": ["a"]}}, "rows_en"),
        ("number", {"least": 5, "most": 3}, "most"),
        ("number", {"least": -10**7}, "least"),
        ("text", {"shown_if": ("nothing", ["a"])}, "shown_if"),
        ("dance", {}, "kind"),
    ],
)
def test_what_cannot_be_asked_is_refused_beside_its_field(cast, own, kind, more, field):
    assert field in refusal(surveys.add_item, own, kind, question=FOUR, by=cast.evaluator, **more).fields


def test_forty_options_and_long_texts_are_taken(cast, own):
    item = surveys.add_item(own, "choices", question={"en": "W" * 400}, options={"en": [f"Option {n}" for n in range(40)]}, by=cast.evaluator)
    assert len(item.options) == 40 and item.options[39]["code"] == "option_39"


def test_a_branch_hangs_on_an_earlier_answer_and_holds_it_fast(cast, own):
    first = surveys.add_item(own, "choice", question=FOUR, options=LINES, by=cast.evaluator)
    second = surveys.add_item(own, "text", question={"en": "What was bad?"}, shown_if=("why", ["bad"]), by=cast.evaluator)
    assert second.shown_if == {"item": "why", "any": ["bad"]}
    assert refusal(surveys.move_item, second, to=1, by=cast.evaluator).code == "evaluation.hangs_on"
    assert refusal(surveys.remove_item, first, by=cast.evaluator).code == "evaluation.still_needed"
    gone = {"en": ["good", "so so", "dreadful"]}
    assert refusal(surveys.change_item, first, question=FOUR, options=gone, by=cast.evaluator).code == "evaluation.still_needed"
    assert "shown_if" in refusal(surveys.change_item, second, question=FOUR, shown_if=("why", ["dreadful"]), by=cast.evaluator).fields
    assert "shown_if" in refusal(surveys.change_item, first, question=FOUR, options=LINES, shown_if=("what_was_bad", ["x"]), by=cast.evaluator).fields


def test_questions_move_and_go_and_stay_numbered(cast, own):
    first, second, third = [surveys.add_item(own, "text", question={"en": text}, by=cast.evaluator) for text in ("a", "b", "c")]
    surveys.move_item(third, to=1, by=cast.evaluator)
    assert codes(own) == ["c", "a", "b"]
    surveys.remove_item(first, by=cast.evaluator)
    assert [(item.position, item.code) for item in own.items.all()] == [(1, "c"), (2, "b")]
    assert refusal(surveys.move_item, first, to=2, by=cast.evaluator).code == "evaluation.item_gone"


def test_two_editors_do_not_overwrite_each_other_unread(cast, own):
    item = surveys.add_item(own, "text", question=FOUR, by=cast.evaluator)
    seen = surveys.version_of_item(item)
    surveys.change_item(item, question={"en": "Hers"}, seen=seen, by=cast.secretariat)
    assert refusal(surveys.change_item, item, question={"en": "His"}, seen=seen, by=cast.evaluator).code == "evaluation.changed_meanwhile"
    frame, days = surveys.version_of_survey(own), {"opens_on": own.opens_on, "closes_on": own.closes_on, "audience": "members", "introduction": {}}
    surveys.change_survey(own, title={"en": "Hers"}, seen=frame, by=cast.secretariat, **days)
    refused = refusal(surveys.change_survey, own, title={"en": "His"}, seen=frame, by=cast.evaluator, **days)
    assert refused.code == "evaluation.changed_meanwhile"
    own.refresh_from_db()
    assert (Item.objects.get().question_en, own.title_en) == ("Hers", "Hers")


def test_the_same_form_adds_one_question(cast, own):
    key = uuid4()
    assert surveys.add_item(own, "text", question=FOUR, key=key, by=cast.evaluator).code == "why"
    assert surveys.add_item(own, "text", question=FOUR, key=key, by=cast.evaluator) is None and codes(own) == ["why"]


# ── Ready, back, put off, gone ───────────────────────────────────────────────────────────────────────────────────────


def test_what_is_missing_is_told_at_once(cast, own):
    own.title_ar = ""
    own.save()
    assert surveys.what_is_missing(own, date(2021, 8, 30)) == ["Its last day is past.", "It asks nothing yet.", "It has no title in Arabic."]
    asked = surveys.add_item(own, "choice", question={"en": "Why?", "ar": "لماذا؟"}, options={"en": ["a", "b"]}, by=cast.evaluator)
    surveys.add_item(own, "text", question=FOUR, help={"en": "Say it"}, by=cast.evaluator)
    assert surveys.what_is_missing(own, date(2021, 7, 10)) == [
        "It has no title in Arabic.",
        "In Arabic something is missing in these questions: 1 and 2.",
        "In Spanish something is missing in these questions: 1 and 2.",
    ]  # French is no language of this convening
    Item.objects.filter(pk=asked.pk).update(options=[], shown_if={"item": "nowhere", "any": ["a"]})
    told = " ".join(surveys.what_is_missing(own, date(2021, 7, 10)))
    assert "Question 1 offers too little to choose from." in told and "Question 1 hangs on an answer that nobody can give before it." in told
    assert refusal(surveys.make_ready, own, by=cast.evaluator).code == "evaluation.survey_not_complete"
    assert not keyring.holds("survey", own.pk)


def test_what_is_ready_does_not_change(cast, survey):
    surveys.make_ready(survey, by=cast.evaluator)
    item, own_words = survey.items.first(), {"question": FOUR, "by": cast.evaluator}
    for deed, arguments in (
        (surveys.add_item, (survey, "text")), (surveys.change_item, (item,)),
    ):  # fmt: skip
        assert refusal(deed, *arguments, **own_words).code == "evaluation.survey_ready"
    assert refusal(surveys.remove_item, item, by=cast.evaluator).code == "evaluation.survey_ready"
    assert refusal(surveys.move_item, item, to=3, by=cast.evaluator).code == "evaluation.survey_ready"
    assert refusal(surveys.delete_survey, survey, by=cast.evaluator).code == "evaluation.survey_ready"


def test_it_is_taken_back_while_nobody_has_answered(cast, survey):
    surveys.make_ready(survey, by=cast.evaluator)
    surveys.open_link(survey, by=cast.evaluator)
    taken = surveys.take_back(survey, by=cast.evaluator)
    assert (taken.ready, taken.link) == (False, None)
    surveys.make_ready(survey, by=cast.evaluator)
    Answer.objects.create(survey=survey, item=survey.items.first(), sealed=b"x")
    assert refusal(surveys.take_back, survey, by=cast.evaluator).code == "evaluation.survey_answered"


def test_the_last_day_is_put_off_and_never_drawn_near(cast, survey, redis_empty):
    surveys.make_ready(survey, by=cast.evaluator)
    assert surveys.change_closing_day(survey, date(2021, 8, 2), by=cast.evaluator).closes_on == date(2021, 8, 2)
    assert refusal(surveys.change_closing_day, survey, date(2021, 7, 20), by=cast.evaluator).code == "evaluation.crossed_days"
    clock.set_to(clock.now().replace(month=7, day=30))
    assert refusal(surveys.change_closing_day, survey, date(2021, 8, 1), by=cast.evaluator).code == "evaluation.only_later"
    assert refusal(surveys.change_closing_day, survey, date(2021, 7, 29), by=cast.evaluator).code == "evaluation.day_is_past"
    assert surveys.change_closing_day(survey, date(2021, 8, 9), by=cast.evaluator).closes_on == date(2021, 8, 9)
    clock.set_to(clock.now().replace(month=8, day=12))
    assert refusal(surveys.change_closing_day, survey, date(2021, 8, 20), by=cast.evaluator).code == "evaluation.survey_over"


def test_a_link_is_there_from_ready_to_over(cast, survey):
    assert refusal(surveys.open_link, survey, by=cast.evaluator).code == "evaluation.no_link_now"
    surveys.make_ready(survey, by=cast.evaluator)
    link = surveys.open_link(survey, by=cast.evaluator).link
    assert len(link) == 43 and surveys.open_link(survey, by=cast.evaluator).link == link
    assert surveys.close_link(survey, by=cast.evaluator).link is None
    assert surveys.open_link(survey, by=cast.evaluator).link != link


def test_a_copy_asks_the_same(cast, survey):
    surveys.make_ready(survey, by=cast.evaluator)
    same = surveys.copy_survey(survey, by=cast.evaluator)
    assert not same.ready and same.pk != survey.pk and same.title_en == survey.title_en
    names = ("position", "code", "kind", "question_ar", "options", "rows", "shown_if", "feeds", "least", "most", "required")
    assert list(same.items.values_list(*names)) == list(survey.items.values_list(*names))


def test_a_draft_goes_with_its_questions_and_its_key(cast, survey, django_capture_on_commit_callbacks):
    surveys.make_ready(survey, by=cast.evaluator)
    surveys.take_back(survey, by=cast.evaluator)
    with django_capture_on_commit_callbacks(execute=True):
        surveys.delete_survey(survey, by=cast.evaluator)
    assert not Survey.objects.exists() and not Item.objects.exists() and not keyring.holds("survey", survey.pk)
    assert refusal(surveys.make_ready, survey, by=cast.evaluator).code == "evaluation.survey_gone"


def test_texts_come_in_the_language_of_the_reader(cast, survey):
    Survey.objects.update(title_ar="كيف كان؟")
    survey.refresh_from_db()
    with translation.override("ar"):
        assert survey.title == "كيف كان؟"
