"""Files that somebody made to be taken for a release, or to be heavy to look at."""

import json

import pytest

from evaluation import documents, recognising, services

from .twelve import compiled, twelve

pytestmark = pytest.mark.usefixtures("redis_empty")


@pytest.fixture
def released(cast):
    twelve(cast)
    return services.release_report(compiled(cast.convening, cast.evaluator), by=cast.evaluator)


def exported(report):
    return documents.document(report, "B", "json", "en")


def refusal(content):
    with pytest.raises(recognising.NotWhatWasReleased) as refused:
        recognising.recognise(content, recognising.released_reports())
    return refused.value.code


def test_a_figure_that_is_told_twice_is_not_recognised(released):
    """Some readers of JSON show the first of two, some the last: one of them would be somebody's own figure with our word for it."""
    content = exported(released)
    for name in (b'"people"', b'"registered"'):
        forged = content.replace(name, name + b": 9999, " + name, 1)
        assert json.loads(forged) == json.loads(content)
        assert refusal(forged) == "report.incomplete"


def test_what_is_no_number_and_what_is_true_instead_of_one_is_not_recognised(released):
    content = exported(released)
    assert refusal(content[:1] + b'"more":NaN,' + content[1:]) == "report.incomplete"
    assert recognising._path({"a": [0, {"b": 1}]}, {"a": [0, {"b": True}]}) == "a.1.b"
    assert recognising._path({"a": 1}, {"a": 1.0}) == "a"
    assert recognising._path({"a": [1, {"b": None}]}, {"a": [1, {"b": None}]}) == ""


@pytest.mark.parametrize("content", [b'{"convening": [' + b"[]," * 1_000_000 + b"[]]}", b"PK\x03\x04" + b"\0" * 2_100_000])
def test_what_would_fill_the_memory_is_not_taken_apart(content, monkeypatch):
    monkeypatch.setattr(recognising.json, "loads", lambda *told, **how: pytest.fail("was read"))
    monkeypatch.setattr(recognising.zipfile, "ZipFile", lambda *told: pytest.fail("was read"))
    with pytest.raises(recognising.NotWhatWasReleased) as refused:
        recognising.recognise(content, [])
    assert refused.value.code == "report.too_large"
