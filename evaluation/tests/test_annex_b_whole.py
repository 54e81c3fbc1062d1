"""Annex B with everything collected: what each section prints, that every indicator is printed, that charts and tables say the same."""

import io
import re
from xml.etree import ElementTree

import pytest
from docx import Document
from docx.oxml.ns import qn

from evaluation.indicators import INDICATORS
from evaluation.rendering import ANNEX_B, annex_b_context, docx, pdf

from .sample_full import full_report

LANGUAGES = ("ar", "en", "es", "fr")
# The specification's list of indicators in our own words, and where each stands: (section, name of a block) or None for a figure.
PRINTED = {
    "invited": (3, "funnel"), "accepted": (3, "funnel"), "registered": (3, "funnel"), "participants": (3, "organisers"),
    "organisers": (3, "organisers"), "qualifying_attendance": (2, "definitions"), "attendances": (4, "live_sessions"),
    "attendance_rate": (4, "live_sessions"), "peak": (4, "live_sessions"), "dwell": (4, "stays"), "stay_share": (4, "stays"),
    "return": (4, "sessions_per_person"), "activation": (3, "funnel"), "resources_opened": (3, "funnel"), "activity": (5, "activity_by_week"),
    "posters": (5, "rooms"), "posts": (5, "rooms"), "posts_per_poster": (5, "exchange"), "dialogue": (5, "exchange"),
    "equality": (5, "equality"), "countries": (6, "countries"), "languages": (6, "languages_of_people"),
    "first_timers": (6, "participants_by_experience"), "satisfaction": (7, "satisfaction_1_scale_1_summary"),
    "interval": (7, "satisfaction_1_scale_1_summary"), "moderation": (9, "moderation"), "response_rate": (12, "non_response"),
    "partial_answers": (12, "non_response"), "veils_lifted": (12, "figures"),
}  # fmt: skip


@pytest.fixture(scope="module")
def report():
    return full_report()


@pytest.fixture(scope="module")
def sections(report):
    return annex_b_context(report, "en")["sections"]


def blocks(sections, place, kind):
    return [block for block in sections[place - 1]["blocks"] if block["kind"] == kind]


def table(sections, place, name):
    return next(block for block in blocks(sections, place, "table") if block["name"] == name)


def cells(sections, place, name):
    found = table(sections, place, name)
    lines = [*found["rows"], *([found["totals"]] if found["totals"] else [])]
    return {line["label"]: [cell["text"] for cell in line["cells"]] for line in lines}


def said(sections, place):
    return " ".join(block["text"] for block in sections[place - 1]["blocks"] if "text" in block)


# ---- the registry


def test_every_indicator_is_defined_and_printed(sections):
    assert set(PRINTED) == set(INDICATORS)
    box = next(block for block in sections[1]["blocks"] if block["kind"] == "definitions")
    assert [entry["code"] for entry in box["items"]] == [*INDICATORS]
    for code, (place, name) in PRINTED.items():
        held = [block.get("name", block["kind"]) for block in sections[place - 1]["blocks"]]
        assert name in held, code


def test_a_definition_says_what_is_counted_of_what_without_whom_and_from_where(sections):
    box = next(block for block in sections[1]["blocks"] if block["kind"] == "definitions")
    of = {entry["code"]: {part["label"]: part["text"] for part in entry["parts"]} for entry in box["items"]}
    assert of["attendance_rate"] == {
        "Counted": "expected people with a qualifying attendance",
        "Out of": "people expected in that session",
        "Without": "staff and interpreters, on both sides; public sessions have no rate",
        "Taken from": "the attendance lists of the live sessions, matched to participants",
    }
    assert all("Counted" in parts and "Taken from" in parts for parts in of.values())


# ---- section by section


def test_the_funnel_gives_every_step_out_of_its_own_whole(sections):
    assert cells(sections, 3, "funnel") == {
        "Invited": ["352", "–", "–", "–"],
        "Accepted": ["318", "90.3%", "352", "invited"],
        "Registered": ["307", "–", "–", "–"],
        "Attended live": ["242", "–", "–", "–"],
        "Logged on": ["138", "45.0%", "307", "registered"],
        "Opened a resource": ["85", "27.7%", "307", "registered"],
        "Posted": ["28", "20.3%", "138", "logged on"],
        "Responded": ["71", "23.1%", "307", "asked"],
    }


def test_one_number_over_two_wholes_is_printed_with_both(sections):
    found = table(sections, 3, "denominators")["rows"]
    assert [[cell["text"] for cell in line["cells"]] for line in found if line["label"] == "logged on"] == [
        ["138", "45.0%", "307", "registered"],
        ["138", "42.6%", "324", "participants"],
    ]


