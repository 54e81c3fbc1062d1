"""Rows of a report become people: by handle, by address, by name; who is not surely one person stays two."""
import pytest

from sessions.importers import distinct_people, email_key, name_key, only_waited
from sessions.tests.reports import meeting, stay


@pytest.mark.parametrize("first, second", [
    (stay("Nour", "nour@X.org"), stay("Other Name", "NOUR@x.ORG")),
    (stay("Nour", "nour@bücher.example"), stay("N", "nour@xn--bcher-kva.example")),
    (stay("Nour", "nour@x.org"), stay("N", "no\u200bur@x.org\ufeff")),
    (stay("P-0042"), stay("p-0042 (Participant 42)")),
    (stay("P-0042"), stay("سلمى (P-0042)")),
    (stay("P-0042"), stay("سلمى (P‑٠٠٤٢)")),
    (stay("P-0042"), stay("whoever", "p0042@join.conv.example")),
    (stay("P 0042"), stay("whoever", "P-0042@join.conv.example")),
    (stay("سَلْمى"), stay("سلمي")),
    (stay("أحمد عـــلي"), stay("احمد  على")),
    (stay("فاطمة"), stay("\u202bفاطمه\u202c")),
    (stay("Ｎour"), stay("NOUR (Nour at home)")),
    (stay("José"), stay("Jose\u0301")),
    (stay("Nour", "nour@x.org"), stay("nour")),
    (stay("سلمى (P-0042)"), stay("سلمى")),
])
def test_two_rows_of_one_person_are_one(first, second):
    for rows in ((first, second), (second, first)):
        assert len(distinct_people(meeting(*rows).rows)) == 1


@pytest.mark.parametrize("rows, people", [
    ([stay("Nour", "a@x.org"), stay("Nour", "b@x.org")], 2),
    ([stay("Nour", "a@x.org"), stay("Nour", "b@x.org"), stay("Nour"), stay("nour")], 3),
    ([stay("Nour", "a@x.org"), stay("Nour", "а@x.org")], 2),  # a Cyrillic letter
    ([stay("P-0042"), stay("P-0043")], 2),
    ([stay("P-0042"), stay("P-00421")], 2),
    ([stay("Group P 2021"), stay("P-2021")], 2),
    ([stay("x", "p0042@join.conv.example"), stay("P-0107", "p0042@join.conv.example"), stay("P-0107")], 2),
    ([stay("x", "a@x.org"), stay("x", "P-0042@x.org"), stay("P-0042", "a@x.org")], 1),
    ([stay("P-0001", "a@x.org"), stay("P-0002", "a@x.org"), stay("P-0001"), stay("P-0002")], 1),
    ([stay("P-0042x"), stay("P-0042")], 2),
    ([stay("سلمى"), stay("سليم")], 2),
])
def test_different_people_stay_apart_and_what_rows_show_together_joins(rows, people):
    for order in (rows, rows[::-1]):
        assert len(distinct_people(meeting(*order).rows)) == people


def test_who_only_waited_is_reported_and_not_counted():
    report = meeting(stay("Nour", "nour@x.org", waiting="Yes"), stay("Nour", waiting="No"), stay("Ali", waiting="Yes"))
    assert [person.emails for person in distinct_people(report.rows)] == [("nour@x.org",)]
    assert [len(person.intervals) for person in distinct_people(report.rows)] == [1]
    assert [person.names for person in only_waited(report.rows)] == [("Ali",)]


def test_a_name_is_matched_without_what_is_not_heard():
    assert {name_key(text) for text in ("أَحْمَد عـلي", "احمد على", "\u202bأحمد  علي\u202c (P-0042)", "آحمد علي")} == {"احمد علي"}
    assert name_key("(Nour)") == name_key("NOUR (at home)") == "nour"
    assert name_key("José") == name_key("JOSE\u0301") != name_key("Jose")


def test_an_address_is_matched_whatever_its_case_and_spelling_of_the_domain():
    assert {email_key(text) for text in ("Nour@BÜCHER.example", "nour@xn--bcher-kva.example", "nour\u200b@bücher.example.")} == {
        "nour@xn--bcher-kva.example"
    }
    assert email_key("nour+tag@x.org") != email_key("nour@x.org")
    assert email_key("nour@" + "x" * 100 + ".org") == "nour@" + "x" * 100 + ".org"
