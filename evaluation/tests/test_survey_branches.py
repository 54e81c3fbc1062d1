"""A branch is answered by those who picked one of its options: its number must not give away what the question above hides."""

from itertools import product

import pytest

from evaluation import attribution
from evaluation.models import Answer
from evaluation.services.surveys import counting

from .asking import AGREE, new_survey, options

pytestmark = pytest.mark.usefixtures("redis_empty")
K = 5


@pytest.fixture
def counted(cast):
    """`counted(question, branch, above, below)`: the two entries where so many answered so."""

    def count(question, branch, above, below, cleared=False):
        survey = new_survey(cast.convening, [{"code": "above", **question}, {"code": "below", **branch}])
        survey.eligible, survey.completed = 300, len(above)
        key = attribution.survey_key(survey)
        for item, values in zip(survey.items.all(), (above, below), strict=True):
            state = Answer.State.CLEARED if item.kind == "text" else Answer.State.COUNTED
            sealed = [attribution.seal_answer(key, survey, value) for value in values]
            Answer.objects.bulk_create(Answer(survey=survey, item=item, state=state, sealed=one) for one in sealed)
        return counting.count(survey)["items"]

    return count


def many(**numbers):
    return [code for code, number in numbers.items() for _one in range(number)]


def told(entry):
    return {one["code"]: one["count"] for one in entry["distribution"]}


def branch(*codes, **columns):
    return {"kind": "choice", "options": options("mine", "yours"), "shown_if": {"item": "above", "any": [*codes]}, **columns}


def highest(above, codes, asked, answers):
    """The largest number that an attacker cannot rule out of each hidden option, if `answers` people had picked one of `asked`."""
    shown, left = told(above), above["n"] - sum(count for count in told(above).values() if count is not None)
    hidden = [code for code in codes if shown[code] is None]
    found = dict.fromkeys(hidden, 0)
    for counts in product(range(left + 1), repeat=len(hidden)):
        world = {**shown, **dict(zip(hidden, counts, strict=True))}
        if sum(counts) == left and sum(world[code] for code in asked) >= (answers or 0):
            found = {code: max(found[code], world[code]) for code in hidden}
    return found


CODES = ("yes", "no", "perhaps")
CHOICE = {"kind": "choice", "options": options(*CODES)}


@pytest.mark.parametrize("asked", [("no",), ("perhaps",), ("yes",), ("yes", "perhaps"), ("yes", "no")])
def test_who_chose_otherwise_is_not_counted_by_subtraction(counted, asked):
    numbers = {"yes": 30, "no": 7, "perhaps": 2}
    below = many(mine=sum(numbers[code] for code in asked))
    above, entry = counted(CHOICE, branch(*asked), many(**numbers), below)
    assert told(above) == {"yes": 30, "no": None, "perhaps": None}
    assert all(most >= K for most in highest(above, CODES, asked, entry["n"]).values())
    assert (entry["n"] is None) == (asked != ("yes",)), "who may be counted is"
    assert entry["n"] or {one["count"] for one in entry["distribution"]} == {None}


def test_a_branch_of_what_is_told_is_told(counted):
    above, entry = counted(CHOICE, branch("no"), many(yes=30, no=20, perhaps=9), many(mine=12, yours=8))
    assert (told(above)["no"], entry["n"], told(entry)) == (20, 20, {"mine": 12, "yours": 8})


def test_who_felt_neither_safe_nor_unsafe_is_not_counted_by_those_who_say_what_was_missing(counted):
    scale, text = {"kind": "scale", "options": AGREE}, {"kind": "text", "shown_if": {"item": "above", "any": ["1", "2"]}}
    steps = ["1"] * 2 + ["2"] * 4 + ["3"] * 3 + ["4"] * 20 + ["5"] * 20
    above, entry = counted(scale, text, steps, [f"Words {number}" for number in range(6)])
    assert (above["top2"], [told(above)[code] for code in "123"]) == (40, [None] * 3)
    assert (entry["n"], entry["words"]) == (None, []), "nine less six are three"
    above, entry = counted(scale, text, steps, ["Words one", "Words two"])
    assert (entry["n"], len(entry["words"])) == (None, 2), "two of nine tell of nobody else"


def test_who_had_no_trouble_is_not_counted_by_those_who_had_some(counted):
    """`helped` of the questions that come with the house: asked of whoever named a hindrance."""
    question = {"kind": "choices", "options": options("sound", "hours", "nothing")}
    above, entry = counted(question, branch("sound", "hours"), [["sound"]] * 30 + [["hours"]] * 27 + [["nothing"]] * 3, many(mine=30, yours=27))
    assert (above["n"], told(above)["nothing"], entry["n"]) == (60, None, None)
    above, entry = counted(question, branch("sound", "hours"), [["sound"]] * 30 + [["hours"]] * 20 + [["nothing"]] * 10, many(mine=30, yours=20))
    assert (told(above)["nothing"], entry["n"]) == (10, 50)
