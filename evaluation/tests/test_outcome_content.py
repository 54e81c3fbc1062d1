"""A document's content: every kind of piece, its numbers, its languages, and nobody's name in it."""

import json

import pytest

from evaluation.rendering.outcomes.finishing import finished

from .outcome_sources import FILES, LANGUAGES, NAMED, NAMES, PIECES, RECOMMENDATIONS, TOOK_BACK, contents, paragraph, piece, sources


def section(made, key):
    return next(one for one in made["sections"] if one["id"] == f"part-{key}")


def words(value):
    """Every text of a value, as one."""
    if isinstance(value, dict):
        return " ".join(words(part) for key, part in value.items() if key not in ("kind", "id", "to", "href"))
    return " ".join(words(part) for part in value) if isinstance(value, list) else str(value) if isinstance(value, str) else ""


def test_chapters_are_numbered_and_those_before_and_after_the_report_are_not():
    told = [(one["number"], one["level"], one["title"]) for one in contents()["sections"]][:6]
    assert told == [
        ("", 1, "Thanks"), ("", 1, "Acronyms"), ("1", 1, "Who came"), ("1.1", 2, "More of it"), ("2", 1, "To think about"), ("3", 1, "What was said"),
    ]  # fmt: skip
    assert [one["title"] for one in contents()["sections"] if one.get("annex")] == [
        "Annex A: Useful links", "Annex B: Post-conference evaluation", "Annex C: Live sketches and graphic recordings", "Annex D: Engagement summary",
    ]  # fmt: skip


def test_a_cross_reference_says_where_the_other_piece_stands_and_leads_there():
    made = contents()
    runs = section(made, "people-came")["blocks"][0]["runs"]
    assert [(run["text"], run["to"]) for run in runs if "to" in run] == [
        ("section 1.1", "part-more"), ("figure 1", "figure-1"), ("recommendation 2", "recommendation-2-2"), ("Annex B", "part-annex-b"),
    ]  # fmt: skip
    points = [block for one in made["sections"] for block in one["blocks"] if block["kind"] == "point"]
    assert [run["text"] for run in points[1]["blocks"][0]["runs"]] == ["It follows ", "paragraph 1", "."]
    arabic = section(contents("ar"), "people-came")["blocks"][0]["runs"]
    assert [run["to"] for run in arabic if "to" in run] == ["part-more"]
    assert section(contents("ar"), "more")["number"] == "١-١"  # a dot would look like a zero


def test_one_that_leads_nowhere_shows_its_key_and_leads_nowhere():
    made = contents(pieces=[piece(1, "a", "text", title={"en": "A"}, text={"en": "See [](#gone)."})])
    assert made["sections"][0]["blocks"][0]["runs"] == [{"text": "See "}, {"text": "[gone]"}, {"text": "."}]


def test_paragraphs_of_a_summary_are_numbered_through_it_wherever_they_come_from():
    pieces = [
        piece(1, "progress", "synthesis", source="room:wg1", title={"en": "Progress"}, text={"en": "What the room looked at."}),
        piece(2, "own", "numbered", text={"en": "Said by hand."}),
        piece(3, "gaps", "synthesis", source="session:opening", title={"en": "Gaps"}),
    ]
    made = contents(kind="summary", pieces=pieces)
    assert [[block.get("number", "") for block in one["blocks"]] for one in made["sections"]] == [["", "1", "2", "3"], ["4"]]
    assert [one["number"] for one in made["sections"]] == ["", ""]


def test_twenty_two_paragraphs_in_arabic_have_arabic_numbers():
    room = {"slug": "wg1", "title": {}, "questions": [{"number": 1, "text": {}, "paragraphs": [paragraph(n, f"P{n}", ar=f"ف{n}") for n in range(1, 23)]}], "general": []}
    pieces = [piece(1, "all", "synthesis", source="room:wg1", title={"en": "All", "ar": "الكل"})]
    made = contents("ar", kind="summary", pieces=pieces, syntheses={"rooms": [room], "sessions": []})
    assert [block["number"] for block in made["sections"][0]["blocks"]][-1] == "٢٢"


