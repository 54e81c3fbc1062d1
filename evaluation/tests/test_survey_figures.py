"""What is told of answers: shares with their whole and interval, nothing of groups under the threshold, also not by subtraction."""

from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from convening import clock, keyring
from convening.errors import Forbidden
from convening.models import AuditEntry
from evaluation import attribution, indicators
from evaluation.models import Answer, Item, Survey
from evaluation.selectors import answering as asked
from evaluation.services import surveys
from evaluation.services.surveys import counting

from .asking import AGREE, DONT_KNOW, FULL, after_its_close, members, new_survey, options, sends

pytestmark = pytest.mark.usefixtures("redis_empty")
K = 5


@pytest.fixture
def counted(cast):
    """`counted(question, values, eligible=…)`: the entry of one item that was answered so, each value by one person."""

    def count(question, values, *, eligible=200, completed=None, by_link=(), **columns):
        survey = new_survey(cast.convening, [{"code": "it", **question}], **columns)
        survey.eligible, survey.completed = eligible, len(values) if completed is None else completed
        survey.completed_by_link = len(by_link)
        item, key = survey.items.get(), attribution.survey_key(survey)
        state = Answer.State.COUNTED
        Answer.objects.bulk_create(
            Answer(survey=survey, item=item, by_link=linked, state=state, sealed=attribution.seal_answer(key, survey, value))
            for linked, told in ((False, values), (True, by_link)) for value in told
        )  # fmt: skip
        entry = counting.count(survey)
        return entry["items"][0], entry

    return count


SCALE = {"kind": "scale", "options": [*AGREE, DONT_KNOW]}


def steps(*counts, dont_know=0):
    return [str(step) for step, n in enumerate(counts, 1) for _ in range(n)] + ["dont_know"] * dont_know


def told(item):
    return [one["count"] for one in item["distribution"]]


def test_satisfaction_has_its_number_interval_and_distribution(counted):
    item, entry = counted(SCALE, steps(6, 8, 20, 56, 30, dont_know=7), eligible=300)
    assert (item["n"], item["dont_know"], item["top2"], told(item)) == (120, 7, 86, [6, 8, 20, 56, 30])
    assert item["share"] == 0.7167
    low, high = indicators.wilson(86, 120, 300)
    assert item["interval"] == [round(low, 4), round(high, 4)]
    assert low > indicators.wilson(86, 120)[0], "the finite population makes it narrower"
    assert (entry["eligible"], entry["completed"], entry["rate"]) == (300, 127, 0.4233)
    assert [one["code"] for one in item["distribution"]] == list("12345"), "don't know stands apart"
    assert item["question"] == {"en": "it en?", "ar": "it ar?"} and entry["title"]["ar"] == "كيف كان؟"


@pytest.mark.parametrize(("n", "share"), [(9, None), (10, 0.5), (29, 0.52), (30, 0.5)])
def test_no_percentage_under_ten_and_whole_percents_under_thirty(counted, n, share):
    best = (n + 1) // 2
    item, _entry = counted(SCALE, steps(n - best, 0, 0, best, 0))
    assert item["n"] == n and item["share"] == share
    assert (item["interval"] is None) == (share is None)
    if share is None:
        assert told(item) == [None] * 5 and item["top2"] is None


def test_a_group_under_the_threshold_is_hidden_with_what_would_give_it_away(counted):
    item, _entry = counted(SCALE, steps(7, 2, 20, 25, 30))
    assert item["top2"] == 55 and told(item)[3:] == [25, 30], "the best two are told, and so is how many the others are"
    assert told(item)[1] is None and told(item)[:3].count(None) >= 2


def test_two_or_three_who_were_not_content_are_not_counted_by_subtraction(counted):
    item, _entry = counted(SCALE, steps(1, 1, 1, 20, 20))
    assert (item["n"], item["top2"], item["share"], item["interval"]) == (43, None, None, None)
    assert told(item)[:3] == [None] * 3 and told(item).count(20) == 1, "one of the large cells keeps them company"
    assert item["share_over"] == 0.86 <= (43 - K - 1) / 43, "they are anything from none to six"