def test_sessions_tell_their_quartiles_and_who_came_back(sections):
    assert cells(sections, 4, "stays")["Key topics"] == ["51", "77", "86", "65.2%"]
    assert cells(sections, 4, "sessions_per_person") == {"1": ["61"], "2": ["20"], "3 or more": ["6"], "All": ["87"]}
    assert "Around 30% of those who came to a session by invitation came to two or more: 26 of 87." in said(sections, 4)


def test_weeks_are_told_with_what_is_withheld(sections):
    assert cells(sections, 5, "activity_by_week")["19 July 2021"] == ["44", "withheld"]
    assert cells(sections, 5, "posts_by_week_and_room")["5 July 2021"] == ["18", "13"]


def test_resources_are_told_by_people_and_never_by_resource(sections):
    assert cells(sections, 5, "resources") == {"Resources published": ["5"], "People who opened one or more": ["85"]}


def test_countries_are_counted_with_their_coverage_and_only_large_ones_named(sections):
    assert cells(sections, 6, "countries") == {"Participants": ["70", "291", "324", "89.8%"], "People who logged on": ["43", "117", "138", "84.8%"]}
    assert table(sections, 6, "countries")["columns"][1] == "Countries and territories of origin"
    named = blocks(sections, 6, "list")[0]
    assert named["intro"] == "From each of these came at least 10 participants:"
    assert named["items"] == ["Colombia", "Kenya", "Lebanon"]


def test_satisfaction_is_told_with_its_steps_its_interval_and_what_that_does_not_say(sections):
    overall = "How satisfied are you with the convening as a whole?"
    assert f"{overall} Around 85% of those who answered were satisfied or very satisfied: 60 of 71." in said(sections, 7)
    assert cells(sections, 7, "satisfaction_1_scale_1_distribution")[overall] == ["0", "0", "11", "38", "22"]
    assert cells(sections, 7, "satisfaction_1_scale_1_summary")[overall] == ["71", "0", "60", "84.5%", "74.6%", "91.0%"]
    assert "It says nothing about those who did not answer" in said(sections, 7)


def test_where_all_but_a_few_are_satisfied_the_few_are_not_told(report):
    survey = report["survey"]["surveys"][0]
    nearly = {**survey["items"][0], "top2": None, "share": None, "interval": None, "share_over": 0.94}
    nearly["distribution"] = [{**option, "count": None} for option in nearly["distribution"]]
    other = {**report, "survey": {**report["survey"], "surveys": [{**survey, "items": [nearly], "items_by_link": [nearly]}]}}
    told = annex_b_context(other, "en")["sections"]
    assert "More than 94% of those who answered were satisfied or very satisfied." in said(told, 7)
    for name in ("satisfaction_1_scale_1_summary", "satisfaction_1_by_link_scale_1_summary"):
        (summary,) = cells(told, 7, name).values()
        assert summary == ["71", "0", "withheld", "more than 94%", "withheld", "withheld"]


def test_of_fewer_than_ten_answers_there_is_no_percentage(sections):
    assert cells(sections, 7, "satisfaction_2_scale_1_summary") == {
        "How satisfied are you with this session?": ["8", "0", "withheld", "–", "–", "–"]
    }


def test_cleared_words_are_quoted_without_anything_about_who_said_them(sections):
    quoted = blocks(sections, 7, "quotes")[0]
    assert quoted["intro"] == "What else should we know?"
    assert [item["text"] for item in quoted["items"]] == ["I would have liked a summary halfway.", "كانت الترجمة ممتازة في الجلسات."]
    assert not any(item["credit"] for item in quoted["items"])


def test_what_people_learned_and_intend_is_told_by_the_kind_of_question(sections):
    assert cells(sections, 8, "outcomes_1_2")["With how many people do you want to stay in touch?"] == ["64", "3", "6", "11"]
    assert cells(sections, 8, "outcomes_1_3") == {
        "Tell my organization": ["51", "72.9%"], "Train others": ["17", "24.3%"], "Nothing": ["withheld", "withheld"], "All who answered": ["70", "–"],
    }  # fmt: skip
    assert blocks(sections, 8, "numbered")[0]["items"][0]["text"] == "The groups (mean place 1.6)"
    assert cells(sections, 9, "problems_1_1")["My connection"] == ["33", "48.5%"]
    assert cells(sections, 10, "access_1_1")["always"] == ["25", "36.8%"]


