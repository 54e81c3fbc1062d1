"""Interpreters and the secretariat keep the words that all booths say alike; a file is taken in whole or not at all."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given, settings
from hypothesis import strategies as some

from convening import tabular
from convening.errors import Forbidden, Refused
from convening.models import AuditEntry, Participation
from sessions import services
from sessions.importers.glossary import read_glossary
from sessions.models import Term
from sessions.selectors.glossary import as_csv, terms_for

from .conftest import plan

GLOSSARY = "/c/gathering/programme/glossary/"


@pytest.fixture
def interpreter(cast, group):
    """Noor interprets the working group; Ines speaks in it."""
    for person, role in ((cast.moderator, "interpreter"), (cast.other, "speaker")):
        services.give_session_role(group, Participation.objects.get(convening=cast.convening, person=person), role, by=cast.secretariat)
    return cast.moderator


def add(cast, session=None, **texts):
    return services.add_term(cast.convening, texts=texts, session=session, by=cast.secretariat)


def shown(cast, person, **more):
    return [term.en for term in terms_for(cast.convening, person, **more)]


def upload(content):
    return {"deed": "file", "brought-client_key": str(uuid4()), "brought-file": SimpleUploadedFile("words.csv", content)}


def test_who_reads_and_who_keeps_it(cast, interpreter, signed_in):
    add(cast, en="ceasefire", ar="وقف إطلاق النار")
    codes = [signed_in(person).get(GLOSSARY).status_code for person in (cast.secretariat, interpreter, cast.other, cast.participant, cast.evaluator, cast.stranger)]
    assert codes == [200, 200, 200, 404, 404, 404]
    services.add_term(cast.convening, texts={"fr": "trêve"}, by=interpreter)
    for person in (cast.other, cast.participant, cast.stranger):
        with pytest.raises(Forbidden):
            services.add_term(cast.convening, texts={"fr": "paix"}, by=person)
    page = signed_in(cast.other).get(GLOSSARY).content.decode()
    assert "وقف إطلاق النار" in page and "trêve" in page and 'name="term-en"' not in page
    assert signed_in(cast.other).post(GLOSSARY, {"deed": "term"}).status_code == 404


def test_words_of_a_session_are_read_by_those_who_work_in_it(cast, interpreter, group):
    another = plan(cast.convening, cast.secretariat, "another")
    for session, word in ((None, "truce"), (group, "seat"), (another, "quota")):
        add(cast, session, en=word)
    assert shown(cast, cast.other) == ["seat", "truce"]
    assert shown(cast, interpreter) == ["quota", "seat", "truce"]
    assert shown(cast, interpreter, session=group) == ["seat", "truce"]
    assert shown(cast, cast.participant) == []
    assert shown(cast, interpreter, words="QUO") == ["quota"]


def test_a_term_is_added_changed_and_removed_on_the_page(cast, interpreter, signed_in, group):
    browser = signed_in(interpreter)
    typed = {"deed": "term", "term-client_key": str(uuid4()), "term-en": "chair <1>", "term-ar": "", "term-es": "", "term-fr": "", "term-note": "of a meeting", "term-session": "working-group"}
    empty = browser.post(GLOSSARY, typed | {"term-en": " "}).content.decode()
    assert "at least one language" in empty and 'value="of a meeting"' in empty
    assert [browser.post(GLOSSARY, typed).status_code for _ in range(2)] == [302, 302]
    term = Term.objects.get()
    assert (term.en, term.note, term.session) == ("chair <1>", "of a meeting", group)
    assert "chair &lt;1&gt;" in browser.get(f"{GLOSSARY}?change={term.pk}").content.decode()
    assert browser.post(f"{GLOSSARY}?change={term.pk}", typed | {"term-fr": "présidence", "term-session": ""}).status_code == 302
    term.refresh_from_db()
    assert (term.fr, term.session) == ("présidence", None)
    assert browser.post(f"{GLOSSARY}?remove={term.pk}").status_code == 200 and Term.objects.exists()
    assert browser.post(f"{GLOSSARY}?remove={term.pk}", {"understood": "yes"}).status_code == 302
    assert not Term.objects.exists()
    assert AuditEntry.objects.filter(verb="sessions.glossary_changed").count() == 3


def test_a_file_is_taken_in_and_taken_in_again_changes_nothing(cast, group):
    table = "en,ar,es,fr,note,session\r\nceasefire,هدنة,,,,\r\nseat,,escaño,,in a parliament,working-group\r\n".encode("utf-8-sig")
    counts = [services.take_in_glossary(cast.convening, table, by=cast.secretariat) for _ in range(2)]
    assert counts == [{"added": 2, "changed": 0, "same": 0}, {"added": 0, "changed": 0, "same": 2}]
    better = "English;Français\r\nCeasefire;cessez-le-feu\r\n".encode()
    assert services.take_in_glossary(cast.convening, better, by=cast.secretariat) == {"added": 0, "changed": 1, "same": 0}
    assert list(Term.objects.values_list("en", "ar", "es", "fr", "session__slug")) == [
        ("Ceasefire", "هدنة", "", "cessez-le-feu", None), ("seat", "", "escaño", "", "working-group"),
    ]


def test_bad_lines_are_told_one_by_one_and_nothing_is_half_taken_in(cast, interpreter, signed_in):
    table = f"en,note,session\nceasefire,,\n,only a note,\nseat,,nowhere\nCeasefire,,\n{'x' * 121},,\n".encode()
    page = signed_in(interpreter).post(GLOSSARY, upload(table)).content.decode()
    told = ("There is no term in any language", "no session with the short name “nowhere”", "stands in line 2 already", "longer than 120 characters")
    assert [sentence in page for sentence in told] == [True] * 4
    assert not Term.objects.exists()


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4", b"name,town\nA,B\n", b"en\n" + b"w\n" * 1002, b'en\n"open'])
def test_what_is_no_glossary_is_refused_with_a_sentence(cast, interpreter, signed_in, content):
    answer = signed_in(interpreter).post(GLOSSARY, upload(content))
    assert answer.status_code == 200 and 'class="notice error summary"' in answer.content.decode()
    assert not Term.objects.exists()


def test_a_file_that_is_too_large_is_not_read(cast, interpreter, signed_in, settings):
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 500
    page = signed_in(interpreter).post(GLOSSARY, {"deed": "file", "brought-client_key": str(uuid4()), "words": "x" * 600}).content.decode()
    assert "This file is too large" in page and "Choose a file" not in page


def test_a_spreadsheet_runs_nothing_of_it(cast, interpreter, signed_in):
    add(cast, en="=1+1", note="+cmd|'/c calc'!A1")
    answer = signed_in(cast.other).get(f"{GLOSSARY}?as=csv")
    assert "attachment" in answer["Content-Disposition"]
    assert answer.content.decode("utf-8-sig").splitlines()[1].startswith("'=1+1,")
    assert services.take_in_glossary(cast.convening, answer.content, by=cast.secretariat)["same"] == 1


words = some.text(some.characters(blacklist_categories=("C", "Z")), min_size=1, max_size=20)


@settings(max_examples=15)
@given(some.lists(some.tuples(words, words, words), min_size=1, max_size=5, unique_by=lambda line: line[0].casefold()))
def test_what_is_written_out_is_read_back(lines):
    terms = [Term(en=en, ar=ar, note=note) for en, ar, note in lines]
    found, problems = read_glossary(as_csv(terms), ())
    assert [(line.texts["en"], line.texts["ar"], line.texts["note"]) for line in found] == lines and problems == []


def test_a_glossary_has_an_end(cast, monkeypatch):
    monkeypatch.setattr(services.glossary, "MOST_TERMS", 1)
    with pytest.raises(Refused, match="too_many"):
        services.take_in_glossary(cast.convening, tabular.write_csv([["en"], ["one"], ["two"]]).encode(), by=cast.secretariat)