def test_all_alike_is_told_of_nobody(counted):
    item, _entry = counted(SCALE, steps(0, 0, 0, 15, 15))
    assert (item["share"], told(item), item["share_over"]) == (None, [None] * 5, 0.8), "of everybody who answered it would be known"


@settings(max_examples=15)
@given(some.lists(some.integers(0, 14), min_size=5, max_size=5), some.integers(0, 9))
def test_nothing_told_of_a_scale_leaves_a_small_group_narrower_than_the_threshold(counts, dont_know):
    """An attacker tries every split that fits what is told: each group under the threshold keeps as many values as the threshold."""
    asked = counting._Asked(Survey(), bytes(32), K, population=100, nearly=None)
    item = asked._scale(Item(code="it", kind="scale", options=[*AGREE, DONT_KNOW]), steps(*counts, dont_know=dont_know))
    shown, n = told(item), sum(counts)
    assert not {one for one in [*shown, item["n"], item["dont_know"], item["top2"]] if one is not None} & set(range(1, K))
    if item["n"] is None or n < counting.FEWEST:
        assert item["share"] is None and set(shown) == {None}
        return
    if n in counts or n in (sum(counts[3:]), sum(counts[:3])):
        assert item["share"] is None and set(shown) == {None}, "of everybody it would be known"
        return
    possible = [
        split for split in product(*[[one] if one is not None else range(n + 1) for one in shown])
        if sum(split) == n and (item["top2"] is None or split[3] + split[4] == item["top2"])
    ]  # fmt: skip
    for place, count in enumerate(counts):
        if 0 < count < K:
            assert width(possible, lambda split, place=place: split[place]) >= K
            for alone in [other for other, one in enumerate(counts) if one == 1 and other != place]:
                inside = [split for split in possible if split[alone] == 1]
                assert width(inside, lambda split, place=place: split[place]) >= K, "nor for the one person who makes up a cell"
    for group in ((3, 4), (0, 1, 2)):
        if 0 < sum(counts[place] for place in group) < K:
            assert width(possible, lambda split, group=group: sum(split[place] for place in group)) >= K


def width(splits, of):
    values = [of(split) for split in splits]
    return max(values) - min(values)


def test_of_one_of_several_each_stands_with_its_share(counted):
    question = {"kind": "choice", "options": [*options("screen", "phone", "hall"), DONT_KNOW]}
    item, _entry = counted(question, ["screen"] * 20 + ["phone"] * 15 + ["hall"] * 5 + ["dont_know"] * 3)
    assert (item["n"], item["dont_know"], told(item)) == (40, None, [20, 15, 5])
    assert [one["share"] for one in item["distribution"]] == [0.5, 0.375, 0.125]
    item, _entry = counted(question, ["screen"] * 20 + ["phone"] * 15 + ["hall"] * 2)
    assert told(item).count(None) >= 2 and told(item)[2] is None


def test_of_any_of_several_each_is_judged_by_itself(counted):
    question = {"kind": "choices", "options": options("sound", "picture", "hours", "bread")}
    item, _entry = counted(question, [["sound", "hours"]] * 17 + [["sound"]] * 20 + [["picture"]] * 3)
    assert (item["n"], told(item)) == (40, [None, None, 17, 0]), "three did not tick the first, and three ticked the second"


def test_an_order_tells_first_choices_and_mean_places_where_none_is_small(counted):
    question = {"kind": "ranking", "options": options("rooms", "sessions", "people")}
    item, _entry = counted(question, [["people", "rooms", "sessions"]] * 12 + [["rooms", "people", "sessions"]] * 5 + [["sessions"]] * 5)
    assert told(item) == [5, 5, 12] and item["order"] == ["people", "rooms", "sessions"]
    assert item["places"] == {"people": round((12 + 10 + 12.5) / 22, 1), "rooms": round((24 + 5 + 12.5) / 22, 1), "sessions": round((36 + 15 + 5) / 22, 1)}
    item, _entry = counted(question, [["people", "rooms"]] * 10 + [["rooms"]] * 3)
    assert item["places"] is None and told(item)[0] is None and item["order"][0] == "people"
    assert counted(question, [["people"]] * 9)[0]["order"] is None


