"""Where a text may name somebody: whole words, in any spelling; ordinary words and namesakes do not count."""

import pytest

from forums.named import Names, marked

PEOPLE = Names(
    [["Salma Haddad", "سلمى حداد"], ["Inés Duarte"], ["Omar Kanaan"], ["Omar al-Bashir"], ["Hope Williams"], ["خالد العمري"], [""]]
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("I spoke with SALMA haddad.", ["SALMA", "haddad"]),
        ("Haddad, Salma, was there", ["Haddad", "Salma"]),
        ("the proposal of Duarte", ["Duarte"]),
        ("ines duarte said", ["ines", "duarte"]),
        ("salma alone, in small letters", []),
        ("Omar is borne by two", []),
        ("Omar Kanaan is one", ["Omar", "Kanaan"]),
        ("Hope is a word. We hope.", []),
        ("Salmas and Haddadin are others", []),
        ("تحدثت مع سَلمى", ["سَلمى"]),
        ("قال وخالد العُمري", ["وخالد", "العُمري"]),
        ("", []),
    ],
)
def test_whom_a_text_names(text, words):
    assert [text[start:end] for start, end in PEOPLE.found_in(text)] == words


def test_the_words_are_marked_in_the_text_and_never_in_a_tag():
    html = '<p><a href="https://haddad.example/Salma">Salma</a> &amp; <em>Haddad</em>, Haddadin</p>'
    assert marked(html, ["Salma", "Haddad"]) == (
        '<p><a href="https://haddad.example/Salma"><mark>Salma</mark></a> &amp; <em><mark>Haddad</mark></em>, Haddadin</p>'
    )