def test_recommendations_stand_beneath_each_addressee_in_its_words_and_keep_their_numbers():
    told = [(one.get("level", ""), one.get("number", ""), one.get("text") or one.get("title")) for one in section(contents(), "recommended")["blocks"]]
    assert told == [
        (2, "", "Member States"), ("", "1", "Publish a calendar."), ("", "2", "Financer."), (2, "", "Missions"), (3, "", "One mission"), ("", "1", "Publish yours."),
    ]  # fmt: skip
    first = section(contents(), "recommended")["blocks"][1]
    assert first["notes"] == ["Posts of 10 people or more support it.", "40 members or more endorsed it."]
    assert [block["runs"][0]["text"] for block in first["blocks"]] == ["Ten days ahead.", "In all languages."]
    assert section(contents(), "recommended")["blocks"][2]["notes"] == ["Not translated: the words are in French."]  # and of support nothing
    assert section(contents(), "recommended")["blocks"][2]["language"] == "fr"


def test_one_addressee_is_told_with_those_beneath_it():
    pieces = [piece(1, "to", "recommendations", source="to:missions", title={"en": "To missions"})]
    made = contents(kind="outcome", pieces=pieces)["sections"][0]["blocks"]
    assert [one.get("text") or one.get("title") for one in made] == ["One mission", "Publish yours."]
    held = {**RECOMMENDATIONS, "recommendations": []}
    assert [one["kind"] for one in contents(pieces=pieces, recommendations=held)["sections"][0]["blocks"]] == ["missing"]


def test_what_nobody_translated_stands_in_its_first_language_with_a_word_on_it():
    made = section(contents("ar"), "more")
    assert (made["language"], made["blocks"][0]["kind"], made["blocks"][1]["language"]) == ("en", "note", "en")
    assert "language" not in section(contents("ar"), "acknowledgements")["blocks"][0]
    assert [note.get("language", "ar") for note in contents("ar")["footnotes"]] == ["ar", "en"]  # a definition, and a note of ours


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_name_is_in_it_and_no_picture_without_consent(language):
    told = json.dumps(contents(language), ensure_ascii=False)
    assert NAMED in told and "Amal Example" not in told and "refused" not in told and "A face that" not in told


def test_people_are_named_when_it_is_written_and_only_while_they_agree():
    made = finished(contents(), names=NAMES, pictures=FILES, report=None, bind=False)
    assert section(made, "people")["blocks"] == [{"kind": "roll", "items": [{"name": "H.E. Amal Example", "function": "Minister", "comma": ", "}]}]
    assert TOOK_BACK not in json.dumps(made)
    nobody = finished(contents(), names={}, pictures=FILES, report=None, bind=False)
    assert section(nobody, "people")["blocks"] == [{"kind": "missing", "text": "Nobody is named here."}]


def test_a_picture_whose_consent_was_taken_back_goes_with_all_that_leads_to_it():
    made = finished(contents(), names={}, pictures={}, report=None, bind=False)
    assert (made["cover"], made["logos"], made["pictures"]) == (None, [], {})
    assert "Chairs in a hall" not in json.dumps(made)
    assert "figure-1" not in [run.get("to") for run in section(made, "people-came")["blocks"][0]["runs"]]


def test_credits_are_printed_exactly_as_they_stand():
    made = contents()
    told = section(made, "credits")["blocks"]
    assert [one["line"] for one in told[0]["items"]] == ["Convened by House, exactly so"]
    assert told[-1]["items"] == ["House/R. Brown"]
    picture = next(block for one in made["sections"] for block in one["blocks"] if block["kind"] == "picture")
    assert (picture["label"], picture["caption"]["runs"], picture["credit"]) == ("Figure 1", [{"text": "Before it began"}], "House/R. Brown")


def test_the_annexes_are_bound_in_one_level_down():
    made = finished(contents(), names={}, pictures=FILES, report=sources()["report"], bind=True)
    of_b = [(one["level"], one["id"]) for one in made["sections"] if one["id"].startswith("annex-b-")]
    assert len(of_b) == 12 and of_b[0] == (2, "annex-b-section-1")
    assert len({one["id"] for one in made["sections"]}) == len(made["sections"])


def test_every_kind_of_piece_is_drawn():
    made = contents()
    kinds = {block["kind"] for one in made["sections"] for block in one["blocks"]}
    assert kinds >= {
        "prose", "items", "acronyms", "picture", "missing", "box", "point", "highlight", "questions", "quote", "recommendation", "heading", "quotes", "programme",
        "figures", "people", "credits", "links", "annex",
    }  # fmt: skip
    assert {one["kind"] for one in PIECES} >= {"text", "numbered", "synthesis", "recommendations", "annex"}


def test_the_same_sources_give_the_same():
    assert json.dumps(contents("fr")) == json.dumps(contents("fr"))