def test_each_row_of_a_matrix_is_an_item(counted):
    question = {"kind": "matrix", "options": [*AGREE, DONT_KNOW], "rows": options("chat", "floor")}
    values = [{"row": "chat", "code": code} for code in steps(5, 0, 5, 10, 10)] + [{"row": "floor", "code": code} for code in steps(0, 0, 3, 0, 0)]
    _first, entry = counted(question, values, completed=30)
    assert [(item["code"], item["row"]["en"], item["n"], item["share"]) for item in entry["items"]] == [
        ("it.chat", "The chat", 30, 0.6667), ("it.floor", "The floor", None, None),
    ]  # fmt: skip


def test_numbers_have_a_median_from_ten_on(counted):
    question = {"kind": "number"}
    item, _entry = counted(question, list(range(1, 21)))
    assert (item["median"], item["quartiles"], item["distribution"]) == (10, [6, 15], None)
    assert counted(question, list(range(9)))[0]["median"] is None


def test_of_words_only_those_are_told_that_a_reviewer_let_out(cast):
    survey = new_survey(cast.convening)
    texts = {"counted": "Unread.", "waiting": "Waits.", "cleared": "Let out.", "redacted": "The minister.", "withheld": "Not this."}
    key, item = attribution.survey_key(survey), survey.items.get(code="else")
    for state, text in texts.items():
        out = {"cleared": "Let out.", "redacted": "[a person]"}.get(state)
        Answer.objects.create(
            survey=survey, item=item, state=state, sealed=attribution.seal_answer(key, survey, text),
            sealed_words=out and attribution.seal_answer(key, survey, out),
        )  # fmt: skip
    survey.eligible, survey.completed = 30, 5
    (told,) = [one for one in counting.count(survey)["items"] if one["code"] == "else"]
    assert sorted(told["words"]) == ["Let out.", "[a person]"] and told["n"] == 5
    assert told["words"] == [one for one in counting.count(survey)["items"] if one["code"] == "else"][0]["words"], "twice the same"


def test_answers_by_link_stand_apart_without_a_population(counted):
    item, entry = counted(SCALE, steps(0, 0, 10, 20, 10), by_link=steps(0, 0, 6, 0, 6), eligible=60)
    (linked,) = entry["items_by_link"]
    assert (item["n"], linked["n"], entry["completed"], entry["completed_by_link"], entry["rate"]) == (40, 12, 40, 12, 0.6667)
    low, high = indicators.wilson(6, 12)
    assert linked["interval"] == [round(low, 2), round(high, 2)]


def test_where_nearly_everybody_answered_counts_are_kept_back_and_shares_stay(counted):
    item, entry = counted(SCALE, steps(0, 0, 15, 13, 20), eligible=50)
    assert (entry["completed"], entry["rate"], item["n"], item["top2"], told(item)) == (None, None, None, None, [None] * 5)
    assert item["share"] == 0.69


def test_of_few_answers_nothing_is_told(counted):
    item, entry = counted(SCALE, steps(0, 0, 1, 2, 1))
    assert (entry["completed"], entry["rate"], item["n"], item["share"]) == (None, None, None, None)
    _item, entry = counted(SCALE, [])
    assert (entry["completed"], entry["rate"]) == (0, 0.0)


# ── The life of figures ───────────────────────────────────────────────────────────────────────────────────────────────


def test_figures_are_of_surveys_that_are_over(cast):
    nothing = {"eligible": 0, "completed": 0, "items": []}
    assert {name: surveys.figures(cast.convening)[name] for name in nothing} == nothing
    survey = new_survey(cast.convening)
    for person in members(cast.convening, 12):
        sends(survey, person)
    assert surveys.figures_of(survey) is None and surveys.figures(cast.convening)["surveys"] == []
    after_its_close(survey)
    report = surveys.figures(cast.convening)
    (entry,) = report["surveys"]
    assert report["completed"] == entry["completed"] == None and len(report["items"]) == 9  # noqa: E711  twelve of the few who are asked
    assert [item["code"] for item in entry["items"]] == ["overall", "came", "trouble", "sound_of", "best", "tools.chat", "tools.floor", "years", "else"]


