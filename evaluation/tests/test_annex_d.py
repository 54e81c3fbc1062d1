"""Annex D: rooms, synthesis, quotes, recommendations and the process statement, in four languages, without people."""

import json

import pytest

from evaluation.rendering.annex_d import ANNEX_D

ROOM = {
    "slug": "wg1", "title": {"en": "Constituencies", "ar": "القواعد"}, "working_group": {"en": "Working group 1"},
    "background": {"en": [{"kind": "heading", "text": "What we know"}, {"kind": "paragraph", "text": "Little is written down [1]."},
                          {"kind": "footnotes", "items": ["A report of 2019."]}]},
    "opens": "2021-07-01", "closes": "2021-07-31", "rule": "chatham_house", "naming": "voices", "sealed_on": None,
    "sealable_from": "2021-08-15", "moderators": ["5f1c"],
    "questions": [
        {
            "number": 1, "text": {"en": "What helps?", "ar": "ما الذي يساعد؟"}, "answered": True,
            "paragraphs": [
                {"number": 1, "kind": "convergence", "text": {"en": "Small groups kept trust.", "ar": "حافظت المجموعات على الثقة."}, "language": "en"},
                {"number": 2, "kind": "minority", "text": {"es": "Una voz pidió plazos."}, "language": "es"},
            ],
            "quotes": [{"text": "We read it aloud.", "language": "en", "kind": "attributed", "attributes": [{"en": "Civil society", "ar": "المجتمع المدني"}]}],
        },
        {"number": 2, "text": {"en": "What is at risk?"}, "answered": False, "paragraphs": [], "quotes": []},
    ],
    "general": [{"number": 3, "kind": "divergence", "text": {"en": "On money they did not agree."}, "language": "en"}],
    "unanswered": [{"text": {"en": "Who pays?"}, "language": "en"}],
}  # fmt: skip
ADDRESSEES = [
    {"code": "donors", "name": {"en": "Donors", "ar": "الجهات المانحة"}, "parent": None},
    {"code": "banks", "name": {"en": "Banks"}, "parent": None},
    {"code": "one", "name": {"en": "One bank"}, "parent": "banks"},
]
RECOMMENDATIONS = [
    {"number": 1, "short": {"en": "Fund small groups."}, "long": {"en": "For three years."}, "language": "en", "addressees": ["one", "donors"], "support": 10},
    {"number": 2, "short": {"fr": "Publier."}, "long": {}, "language": "fr", "addressees": ["donors"], "support": None},
]


def report(**more):
    return {
        "meta": {
            "title": {"en": "A gathering", "ar": "لقاء"}, "credit": {}, "credit_lines": {}, "period": ["2021-07-07", "2021-07-27"], "released_on": None,
            "compiled_on": "2021-08-20", "veils_lifted": 0,
        },
        "rooms": {"rooms": [{"slug": "wg1", "posts": None, "posters": None}]},
        "activity": {"weeks": [{"starts": "2021-07-05", "log_ons": 80, "posts": 41}, {"starts": "2021-07-12", "log_ons": None, "posts": None}]},
        "engagement": {"rooms": [ROOM], "recommendations": RECOMMENDATIONS, "addressees": ADDRESSEES},
        **more,
    }  # fmt: skip


def blocks(language="en", **more):
    return [block for section in ANNEX_D.context(report(**more), language)["sections"] for block in section["blocks"]]


def of_kind(kind, *args, **more):
    return [block for block in blocks(*args, **more) if block["kind"] == kind]


def test_paragraphs_keep_their_numbers_and_say_what_they_are():
    assert [(item["number"], item["label"], item["text"]) for block in of_kind("numbered") for item in block["items"] if item["label"]] == [
        ("1", "Convergence", "Small groups kept trust."), ("2", "Minority view · in Spanish", "Una voz pidió plazos."),
        ("3", "Divergence", "On money they did not agree."),
    ]  # fmt: skip


