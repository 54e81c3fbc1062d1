"""Every text for people is there in every language, and a text that is missing is seen."""

import pytest
from babel.messages import Catalog
from django.conf import settings
from django.utils import translation

from convening.management.commands import catalogues

TRANSLATED = [code for code, _name in settings.LANGUAGES if code != "en"]


@pytest.fixture(scope="module")
def wanted():
    return catalogues.extracted()


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_text_is_translated(language, wanted):
    assert catalogues.gaps(language, wanted) == []


def test_what_is_extracted_is_what_people_read(wanted):
    """From Python, from pages and from letters."""
    texts = {message.id if isinstance(message.id, str) else message.id[0] for message in wanted}
    assert len(texts) > 500
    for place in (".py", ".html", ".txt"):
        assert any(where.endswith(place) for message in wanted for where, _line in message.locations)
    assert "There is nothing for you here" in texts


def planted(text, translated, **more):
    """(what is wanted, a catalogue that says `translated` for it)."""
    asked, known = Catalog(locale="es"), Catalog(locale="es")
    asked.add(text)
    if translated is not None:
        known.add(text, translated, **more)
    return asked, known


@pytest.mark.parametrize(
    ("text", "translated", "more", "reason"),
    [
        ("Sign in with your code", None, {}, "missing"),
        ("Sign in with your code", "", {}, "missing"),
        ("Sign in with your code", "Entre con su código", {"flags": ["fuzzy"]}, "uncertain"),
        ("Sign in with your code", "Sign in with your code", {}, "equal to its source"),
        ("It closes on %(day)s.", "Se cierra pronto.", {}, "lost a placeholder"),
        (("One post", "%(n)s posts"), ("Una aportación", ""), {}, "missing"),
    ],
)
def test_a_gap_is_seen(text, translated, more, reason, monkeypatch):
    asked, known = planted(text, translated, **more)
    monkeypatch.setattr(catalogues, "catalogue", lambda language: known)
    single = text if isinstance(text, str) else text[0]
    assert catalogues.gaps("es", asked) == [(single, reason)]


def test_a_translated_text_is_no_gap(monkeypatch):
    asked, known = planted("Sign in with your code", "Entre con su código")
    monkeypatch.setattr(catalogues, "catalogue", lambda language: known)
    assert catalogues.gaps("es", asked) == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_compiled_catalogue_is_the_one_that_is_read(language):
    """What a reader of this language is told comes from our catalogue, not from a library's."""
    with translation.override(language):
        told = translation.gettext("There is nothing for you here")
    assert told == catalogues.catalogue(language).get("There is nothing for you here").string != ""


def test_names_that_are_the_same_everywhere_are_few():
    assert sum(len(same) for same in catalogues.SAME_IN_ALL.values()) < 60
