"""Words of a piece: what is marked in them, figures with their definitions, and what is said to whoever writes them."""

import pytest
from django.utils import translation

from evaluation.rendering.outcomes import prose

from .sample_full import full_report


def runs(text, report=None):
    return prose.plain(text, prose.Book(report))


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("plain", [{"text": "plain"}]),
        ("a **b** *c*", [{"text": "a "}, {"text": "b", "bold": True}, {"text": " "}, {"text": "c", "italic": True}]),
        ("[x](https://a.example/b)", [{"text": "x", "href": "https://a.example/b"}]),
        ("[x](javascript:alert) [y](http://a.example)", [{"text": "[x](javascript:alert) y"}]),
        ("<b>x</b> {{y}}", [{"text": "<b>x</b> {y}"}]),
        ("[](#there)", [{"text": "", "to": "there"}]),
        ("{nothing}", [{"text": "{nothing}"}]),
    ],
)
def test_a_small_part_of_markdown_is_marked_and_nothing_else(text, made):
    assert runs(text) == made


def test_a_list_is_a_block_of_its_own_and_may_hold_another():
    made = prose.blocks("Before\n\n3. one\n4. two\n   - in it", prose.Book())
    assert [block["kind"] for block in made] == ["prose", "items"]
    assert (made[1]["ordered"], made[1]["start"], len(made[1]["items"]), made[1]["items"][1][1]["items"]) == (
        True, 3, 2, [[{"kind": "prose", "runs": [{"text": "in it"}]}]],
    )  # fmt: skip


def test_footnotes_are_numbered_through_the_document_and_each_text_has_labels_of_its_own():
    book = prose.Book()
    first, second = (prose.plain(text, book) for text in ("one[^a] two[^b] one again[^a]\n\n[^b]: B\n\n[^a]: A", "three[^a]\n\n[^a]: C"))
    assert [run["note"] for run in first + second if "note" in run] == [1, 2, 1, 3]
    assert [prose.plain_words(note["runs"]) for note in book.notes] == ["A", "B", "C"]


def test_a_figure_is_that_of_the_report_and_defined_where_it_stands_first():
    report, book = full_report(), prose.Book(full_report())
    made = prose.plain("{participants}, {about participants} and {logged_on}", book)
    assert [run["text"] for run in made] == ["324", "", ", more than 320 and 138", ""]
    assert prose.plain_words(book.notes[0]["runs"]).startswith("Participants: Different people with at least one qualifying attendance")
    assert prose.plain_words(book.notes[1]["runs"]).endswith(f"Out of: registered ({report['people']['registered']}).")


def test_a_figure_that_is_withheld_is_said_to_be_and_its_number_is_nowhere():
    report = full_report()
    report["rooms"]["posters"] = None
    book = prose.Book(report)
    assert prose.plain_words(prose.plain("{posters}", book)) == "[withheld]"
    assert prose.plain_words(book.notes[0]["runs"]).startswith("This figure is withheld to protect people.")


def test_figures_are_written_in_the_digits_of_the_reader():
    with translation.override("ar"):
        assert prose.plain("{participants}", prose.Book(full_report(), "ar"))[0]["text"] == "٣٢٤"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("{nothing}", "There is no figure {nothing}."),
        ("a[^x]", "The footnote [^x] has no text."),
        ("a\n\n[^x]: b", "Nothing refers to the footnote [^x]."),
        ("[](#away)", "Nothing in this document is called “away”."),
        ("<i>x</i>", "<i> would be printed as it stands"),
        ("[x](http://a.example)", "The link http://a.example cannot be used"),
        ("[x](javascript:alert)", "The link javascript:alert cannot be used"),
        ("# Title", "“#” would be printed as it stands."),
        ("![x](https://a.example/y.png)", "“![” would be printed as it stands."),
    ],
)
def test_whoever_writes_is_told_what_would_not_be_printed_as_it_was_meant(text, problem):
    found = prose.checked(text, keys={"here"})
    assert len(found) == 1 and found[0].startswith(problem)


@pytest.mark.parametrize(
    "text", ["", "a[^x]\n\n[^x]: b {participants}", "[](#here) [](#recommendation-4)", "{{ }} {about posts} {posts:wg1}", "[a](mailto:a@b.example) 3 < 4", "1. a\n2. b"]
)
def test_what_is_well_is_told_nothing_about(text):
    assert prose.checked(text, keys={"here"}) == []
