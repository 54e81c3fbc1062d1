"""Every text for people is there in every language, and a text that is missing is seen."""

import ast
from pathlib import Path

import pytest
from babel.messages import Catalog
from django.conf import settings
from django.utils import translation

from convening.management.commands import catalogues

TRANSLATED = [code for code, _name in settings.LANGUAGES if code != "en"]
ASKS = {"_", "gettext", "gettext_lazy", "ngettext", "pgettext", "npgettext"}
APPS = ("convening", "participants", "sessions", "forums", "evaluation")


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


def inside_formatted(source):
    """The texts that stand within an f-string: extraction does not see them, and they would stay English for everybody."""
    formatted = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.JoinedStr)]
    calls = [node for one in formatted for node in ast.walk(one) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)]
    return [call.args[0].value for call in calls if call.func.id in ASKS and call.args and isinstance(call.args[0], ast.Constant)]


def test_no_text_hides_from_extraction():
    assert inside_formatted("""words = f"<b>{_('Hidden')}</b> {n}" + _("Seen")""") == ["Hidden"]
    files = [file for app in APPS for file in (Path(settings.BASE_DIR) / app).rglob("*.py") if "tests" not in file.parts]
    assert len(files) > 100
    assert {file.name: hidden for file in files if (hidden := inside_formatted(file.read_text()))} == {}


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
