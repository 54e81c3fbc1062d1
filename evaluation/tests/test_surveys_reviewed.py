"""Free words pass a reviewer before anybody reads them (166 of the list of abuses): names and addresses are pointed out to her alone."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest

from convening import clock
from convening.errors import Forbidden, Refused
from convening.models import AuditEntry
from evaluation import attribution
from evaluation.models import Answer, Survey
from evaluation.selectors import surveys as shown
from evaluation.services import surveys

pytestmark = pytest.mark.usefixtures("redis_empty")

NAMING = "Salma Haddad spoke too long, write to her at salma@haddad.example."


@pytest.fixture
def survey(cast):
    made = surveys.make_survey(cast.convening, "own", title={code: "T" for code in ("en", "ar", "es", "fr")}, by=cast.evaluator)
    surveys.add_item(made, "text", question={code: "Different?" for code in ("en", "ar", "es")}, by=cast.evaluator)
    made = surveys.make_ready(made, by=cast.evaluator)
    made.stage = Survey.Stage.OPEN
    return made


def wrote(survey, *texts):
    """Texts as they lie there once they were sent."""
    key, item = attribution.survey_key(survey), survey.items.get()
    return [
        Answer.objects.create(survey=survey, item=item, state="waiting", sealed=attribution.seal_answer(key, survey, text)) for text in texts
    ]


def words_in_the_report(survey):
    clock.set_to(datetime(2021, 9, 1, 12, tzinfo=UTC))
    (entry,) = surveys.figures_of(Survey.objects.get(pk=survey.pk))["items"]
    return sorted(entry["words"])


# ── Nothing before she has read it ───────────────────────────────────────────────────────────────────────────────────


def test_words_with_a_name_reach_the_report_only_without_it(cast, survey):
    named, plain, gone = wrote(survey, NAMING, "More time for questions.", "You know who you are.")
    assert words_in_the_report(survey) == []
    surveys.redact_words(named, "Somebody spoke too long.", by=cast.evaluator)
    surveys.clear_words(plain, by=cast.evaluator)
    surveys.withhold_words(gone, by=cast.evaluator)
    assert words_in_the_report(survey) == ["More time for questions.", "Somebody spoke too long."]


def test_only_the_evaluator_reads_and_decides(cast, survey):
    (answer,) = wrote(survey, NAMING)
    for nobody in (cast.secretariat, cast.moderator, cast.participant, cast.stranger):
        for deed in (surveys.clear_words, surveys.withhold_words, surveys.put_back):
            with pytest.raises(Forbidden):
                deed(answer, by=nobody)
        with pytest.raises(Forbidden):
            surveys.redact_words(answer, "x", by=nobody)
        with pytest.raises(Forbidden):
            surveys.clear_all(survey, [answer.pk], by=nobody)
    assert Answer.objects.get().state == "waiting"


def test_names_and_addresses_stand_out_for_the_reviewer(cast, survey):
    wrote(survey, NAMING)
    (words,) = shown.words_to_read(survey, survey.items.get())
    assert words.parts == [
        ("Salma", "name"), (" ", ""), ("Haddad", "name"), (" spoke too long, write to her at ", ""), ("salma@haddad.example", "email"), (".", ""),
    ]  # fmt: skip
    assert words.stands_out == ["email", "name"] and "".join(text for text, _kind in words.parts) == NAMING


@pytest.mark.parametrize("text", ["", "nothing here", "a@b.example a@b.example", "<b>bold</b> & سلمى", "x" * 5_000])
def test_marking_loses_no_letter(text):
    assert "".join(part for part, _kind in shown.parts_of(text, lambda text: [(0, min(3, len(text)))] if text else [])) == text


def test_while_it_goes_on_single_words_wait_for_others(cast, survey):
    item = survey.items.get()
    wrote(survey, *"abcd")
    (reading,) = shown.readings_of(survey)
    assert (reading.item, reading.waiting, reading.read, reading.may_read) == (item, 4, 0, False)
    wrote(survey, "e")
    assert shown.readings_of(survey)[0].may_read
    Answer.objects.all()[0].delete()
    survey.stage = Survey.Stage.CLOSED
    assert shown.readings_of(survey)[0].may_read


# ── Deciding, and changing one's mind ────────────────────────────────────────────────────────────────────────────────


def test_a_decision_is_taken_back_until_figures_are_kept(cast, survey):
    (answer,) = wrote(survey, NAMING)
    surveys.withhold_words(answer, by=cast.evaluator)
    surveys.put_back(answer, by=cast.evaluator)
    surveys.redact_words(answer, " Too long. ", by=cast.evaluator)
    assert words_in_the_report(survey) == ["Too long."]
    surveys.put_back(answer, by=cast.evaluator)
    assert words_in_the_report(survey) == [] and Answer.objects.get().sealed_words is None
    surveys.freeze_survey(survey)
    with pytest.raises(Refused) as refused:
        surveys.clear_words(answer, by=cast.evaluator)
    assert refused.value.code == "evaluation.words_settled"


def test_the_second_of_two_reviewers_is_told(cast, survey):
    (answer,) = wrote(survey, "Fine.")
    surveys.clear_words(answer, by=cast.evaluator)
    with pytest.raises(Refused) as refused:
        surveys.withhold_words(answer, by=cast.evaluator)
    assert refused.value.message == "Somebody has decided on these words meanwhile: may be used."
    assert surveys.clear_all(survey, [answer.pk, uuid4()], by=cast.evaluator) == 0


def test_a_decision_that_is_sent_twice_is_one(cast, survey):
    first, second, third = wrote(survey, NAMING, "Fine.", "Gone.")
    for _ in range(2):
        surveys.redact_words(first, "Too long.", by=cast.evaluator)
        surveys.clear_words(second, by=cast.evaluator)
        surveys.withhold_words(third, by=cast.evaluator)
    assert AuditEntry.objects.filter(verb="evaluation.words_reviewed").count() == 3
    with pytest.raises(Refused):
        surveys.redact_words(first, "Much too long.", by=cast.evaluator)


def test_a_page_is_let_out_at_once(cast, survey):
    answers = wrote(survey, "a", "b", "c")
    surveys.withhold_words(answers[2], by=cast.evaluator)
    assert surveys.clear_all(survey, [answer.pk for answer in answers], by=cast.evaluator) == 2
    assert words_in_the_report(survey) == ["a", "b"]


@pytest.mark.parametrize(("text", "code"), [("  ", "nothing_left"), ("x" * 5_001, "too_long")])
def test_what_is_left_is_something_and_not_too_long(cast, survey, text, code):
    (answer,) = wrote(survey, "Fine.")
    with pytest.raises(Refused) as refused:
        surveys.redact_words(answer, text, by=cast.evaluator)
    assert refused.value.code == f"evaluation.{code}"


def test_words_that_were_not_changed_are_let_out_as_they_stand(cast, survey):
    (answer,) = wrote(survey, "Fine.")
    assert surveys.redact_words(answer, "Fine.", by=cast.evaluator).state == "cleared"


def test_the_audit_tells_the_officer_and_no_text(cast, survey):
    (answer,) = wrote(survey, NAMING)
    surveys.withhold_words(answer, by=cast.evaluator)
    entry = AuditEntry.objects.get(verb="evaluation.words_reviewed")
    assert (entry.actor_id, entry.target, entry.note) == (cast.evaluator.pk, f"evaluation.item:{answer.item_id}", "withheld")