def test_frozen_figures_outlive_the_answers_and_their_key(cast, django_capture_on_commit_callbacks):
    survey = new_survey(cast.convening)
    for person in members(cast.convening, 20):
        sends(survey, person, **FULL)
    after_its_close(survey)
    figures = surveys.figures(cast.convening)
    with pytest.raises(Forbidden):
        surveys.destroy_answers(survey, by=cast.secretariat)
    with django_capture_on_commit_callbacks(execute=True):
        surveys.destroy_answers(survey, by=cast.evaluator)
        surveys.destroy_answers(survey, by=cast.evaluator)
    assert not Answer.objects.exists() and not keyring.holds("survey", survey.pk)
    assert surveys.figures(cast.convening) == figures
    assert list(AuditEntry.objects.filter(verb="evaluation.answers_destroyed").values_list("actor_id", flat=True)) == [cast.evaluator.pk]
    survey.refresh_from_db()
    assert survey.stage_on(clock.today(cast.convening.zone)) == Survey.Stage.COUNTED and survey.destroyed_on


def test_half_a_year_later_the_answers_go_by_themselves(cast, django_capture_on_commit_callbacks):
    survey = new_survey(cast.convening)
    sends(survey, cast.participant, overall="5")
    after_its_close(survey)
    for day, there in ((date(2022, 1, 16), True), (date(2022, 1, 18), False)):
        clock.set_to(clock.now().replace(year=day.year, month=day.month, day=day.day))
        with django_capture_on_commit_callbacks(execute=True):
            surveys.destroy_old_answers()
        assert Answer.objects.exists() == there == keyring.holds("survey", survey.pk)


def test_without_its_key_a_survey_ends_and_is_counted_by_how_many(cast, django_capture_on_commit_callbacks):
    """The keyring was restored from a backup that had no keys of surveys. Neither the hour's work nor a report stands still."""
    lost, other = new_survey(cast.convening), new_survey(cast.convening, kind="own")
    for person in members(cast.convening, 20)[:10]:
        sends(lost, person)
        sends(other, person, overall="4")
    eligible = len(asked.eligible_people(lost))
    keyring.destroy("survey", lost.pk)
    after_its_close(lost)
    other.refresh_from_db()
    assert (lost.eligible, other.eligible) == (eligible, eligible)
    told = {entry["kind"]: entry for entry in counting.figures(cast.convening)["surveys"]}
    assert (told["post_conference"]["items"], told["post_conference"]["items_by_link"]) == ([], [])
    assert told["post_conference"]["completed"] == told["own"]["completed"] == 10
    assert next(item for item in told["own"]["items"] if item["code"] == "overall")["n"] == 10
    clock.set_to(clock.now() + timedelta(days=200))
    with django_capture_on_commit_callbacks(execute=True):
        surveys.destroy_old_answers()
    assert Answer.objects.count() == 0


def test_a_survey_that_is_open_is_not_frozen(cast):
    survey = new_survey(cast.convening)
    with pytest.raises(Exception, match="survey_not_over"):
        surveys.freeze_survey(survey)
    surveys.freeze_surveys(cast.convening)
    survey.refresh_from_db()
    assert survey.frozen is None


def test_evaluation_staff_destroy_answers_once_they_have_ticked_the_box(cast, signed_in):
    survey = new_survey(cast.convening)
    sends(survey, cast.participant)
    page, browser = f"/c/gathering/evaluation/surveys/{survey.pk}/destroy/", signed_in(cast.evaluator)
    html = browser.get(page).content.decode()
    assert "not over yet" in html and "<button class=\"button danger\"" not in html
    refused = browser.post(page, {"understood": "yes"})
    assert refused.status_code == 409 and Answer.objects.exists()
    after_its_close(survey)
    html = browser.get(page).content.decode()
    assert "This cannot be undone" in html and "deleted unread" in html
    assert browser.post(page).status_code == 409 and Answer.objects.exists()
    assert browser.post(page, {"understood": "yes"}).status_code == 302
    assert not Answer.objects.exists() and "The answers were destroyed on" in browser.get(page).content.decode()
    assert signed_in(cast.secretariat).get(page).status_code == 404
