"""The demo's documents as texts: whole in four languages, printable as they stand, and without a word of the rooms that was not cleared."""

import re

import pytest

from convening.demo import texts
from convening.demo.posts import POSTS
from convening.demo.posts.translations import TRANSLATIONS
from convening.demo.texts import outcomes
from evaluation.rendering.outcomes import prose
from forums import folding, phrases

PIECES = [(document, piece) for document in outcomes.DOCUMENTS for piece in document["pieces"]]
WRITTEN = {"text", "box", "highlight", "questions", "acronyms"}


def leaves(value, path=""):
    """(path, {language: words}) of everything in `value` that is told in languages."""
    if isinstance(value, dict):
        if value and set(value) <= set(texts.LANGUAGES) and all(isinstance(words, str) for words in value.values()):
            yield path, value
        else:
            for key, one in value.items():
                yield from leaves(one, f"{path}.{key}")
    elif isinstance(value, (list, tuple)):
        for place, one in enumerate(value):
            yield from leaves(one, f"{path}[{place}]")


ALL = [
    (path, words)
    for name in ("ADDRESSED", "COMMITMENTS", "DOCUMENTS", "NESTED_ADDRESSEES", "PICTURES", "RESOURCES", "UPDATES")
    for path, words in leaves(getattr(outcomes, name), name)
]


def test_every_text_is_there_in_four_languages():
    assert len(ALL) > 200
    for path, words in ALL:
        assert sorted(words) == ["ar", "en", "es", "fr"], path
        assert len({text.strip() for text in words.values()} - {""}) == 4, path


@pytest.mark.parametrize("marks", [r"\{[^{}]+\}", r"\[\^\w+\]", r"\]\([^)]*\)", r"\*\*", r"\n"])
def test_the_languages_carry_the_same_marks(marks):
    for path, words in ALL:
        assert len({tuple(sorted(re.findall(marks, text))) for text in words.values()}) == 1, path


def test_pieces_are_printed_as_they_are_meant():
    for document, piece in PIECES:
        keys = {one["key"] for one in document["pieces"]}
        assert bool(piece["text"]) or piece["kind"] not in WRITTEN, piece["key"]
        assert {language: prose.checked(text, keys) for language, text in piece["text"].items()} == dict.fromkeys(piece["text"], []), piece["key"]


def test_no_text_takes_words_of_a_post_over_nor_says_who_we_are():
    drafts = {f"{path} {language}": text for path, words in ALL for language, text in words.items()}
    said = [(post.key, folding.fold(post.text)) for post in (*POSTS, *TRANSLATIONS)]
    assert phrases.taken_over_in(drafts, said) == {}
    assert {key: found for key, text in drafts.items() if (found := phrases.beside_we(text))} == {}
    planted = {"planted": f"It was said that {POSTS[0].text}"}
    assert set(phrases.taken_over_in(planted, said)) == {"planted"}


def test_what_refers_to_something_finds_it():
    codes = {one["code"] for one in outcomes.NESTED_ADDRESSEES}
    pictures = {one["slug"] for one in outcomes.PICTURES}
    assert {one["recommendation"] for one in (*outcomes.ADDRESSED, *outcomes.COMMITMENTS)} <= set(range(1, len(texts.RECOMMENDATIONS) + 1))
    assert {piece["picture"] for _document, piece in PIECES if "picture" in piece} <= pictures
    assert {document["cover"] for document in outcomes.DOCUMENTS} - {""} <= pictures
    assert {one["addressee"] for one in outcomes.ADDRESSED} >= codes
    assert {one["room"] for one in outcomes.RESOURCES} - {""} <= {room["slug"] for room in texts.ROOMS}
    assert all(one["url"].startswith("https://example.org/") != bool(one["file"]) for one in outcomes.RESOURCES)
