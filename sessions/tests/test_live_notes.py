"""The rapporteur writes down what was said, never by whom; she shares it, takes it with her; off the record she writes nothing."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest

from convening import clock
from convening.errors import Forbidden, Refused
from convening.models import AuditEntry, Convening, User
from convening.testing import person_in
from sessions import floor, services
from sessions.floor import notes as shown_notes
from sessions.floor import parts
from sessions.models import Note, Session
from sessions.services.floor import notes

from .test_rights import let_in, part_of

NOTES = "/c/gathering/programme/working-group/live/notes/"
FILE = "/c/gathering/programme/working-group/live/notes.txt"


@pytest.fixture
def rapporteur(cast, live):
    person = person_in(cast.convening, "rapporteur", name="Dunya Sabri", member=False)
    services.give_session_role(live, person.participations.get(), "rapporteur", by=cast.secretariat)
    return person


@pytest.fixture
def write(live, rapporteur, django_capture_on_commit_callbacks):
    """`write(text)`: a paragraph of hers, and what follows on commit."""

    def written(text, language="en", key=None):
        with django_capture_on_commit_callbacks(execute=True):
            return notes.write_note(live, text, language=language, by=rapporteur, key=key or uuid4())

    return written


def texts(session):
    return list(Note.objects.filter(session=session).values_list("text", flat=True))


def refusal(deed, *args, **told):
    with pytest.raises(Refused) as refused:
        deed(*args, **told)
    return refused.value.code


def sent(browser, path=NOTES, **told):
    return browser.post(path, {"client_key": str(uuid4()), "language": "en", **told})


# ── Writing ───────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_paragraphs_are_written_changed_moved_and_deleted_and_the_audit_tells_which(live, rapporteur, write):
    one, two, three = (write(text) for text in ("One.", "Two.", "Three."))
    notes.change_note(two, "Two, put better.", language="ar", by=rapporteur)
    notes.move_note(three, earlier=True, by=rapporteur)
    notes.move_note(one, earlier=True, by=rapporteur)  # it is the first already
    notes.delete_note(one, by=rapporteur)
    assert texts(live) == ["Three.", "Two, put better."]
    told = AuditEntry.objects.filter(verb__startswith="sessions.note").order_by("pk")
    assert [entry.verb.removeprefix("sessions.note_") for entry in told] == ["written"] * 3 + ["changed", "moved", "deleted"]
    assert {entry.note for entry in told} == {""} and {entry.actor_id for entry in told} == {rapporteur.pk}
    assert re.fullmatch(r"convening_sessions\.note:[0-9a-f-]{36}", told[0].target)


def test_a_form_sent_twice_is_one_paragraph(live, write):
    key = uuid4()
    write("Once.", key=key)
    assert write("Once.", key=key) is None and texts(live) == ["Once."]


def test_the_rapporteur_writes_and_the_secretariat_only_where_nobody_else_does(cast, live, opening, rapporteur):
    told = {"language": "en", "key": uuid4()}
    for person in (cast.secretariat, cast.participant, cast.moderator, cast.evaluator):
        with pytest.raises(Forbidden):
            notes.write_note(live, "No.", by=person, **told)
    live.roles.filter(role="rapporteur").delete()
    with pytest.raises(Forbidden):
        notes.write_note(live, "No.", by=User.objects.get(pk=rapporteur.pk), **told)
    notes.write_note(live, "She stands in.", by=cast.secretariat, **told)
    assert texts(live) == ["She stands in."]


def test_off_the_record_nothing_is_kept(cast, live, rapporteur, write, signed_in):
    Session.objects.filter(pk=live.pk).update(rule="off_the_record")
    assert refusal(write, "Kept?") == "notes.off_the_record"
    page = signed_in(rapporteur).get(NOTES).content.decode()
    assert "off the record: nothing of it is kept" in page and "<textarea" not in page
    assert "Show them" not in page and texts(live) == []
    live.refresh_from_db()
    assert "nobody takes notes" in parts.shared(shown_notes.PART, floor.look(live), "en")


def test_neither_before_the_way_in_opens_nor_when_the_convening_is_closed(cast, live, rapporteur, write, signed_in):
    write("In time.")
    clock.set_to(live.starts_at - timedelta(minutes=46))
    assert refusal(write, "Early.") == "notes.too_early"
    clock.set_to(live.ends_at + timedelta(days=9))
    write("Put right afterwards.")
    browser = signed_in(rapporteur)
    assert browser.get(FILE).status_code == 200
    Convening.objects.filter(pk=live.convening_id).update(state="closed")
    live.convening.refresh_from_db()
    with pytest.raises(Forbidden):
        write("Late.")
    for reader in (browser, signed_in(cast.secretariat)):
        assert [reader.get(path).status_code for path in (NOTES, FILE)] == [404, 404]
    assert texts(live) == ["In time.", "Put right afterwards."]


def test_a_paragraph_has_bounds_and_is_honest_text(live, write):
    assert refusal(write, "x" * 3_001) == "text.too_long"
    assert refusal(write, "Bonjour.", "fr") == "notes.language"
    write("It was \u202esaid\u200b here.")
    assert texts(live) == ["It was said here."]


# ── What could tell of somebody ───────────────────────────────────────────────────────────────────────────────────────
def test_she_is_warned_of_numbers_and_addresses_before_anything_is_kept(live, rapporteur, signed_in):
    browser, text = signed_in(rapporteur), "Call +961 3 123 456 and ask."
    warned = sent(browser, text=text).content.decode()
    assert "This looks like a telephone number:" in warned and text in warned and texts(live) == []
    box = re.search(r'name="despite" value="([0-9a-f]+)"', warned)[1]
    assert "telephone" in sent(browser, text="Call +961 3 999 999.", despite=box).content.decode()  # another number is warned of anew
    assert sent(browser, text=text, despite=box).status_code == 302
    assert texts(live) == [text]


def test_no_warning_tells_who_takes_part(cast, live, rapporteur, signed_in):
    """A name is a name: hers who is a member, and one that nobody has, are answered alike."""
    browser, known = signed_in(rapporteur), cast.participant
    handle = known.participations.get().handle
    answers = [sent(browser, text=f"{who} said so.") for who in (known.profile.name, "Zora Quill", handle, "P-0000")]
    assert [(answer.status_code, answer["Location"]) for answer in answers] == [(302, f"{NOTES}?write=yes#write")] * 4


# ── Shown to everybody ────────────────────────────────────────────────────────────────────────────────────────────────
def on_the_page(session):
    return parts.shared(shown_notes.PART, floor.look(session), "en")


def test_what_she_shares_follows_what_she_writes_and_asks_no_database(
    live, rapporteur, write, django_capture_on_commit_callbacks, django_assert_num_queries
):
    note = write("قالت المجموعات", "ar")
    assert "قالت" not in on_the_page(live)
    notes.share_notes(live, True, by=rapporteur)
    with django_capture_on_commit_callbacks(execute=True):
        notes.change_note(note, "قيل <b>إن</b> المحاضر القصيرة تفيد", language="ar", by=rapporteur)
    state = floor.look(live)
    with django_assert_num_queries(0):
        words = parts.shared(shown_notes.PART, state, "en")
    assert '<p lang="ar" dir="rtl">قيل &lt;b&gt;إن&lt;/b&gt; المحاضر القصيرة تفيد</p>' in words
    notes.share_notes(live, False, by=rapporteur)
    assert "قيل" not in on_the_page(live) and "قيل" not in str(floor.look(live).sections["notes_shown"])
    verbs = AuditEntry.objects.filter(verb__startswith="sessions.notes_").order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["sessions.notes_shown", "sessions.notes_hidden"]


def test_of_long_notes_the_newest_are_shown(live, rapporteur, write):
    for number in range(5):
        write(f"{number} " + "word " * 400)
    notes.share_notes(live, True, by=rapporteur)
    shown = floor.look(live).sections["notes_shown"]
    assert ([text[0] for _language, text in shown["lines"]], shown["earlier"]) == (["3", "4"], 3)
    assert "earlier paragraphs are not shown" in on_the_page(live)
    assert len(on_the_page(live)) < 8_000


def test_where_no_floor_is_open_notes_are_written_all_the_same(live, rapporteur, write, signed_in):
    clock.set_to(live.ends_at + timedelta(days=1))
    write("Afterwards.")
    browser = signed_in(rapporteur)
    assert "Show them on the live page" not in browser.get(NOTES).content.decode()
    answer = browser.post(NOTES, {"deed": "show"})
    assert answer.status_code == 409 and "nobody to show the notes to" in answer.content.decode()


# ── Pages ─────────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_she_writes_moves_and_deletes_through_pages(live, rapporteur, signed_in):
    browser = signed_in(rapporteur)
    for text in ("First.", "Second."):
        assert sent(browser, text=text)["Location"] == f"{NOTES}?write=yes#write"
    second = Note.objects.get(text="Second.")
    assert browser.post(f"{NOTES}{second.pk}/", {"deed": "earlier", "seen": "2"})["Location"] == f"{NOTES}#n-{second.pk.hex}"
    browser.post(f"{NOTES}{second.pk}/", {"deed": "later", "seen": "2"})  # from a page that has grown old
    assert texts(live) == ["Second.", "First."]
    assert sent(browser, f"{NOTES}{second.pk}/", text="Second, put better.").status_code == 302
    assert texts(live) == ["Second, put better.", "First."]
    refused = browser.post(f"{NOTES}{second.pk}/", {"deed": "delete"})
    assert (refused.status_code, len(texts(live))) == (409, 2) and "Tick the box if you want it." in refused.content.decode()
    browser.post(f"{NOTES}{second.pk}/", {"deed": "delete", "understood": "yes"})
    assert texts(live) == ["First."]
    assert browser.get(f"{NOTES}{second.pk}/").status_code == 404


def test_a_refused_paragraph_keeps_what_was_typed(live, rapporteur, signed_in):
    long = "x" * 3_500
    answer = sent(signed_in(rapporteur), text=long)
    assert long in answer.content.decode() and "Please shorten it." in answer.content.decode() and texts(live) == []


def test_the_file_holds_the_notes_and_nobodys_name(cast, live, rapporteur, write, signed_in):
    write("One.\nTwo.")
    write("ثلاثة", "ar")
    for reader in (rapporteur, cast.secretariat):
        answer = signed_in(reader).get(FILE)
        assert (answer["Content-Type"], answer["Content-Disposition"]) == (
            "text/plain; charset=utf-8", 'attachment; filename="notes.txt"')
        assert answer.content.decode() == (
            "Working group\r\nWednesday 14 July 2021\r\nthe Chatham House Rule\r\n\r\nOne.\r\nTwo.\r\n\r\nثلاثة\r\n")
    assert signed_in(cast.participant).get(FILE).status_code == 404


def test_a_page_of_notes_costs_as_much_with_three_as_with_one(live, rapporteur, write, signed_in, django_assert_max_num_queries):
    browser = signed_in(rapporteur)
    for _more in range(3):
        write("One more.")
        browser.get(NOTES)
        with django_assert_max_num_queries(10):
            assert browser.get(NOTES).status_code == 200


def test_rights_over_booths_and_notes_are_the_same_for_one_and_for_many(cast, live, opening, rapporteur):
    services.give_session_role(opening, part_of(cast.other), "rapporteur", by=cast.secretariat)
    services.give_session_role(opening, part_of(cast.nominator), "tech", by=cast.secretariat)
    found = {right: let_in(cast, f"sessions.{right}") for right in ("take_notes", "read_notes", "caption")}
    told = {right: {name: slugs for name, slugs in seen.items() if slugs} for right, seen in found.items()}
    assert told == {
        "take_notes": {"other": {"opening"}},  # both sessions have a rapporteur
        "read_notes": {"other": {"opening"}, "secretariat": {"opening", "working-group"}},
        "caption": {"secretariat": {"opening", "working-group"}, "nominator": {"opening"}},
    }