def test_a_question_that_nobody_answered_is_named_and_has_no_table(sections):
    assert [block["items"] for block in blocks(sections, 10, "list")] == [["How many hours did you travel?"]]


def test_channels_of_interpretation_are_told_by_session(sections):
    found = table(sections, 10, "interpretation")
    assert found["columns"] == ["Session", "Arabic", "Spanish"]
    assert cells(sections, 10, "interpretation") == {"Working group 1": ["14", "withheld"]}


def test_floor_time_is_told_of_groups(sections):
    assert cells(sections, 10, "voices_working-group-1_region") == {"Arab States": ["60%", "50%"], "all others": ["40%", "50%"]}


def test_earlier_figures_stand_beside_todays_and_wrong_percentages_are_flagged(sections):
    assert cells(sections, 11, "comparison")["Logged on"] == ["120", "300", "138", "307"]
    flags = blocks(sections, 11, "list")[0]["items"]
    assert flags == [
        "Logged on: its source says 43%, but 120 of 300 are 40.0%. It may have counted out of another whole.",
        "People who posted: its source says 12.5% beside 30, and does not say of how many.",
    ]


def test_words_of_staff_stand_in_their_sections_and_say_their_language(report):
    arabic = annex_b_context(report, "ar")["sections"]
    assert blocks(arabic, 1, "words")[0]["text"] == "هذا التقييم حق لمن شاركوا."
    lessons = blocks(arabic, 11, "words")[0]
    assert (lessons["language"], len(lessons["paragraphs"])) == ("en", 2)


def test_the_last_section_prints_every_question_and_how_it_was_audited(sections):
    assert cells(sections, 12, "non_response")["How was it for you?"] == ["307", "71", "23.1%", "6", "12"]
    asked = blocks(sections, 12, "numbered")[0]["items"]
    assert len(asked) == 10  # the lines of a matrix are one question
    assert asked[1]["text"].startswith("And how satisfied are you with these parts of it? · The rooms for written discussion; The letters ·")
    assert "a range 6 wide" in said(sections, 12)


# ---- charts


def test_there_are_charts_of_everything_that_is_worth_one(sections):
    names = [block["name"] for section in sections for block in section["blocks"] if block["kind"] == "chart"]
    assert names == [
        "funnel", "attendances", "sessions_per_person", "posts", "weeks", "equality", "participants_by_region", "satisfaction_1_scale_1", "outcomes_1_scale_1",
    ]  # fmt: skip
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_chart_is_whole_in_every_language_and_the_table_beneath_has_its_numbers(report, language):
    for section in annex_b_context(report, language)["sections"]:
        for place, block in enumerate(section["blocks"]):
            if block["kind"] != "chart":
                continue
            root = ElementTree.fromstring(block["svg"])
            assert root.get("direction") == "ltr"
            assert re.search(r"style=|<script|\son\w+=", block["svg"]) is None
            beneath = [line for line in section["blocks"][place + 1 :] if line["kind"] == "table"][0]
            shown = {cell["text"] for line in beneath["rows"] for cell in line["cells"]} | {line["label"] for line in beneath["rows"]}
            drawn = {text.text for text in root.iter("{http://www.w3.org/2000/svg}text") if text.get("class") == "chart-number"}
            if block["name"] in ("funnel", "attendances", "posts", "weeks", "participants_by_region"):
                assert drawn <= shown


def test_the_whole_annex_is_written_as_a_document(report):
    assert pdf.write(ANNEX_B, report, "ar").startswith(b"%PDF-")


def test_a_report_of_before_reads_as_it_did():
    """Released long ago, without the parts that came later: nothing fails, nothing is invented."""
    from .sample import sample_report

    context = annex_b_context(sample_report(), "es")
    assert all(section["title"] and section["blocks"] for section in context["sections"])


@pytest.mark.parametrize("language", ["ar", "en"])
def test_free_words_run_their_own_way_in_word(report, language):
    word = Document(io.BytesIO(docx.write(ANNEX_B, report, language)))
    said = {paragraph.text: paragraph for paragraph in word.paragraphs if paragraph.style.name == "Quote"}
    turned = {text: _from_right(paragraph) for text, paragraph in said.items()}
    assert turned == {"I would have liked a summary halfway.": False, "كانت الترجمة ممتازة في الجلسات.": True}


def _from_right(paragraph):
    bidi = paragraph._p.pPr.find(qn("w:bidi"))
    return bidi is not None and bidi.get(qn("w:val")) != "0"