def test_a_quote_stands_with_what_its_voice_chose_and_nothing_else():
    assert [block["items"] for block in of_kind("quotes")] == [[{"credit": "a participant, Civil society", "text": "We read it aloud."}]]
    with_none = {**ROOM, "questions": [{**ROOM["questions"][0], "quotes": [{**ROOM["questions"][0]["quotes"][0], "attributes": []}]}]}
    shown = of_kind("quotes", engagement={"rooms": [with_none], "addressees": [], "recommendations": []})
    assert [item["credit"] for block in shown for item in block["items"]] == ["a participant"]


def test_what_nobody_translated_says_its_language():
    arabic = [item for block in of_kind("numbered", "ar") for item in block["items"]]
    assert [item.get("language", "ar") for item in arabic] == ["ar", "en", "ar", "es", "en"]  # two questions, three paragraphs
    assert [block.get("language", "ar") for block in of_kind("paragraph", "ar") if "Little is written" in block["text"]] == ["en"]
    assert arabic[2]["text"] == "حافظت المجموعات على الثقة."


def test_recommendations_stand_under_each_addressee_with_one_number():
    section = ANNEX_D.context(report(), "en")["sections"][3]
    told = [(block["level"], block["text"]) for block in section["blocks"] if block["kind"] == "heading"]
    assert told == [
        (2, "Donors"), (3, "1. Fund small groups."), (3, "2. Publier. (in French)"), (2, "Banks: One bank"), (3, "1. Fund small groups."),
    ]  # fmt: skip
    assert [block["text"] for block in section["blocks"] if block["kind"] == "note"] == ["Posts of 10 people or more support it."] * 2


def test_open_questions_are_those_without_a_post_and_those_written_down():
    section = ANNEX_D.context(report(), "en")["sections"][4]
    assert [block["items"] for block in section["blocks"] if block["kind"] == "list"] == [["Question 2: What is at risk?", "Who pays?"]]


@pytest.mark.parametrize(("number", "words"), [(0, "Veils lifted: 0. It was never"), (1, "Veils lifted: 1. Once"), (3, "Veils lifted: 3. So often")])
def test_veils_are_told_also_when_none_was_lifted(number, words):
    told = report()
    told["meta"]["veils_lifted"] = number
    last = ANNEX_D.context(told, "en")["sections"][-1]
    assert [block["text"][: len(words)] for block in last["blocks"] if block["kind"] == "paragraph"] == [words]


def test_weeks_are_told_by_room_only_where_they_were_protected_so():
    assert [table["name"] for table in of_kind("table")] == ["weeks"]
    weeks = [{"starts": "2021-07-05", "log_ons": 80, "posts": 41, "rooms": [{"slug": "wg1", "posts": 41}]}]
    assert [table["name"] for table in of_kind("table", activity={"weeks": weeks})] == ["weeks_wg1"]
    weeks[0]["rooms"][0]["posts"] = None
    assert [table["name"] for table in of_kind("table", activity={"weeks": weeks})] == ["weeks"]
    assert [(one["name"], one["cells"]) for one in ANNEX_D.tables(report())] == [("weeks", [[41], [None]]), ("support_of_recommendations", [[10], [None]])]


def test_a_moderator_is_named_only_by_a_name_that_was_looked_up():
    assert "5f1c" not in json.dumps(ANNEX_D.context(report(), "en"))
    named = {**ROOM, "moderators_named": ["Noor Said"]}
    shown = ANNEX_D.context(report(engagement={"rooms": [named], "recommendations": [], "addressees": []}), "en")
    assert "Noor Said" in json.dumps(shown)


def test_a_report_without_rooms_says_so():
    shown = ANNEX_D.context(report(engagement={}, activity=None), "fr")
    assert [len([block for block in section["blocks"] if block["kind"] == "missing"]) for section in shown["sections"]] == [0, 1, 1, 1, 0, 0]
    assert ANNEX_D.tables(report(engagement={}, activity=None)) == []
