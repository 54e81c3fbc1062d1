"""For tests of surveys: one with a question of each kind, and people who are asked."""

import uuid
from datetime import date

from convening import clock, keyring
from convening.testing import person_in
from evaluation.models import Item, Survey
from evaluation.services import surveys

AGREE = [{"code": str(step), "texts": {"en": f"Step {step}", "ar": f"الدرجة {step}"}} for step in range(1, 6)]
DONT_KNOW = {"code": "dont_know", "texts": {"en": "I don't know", "ar": "لا أعرف"}}


def options(*codes):
    return [{"code": code, "texts": {"en": f"The {code}", "ar": f"ال{code}"}} for code in codes]


QUESTIONS = [
    {"code": "overall", "kind": "scale", "section_en": "As a whole", "section_ar": "إجمالاً", "options": [*AGREE, DONT_KNOW], "feeds": "satisfaction"},
    {"code": "came", "kind": "choice", "options": options("screen", "phone", "hall")},
    {"code": "trouble", "kind": "choices", "options": options("sound", "picture", "hours")},
    {"code": "sound_of", "kind": "choice", "options": options("mine", "yours"), "shown_if": {"item": "trouble", "any": ["sound"]}},
    {"code": "best", "kind": "ranking", "options": options("rooms", "sessions", "people")},
    {"code": "tools", "kind": "matrix", "options": [*AGREE, DONT_KNOW], "rows": options("chat", "floor"), "section_en": "Tools"},
    {"code": "years", "kind": "number", "least": 0, "most": 60},
    {"code": "else", "kind": "text"},
]
FULL = {
    "overall": "4", "came": "phone", "trouble": ["sound", "hours"], "sound_of": "mine", "best": ["people", "rooms", "sessions"],
    "tools": {"chat": "5", "floor": "dont_know"}, "years": 12, "else": "The hours were kind.",
}  # fmt: skip


def new_survey(convening, questions=QUESTIONS, **columns):
    """An open survey in July 2021, with its key."""
    told = {"kind": "post_conference", "title_en": "How was it?", "title_ar": "كيف كان؟", "opens_on": date(2021, 7, 8), "closes_on": date(2021, 7, 20), "ready": True}
    survey = Survey(convening=convening, **(told | columns))
    keyring.make("survey", survey.pk)
    survey.save()
    for position, question in enumerate(questions, 1):
        texts = {f"question_{code}": f"{question['code']} {code}?" for code in ("en", "ar")}
        Item.objects.create(survey=survey, position=position, **(texts | question))
    return survey


def members(convening, number):
    return [person_in(convening, "participant", name=f"Member {n}") for n in range(number)]


def sends(survey, person, **answers):
    surveys.answer(survey, answers or FULL, by=person, key=uuid.uuid4())


def after_its_close(survey):
    """The day after the last one; the hour's work is done."""
    clock.set_to(clock.now().replace(year=survey.closes_on.year, month=survey.closes_on.month, day=survey.closes_on.day + 1, hour=12))
    surveys.close_surveys()
    survey.refresh_from_db()
