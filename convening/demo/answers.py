"""What the invented people answered to the surveys: drawn once, with fixed numbers of each answer."""

import random

from . import attendance, cast
from .texts import WORDS

POST_CONFERENCE, AFTER_KEY_TOPICS = 124, 31

_OVERALL = {"5": 52, "4": 48, "3": 16, "2": 8}
_ASPECTS = {
    "organisation": {"5": 41, "4": 52, "3": 18, "2": 6, "dont_know": 7},
    "interpretation": {"5": 66, "4": 34, "3": 8, "dont_know": 16},
    "platform": {"5": 29, "4": 47, "3": 25, "2": 13, "dont_know": 10},
    "facilitation": {"5": 44, "4": 50, "3": 17, "2": 5, "dont_know": 8},
}
_SCALES = {
    "learned": {"5": 36, "4": 49, "3": 27, "2": 12},
    "safe": {"5": 47, "4": 44, "3": 15, "2": 9, "dont_know": 9},
}
_CHOICES = {
    "own_language": {"always": 63, "mostly": 39, "seldom": 12, "never": 5, "dont_know": 5},
    "own_connection": {"always": 45, "mostly": 46, "seldom": 25, "never": 8},
}
_SESSION = {
    "session_overall": {"5": 13, "4": 13, "3": 5},
    "session_useful": {"5": 9, "4": 14, "3": 8},
    "session_length": {"short": 11, "right": 15, "long": 5},
    "session_heard": {"yes": 12, "no_time": 8, "listened": 11},
}
_SESSION_ASPECTS = {
    "facilitation": {"5": 14, "4": 11, "3": 6},
    "discussion": {"5": 7, "4": 9, "3": 9, "2": 6},
    "interpretation": {"5": 16, "4": 9, "dont_know": 6},
    "sound": {"5": 10, "4": 13, "3": 8},
}
_SESSION_TROUBLES = {"connection": 11, "sound": 6, "nothing": 14}
_INTENTIONS = (("share", 71), ("apply", 52), ("together", 38), ("train", 24), ("propose", 31))
_PROBLEMS = (("connection", 41), ("hours", 33), ("duties", 28), ("language", 14), ("platform", 17), ("sign_in", 9))
_RANKED = ("groups", "rooms", "plenaries", "people", "resources")


def _drawn(quota, dice):
    """As many of each answer as `quota` says, in random order."""
    drawn = [code for code, count in quota.items() for _time in range(count)]
    dice.shuffle(drawn)
    return drawn


def post_conference():
    """[(address of the person, answers)]: of those who logged on and are no staff."""
    dice = random.Random("gipp-2021: what they answered")
    people = [person for person in cast.logged_on() if not person.is_staff]
    dice.shuffle(people)
    people = people[:POST_CONFERENCE]
    one_of = {code: _drawn(quota, dice) for code, quota in {"overall": _OVERALL, **_SCALES, **_CHOICES}.items()}
    aspects = {row: _drawn(quota, dice) for row, quota in _ASPECTS.items()}
    several = {
        code: [dice.sample(range(len(people)), count) for _option, count in told] for code, told in (("intended", _INTENTIONS), ("problems", _PROBLEMS))
    }
    sent = []
    for place, person in enumerate(people):
        answers = {code: drawn[place] for code, drawn in one_of.items()}
        answers["aspects"] = {row: drawn[place] for row, drawn in aspects.items()}
        answers["met"] = dice.choice((0, 1, 2, 2, 3, 3, 4, 5, 6, 8, 12))
        for code, told in (("intended", _INTENTIONS), ("problems", _PROBLEMS)):
            answers[code] = [option for (option, _count), chosen in zip(told, several[code], strict=True) if place in chosen] or ["nothing"]
        if answers["problems"] != ["nothing"]:
            answers["helped"] = dice.choices(("in_time", "late", "not_asked"), (5, 2, 6))[0]
        answers["mattered"] = sorted(_RANKED, key=lambda option: _RANKED.index(option) + dice.gauss(0, 1.6))
        if place < len(WORDS):
            answers["different"] = WORDS[place][1]
        sent.append((person.email, answers))
    dice.shuffle(sent)
    return sent


def after_key_topics():
    """The same of those who were in the session on key topics."""
    dice = random.Random("gipp-2021: after key topics")
    members = {person.email for person in cast.logged_on() if not person.is_staff}
    people = sorted(members & attendance.attendees()["key-topics"])
    dice.shuffle(people)
    people = people[:AFTER_KEY_TOPICS]
    drawn = {code: _drawn(quota, dice) for code, quota in _SESSION.items()}
    aspects = {row: _drawn(quota, dice) for row, quota in _SESSION_ASPECTS.items()}
    troubles = _drawn(_SESSION_TROUBLES, dice)
    return [
        (address, {
            **{code: answers[place] for code, answers in drawn.items()},
            "session_aspects": {row: answers[place] for row, answers in aspects.items()},
            "session_troubles": [troubles[place]],
        })
        for place, address in enumerate(people)
    ]  # fmt: skip
