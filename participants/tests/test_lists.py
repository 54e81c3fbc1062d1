"""A list of five hundred goes in with the right counts and comes out safe; an office's way from a file to its nominations."""

import re
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from convening import keyring, workbook
from convening.errors import Forbidden, Refused
from convening.models import AuditEntry, OutboxEntry, User
from participants import exporters, services, tasks
from participants.columns import COLUMNS
from participants.importers import check, read_table
from participants.models import Category, ColumnMap, Nomination, NominationSheet, Quota
from participants.services import nominations, sheets

from .files import as_csv, as_xlsx, parts_of, rows

pytestmark = pytest.mark.django_db

NAMES = ("Amal Haddad", "أمل حدّاد", "Inés Núñez", "Zoë Lefèvre", "Marie-Claire N’Diaye", "محمد بن عليّ", "=SUM(A1:A9)", "+44 20 7946", "\u202eرنا خوري\u202c", "\u200fلينا")
DOMAINS = ("field.example", "bücher.example", "مثال.example", "correo.example", "courriel.example")
FULL = [column.key for column in COLUMNS if column.key != "risk_note"]


def five_hundred():
    """(table, people in it): 500 lines; every tenth says again, in another spelling, who stands in the line before."""
    table, people = [["الاسم", "Correo electrónico", "Sait et accepte", "Language", "Région", "País", "First timer", "السبب"]], 0
    again = (str.upper, lambda a: f"  {a}. ", lambda a: _punycode(a), lambda a: f"\u202e{a}\u200b", lambda a: f"Somebody <{a}>")
    for number in range(500):
        if number % 10 == 9:
            address = again[number // 10 % len(again)](table[-1][1])
        else:
            people += 1
            address = f"p{number}@{DOMAINS[number % len(DOMAINS)]}"
        table.append([
            f"{NAMES[number % len(NAMES)]} {number}", address, ("yes", "نعم", "sí", "oui")[number % 4], ("ar", "español", "French", "")[number % 4],
            ("Africa", "الدول العربية", "Amérique latine et Caraïbes", "")[number % 4], ("UK", "Siria", "فلسطين", "")[number % 4],
            ("yes", "لا", "")[number % 3], "=HYPERLINK(\"http://evil.example\")" if number % 7 == 0 else "كلمات, y palabras; et des mots",
        ])  # fmt: skip
    return table, people


def _punycode(address):
    local, _at, domain = address.partition("@")
    return f"{local.upper()}@{domain.encode('idna').decode().upper()}"


@pytest.fixture
def urls(cast, offices):
    slug = cast.convening.slug
    return lambda name, *more: reverse(name, args=[slug, "north", *more])


@pytest.fixture
def browser(signed_in, offices):
    return signed_in(offices.north_nominator)


def bring(browser, urls, data, **more):
    return browser.post(urls("nomination_list"), {"file": SimpleUploadedFile("list", data), **more}, follow=True)


def test_five_hundred_people_in_mixed_languages_go_in_and_come_out_safe(offices):
    table, people = five_hundred()
    counts = {"rows": 500, "new": people, "duplicates": 500 - people, "over_quota": people - 2, "refused": []}
    files = [as_csv(table), as_csv(table, sign=";", encoding="utf-16-le"), as_xlsx(table)]
    assert [sheets.preview_file(offices.north, data, by=offices.north_nominator).as_json() for data in files] == [counts] * 3 and people == 450

    made = [sheets.take_in_now(offices.north, data, by=offices.north_nominator, key=uuid.uuid4()).made for data in (files[2], files[0])]

    assert made == [people, 0]
    assert Nomination.objects.count() == User.objects.filter(nominations__isnull=False).count() == people
    known = Nomination.objects.order_by("rank")
    assert [nomination.holds for nomination in known][:3] == ["seat", "seat", "reserve"]
    words = [nomination.particulars for nomination in known]
    assert (words[0]["name"], words[0]["country"], words[0]["language"], words[0]["region"]) == ("Amal Haddad 0", "GB", "ar", "Africa")
    assert words[0]["reason"] == '=HYPERLINK("http://evil.example")'
    assert not any(re.search("[\u200e\u200f\u202a-\u202e\u2066-\u2069]", str(word)) for told in words for word in told.values())

    for kind, reader in (("csv", "en"), ("csv", "ar"), ("xlsx", "es"), ("xlsx", "fr"), ("xlsx", "ar")):
        with translation.override(reader):
            out = exporters.list_of_office([(nomination, "") for nomination in known], kind, reader)
        assert_safe(out, kind)
        back = read_table(out)
        again = check(back.lines, back.columns()[0])
        assert again.refused == [] and again.twice == {}
        assert [_values(entry.profile, entry.particulars) for entry in again.entries] == [_values(None, told) for told in words]
    assert sheets.preview_file(offices.north, out, by=offices.north_nominator).new == 0


def _values(profile, told):
    of_profile = ("name", "name_original", "honorific", "email", "affiliation", "language")
    return {key: getattr(profile, key) if profile and key in of_profile else told[key] for key in FULL}


def assert_safe(out, kind):
    """No cell begins with what a spreadsheet runs, and nothing turns the direction of what stands beside it."""
    if kind == "csv":
        cells = re.findall(r'(?:^|,|\n)"?([^",\r\n]?)', out.decode("utf-8-sig"))
    else:
        parts = parts_of(out)
        assert sorted(parts) == ["[Content_Types].xml", "_rels/.rels", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml"]
        sheet = parts["xl/worksheets/sheet1.xml"].decode()
        assert "<f>" not in sheet
        cells = [text[:1] for text in re.findall(r"<t[^>]*>([^<]*)", sheet)]
    assert len(cells) > 450 and not set(cells) & set("=+-@\t\r＝＋－＠")
    assert not re.search("[\u200e\u200f\u202a-\u202e\u2066-\u2069]", out.decode("utf-8", "ignore"))


# ── On the pages ──────────────────────────────────────────────────────────────────────────────────────────────────────
def test_from_a_file_to_nominations(browser, urls, offices, named, django_capture_on_commit_callbacks):
    named("Listed Before")
    data = as_xlsx(rows(["Amal", "amal@field.example", "yes"], ["Listed", "listed.before@field.example", "yes"], ["Nour", "nour@field.example", "yes"]))

    looked = bring(browser, urls, data)
    page, sheet = looked.content.decode(), NominationSheet.objects.get()
    assert looked.redirect_chain[-1][0] == urls("nomination_sheet", sheet.pk)
    assert "Nominate these 2 people" in page and "on your list already; stays as it is" in page and "new, in your reserve" in page
    assert Nomination.objects.count() == 1

    form = {"client_key": uuid.uuid4()}
    for _twice in range(2):
        running = browser.post(urls("nomination_sheet", sheet.pk), form, follow=True).content.decode()
    assert "0 of 3 people are taken in" in running and Nomination.objects.count() == 1
    assert list(OutboxEntry.objects.filter(name="participants.tasks.take_in_sheet").values_list("ids", flat=True)) == [{"sheet_id": str(sheet.pk)}]

    with django_capture_on_commit_callbacks(execute=True):
        tasks.take_in_sheet(str(sheet.pk))
    assert "2 are new on your list" in browser.get(urls("nomination_sheet_progress", sheet.pk)).content.decode()
    assert not keyring.holds("sheet", sheet.pk)
    assert AuditEntry.objects.get(verb="participants.list_taken_in").note == "2 new of 3"
    assert "Amal" in browser.get(urls("nominations_office")).content.decode()
    browser.post(urls("nomination_sheet_away", sheet.pk))
    assert NominationSheet.objects.count() == 1, "what is taken in cannot be thrown away"


def test_columns_that_are_not_understood_are_explained_once(browser, urls, offices):
    head = ["Wer", "Adresse (privat)", "Knows and agrees", "Telefon", "Region"]
    data = as_csv(rows(["Amal", "amal@field.example", "yes", "+44 20", "Africa"], head=head))

    asked = bring(browser, urls, data)
    sheet = NominationSheet.objects.get()
    assert asked.redirect_chain[-1][0] == urls("nomination_sheet_columns", sheet.pk)
    assert "Telefon" in asked.content.decode() and "For example: \u2068amal@field.example\u2069" in asked.content.decode()
    form = {"client_key": uuid.uuid4(), "column_1": "-", "column_2": "knows_and_agrees", "column_3": "-", "column_4": "region"}
    for more, sentence in (
        ({"column_0": "name"}, "No column means “E-mail address” yet."),
        ({"column_0": "name", "column_1": "name"}, "Two columns cannot mean the same."),
    ):
        again = browser.post(urls("nomination_sheet_columns", sheet.pk), {**form, **more})
        assert again.status_code == 409 and sentence in again.content.decode()
    told = browser.post(urls("nomination_sheet_columns", sheet.pk), {**form, "column_0": "name", "column_1": "email"}, follow=True)
    assert "Nominate this person" in told.content.decode()
    assert ColumnMap.objects.count() == 5 and b"Telefon" not in b"".join(bytes(one.heading) for one in ColumnMap.objects.all())

    once_more = bring(browser, urls, data)
    assert "Nominate this person" in once_more.content.decode(), "it is not asked again"
    assert sheets.take_in_now(offices.north, data, by=offices.north_nominator, key=uuid.uuid4()).made == 1
    assert Nomination.objects.get().particulars["region"] == "Africa"


def test_a_list_with_a_bad_line_is_not_taken_in_even_if_asked(browser, urls, offices):
    bring(browser, urls, as_csv(rows(["Amal", "amal@field.example", "yes"], ["Nour", "nour@field.example", "no"])))
    sheet = NominationSheet.objects.get()
    page = browser.get(urls("nomination_sheet", sheet.pk)).content.decode()
    assert "Please ask this person first" in page and "Nominate" not in page.split("<main")[1]
    browser.post(urls("nomination_sheet", sheet.pk), {"client_key": uuid.uuid4()})
    assert NominationSheet.objects.get().state == "checked" and Nomination.objects.count() == 0

    thrown = browser.post(urls("nomination_sheet_away", sheet.pk), follow=True)
    assert "thrown away" in thrown.content.decode()
    assert NominationSheet.objects.count() == 0
    assert browser.get(urls("nomination_sheet", sheet.pk)).status_code == 404


def test_what_cannot_be_read_is_told_beside_the_field(browser, urls):
    assert "This is a PDF document" in bring(browser, urls, b"%PDF-1.7 x").content.decode()
    assert "This file is empty" in bring(browser, urls, b"").content.decode()
    assert "Choose the file." in browser.post(urls("nomination_list"), {}).content.decode()
    assert NominationSheet.objects.count() == 0


def test_nobody_else_finds_a_list(signed_in, urls, offices, cast):
    sheet = sheets.bring(offices.north, as_csv(rows(["Amal", "amal@field.example", "yes"])), by=offices.north_nominator)
    for person in (offices.south_nominator, cast.secretariat, cast.participant):
        for name in ("nomination_sheet", "nomination_sheet_columns", "nomination_sheet_progress"):
            assert signed_in(person).get(urls(name, sheet.pk)).status_code == 404
            assert signed_in(person).get(urls(name, sheet.pk).replace("north", "south")).status_code == 404
        for deed in (lambda: sheets.throw_away(sheet, by=person), lambda: sheets.take_in(sheet, by=person, key=uuid.uuid4())):
            with pytest.raises(Forbidden):
                deed()


def test_a_list_for_seats_that_are_counted_apart(browser, urls, offices, cast):
    category = Category.objects.create(convening=cast.convening, slug="observers", name="Observers")
    quota = Quota.objects.create(office=offices.north, category=category, seats=1)
    data = as_csv(rows(*([f"Person {n}", f"p{n}@field.example", "yes"] for n in range(2))))
    bring(browser, urls, data, quota=str(quota.pk))
    sheet = NominationSheet.objects.get()
    assert sheets.preview(sheet).over_quota == 1
    browser.post(urls("nomination_sheet", sheet.pk), {"client_key": uuid.uuid4()})
    sheets.go_on(sheet.pk)
    assert [n.quota_id for n in Nomination.objects.all()] == [quota.pk] * 2
    with pytest.raises(Refused) as refused:
        sheets.bring(offices.south, data, by=offices.south_nominator, quota=quota)
    assert refused.value.code == "nomination.quota"


def test_a_convening_that_ends_meanwhile_stops_the_list_with_a_word(offices, cast, browser, urls, django_capture_on_commit_callbacks):
    sheet = sheets.bring(offices.north, as_csv(rows(["Amal", "amal@field.example", "yes"])), by=offices.north_nominator)
    sheets.take_in(sheet, by=offices.north_nominator, key=uuid.uuid4())
    cast.convening.state = cast.convening.State.CLOSED
    cast.convening.save(update_fields=["state"])
    with django_capture_on_commit_callbacks(execute=True):
        tasks.look_after_sheets()
    assert NominationSheet.objects.get().state == "stopped" and Nomination.objects.count() == 0
    assert "stopped on the way" in browser.get(urls("nomination_sheet", sheet.pk)).content.decode()
    assert not keyring.holds("sheet", sheet.pk)


def test_the_look_at_a_list_asks_the_database_as_often_for_thirty_as_for_one(browser, urls, offices):
    counts = []
    for number in (1, 30):
        table = rows(*([f"Person {n}", f"p{n}@field.example", "yes"] for n in range(number)))
        sheet = sheets.bring(offices.north, as_csv(table), by=offices.north_nominator)
        browser.get(urls("nomination_sheet", sheet.pk))
        with CaptureQueriesContext(connection) as asked:
            browser.get(urls("nomination_sheet", sheet.pk))
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 12


# ── To take away ──────────────────────────────────────────────────────────────────────────────────────────────────────
def test_an_offices_file_has_its_own_words_and_three_states(browser, urls, offices, named, invited, cast):
    named("Elsewhere", office=offices.south)
    invited("Amal Haddad", risk_note="Nobody may know.", reason="+1 for her")
    answer = browser.get(urls("nominations_csv"))
    told = answer.content.decode("utf-8-sig")
    assert answer["Content-Disposition"] == 'attachment; filename="list.csv"'
    assert "Amal Haddad" in told and "'+1 for her" in told and told.count("Invited") == 1
    assert "Elsewhere" not in told and "Nobody may know" not in told
    sheet = workbook.read_workbook(browser.get(urls("nominations_xlsx")).content)
    assert [cells for _line, cells in sheet.lines][1][-1] == "Invited"


def test_the_secretariats_file_has_every_nomination_and_no_risk_note(signed_in, offices, named, cast):
    named("Amal Haddad", risk_note="Nobody may know.")
    named("Amal Haddad", office=offices.south)
    url = reverse("clearance_csv", args=[cast.convening.slug])
    told = signed_in(cast.secretariat).get(url).content.decode("utf-8-sig")
    assert told.count("Amal Haddad") == 2 and "Office south" in told and "Nobody may know" not in told
    assert signed_in(offices.north_nominator).get(url).status_code == 404


@pytest.mark.parametrize("reader", ["en", "ar", "es", "fr"])
def test_our_empty_list_is_understood_whole(browser, urls, reader):
    for name in ("nominations_empty_csv", "nominations_empty_xlsx"):
        table = read_table(browser.get(urls(name), headers={"accept-language": reader}).content)
        assert table.columns() == ({column.key: at for at, column in enumerate(COLUMNS)}, [])


# ── One by one ────────────────────────────────────────────────────────────────────────────────────────────────────────
SAID = {
    "name": "Amal Haddad", "language": "ar", "reach": "own", "email": "amal@field.example", "knows_and_agrees": "on", "country": "FR", "origin": "SY",
    "works_in": "SY", "gender": "Woman", "sign_language": "Levantine", "captions": "on", "risk_note": "First word.", "honorific": "Dr", "capacity": "individual",
}  # fmt: skip


def test_all_that_can_be_said_of_a_person_is_kept_under_her_key(browser, urls):
    browser.post(urls("nomination_new"), {"client_key": uuid.uuid4(), **SAID})
    nomination = Nomination.objects.get()
    words = nomination.particulars
    assert {key: words[key] for key in ("country", "origin", "works_in", "gender", "captions", "carer", "honorific", "capacity", "reach")} == {
        "country": "FR", "origin": "SY", "works_in": "SY", "gender": "woman", "captions": True, "carer": False, "honorific": "Dr",
        "capacity": "individual", "reach": "own",
    }  # fmt: skip
    assert nomination.risk_note == "First word." and "risk_note" not in words
    assert nomination.person.profile.honorific == "Dr" and nomination.person.profile.country == "", "where she lives is hers to tell"


@pytest.mark.parametrize(
    "changes, sentence",
    [
        ({"reach": ""}, "Ask this person, and choose."),
        ({"reach": "none"}, "You say that there is no mailbox."),
        ({"email": ""}, "Write the e-mail address: the invitation goes there."),
    ],
)
def test_a_mailbox_is_asked_for_and_whose_it_is(browser, urls, changes, sentence):
    answer = browser.post(urls("nomination_new"), {"client_key": uuid.uuid4(), **SAID, **changes})
    assert sentence in answer.content.decode() and Nomination.objects.count() == 0


def test_people_without_a_mailbox_or_in_a_shared_one_are_people_of_their_own(browser, urls):
    shared = {"reach": "shared", "email": "office@field.example"}
    for changes in ({"reach": "none", "email": ""}, {"reach": "none", "email": ""}, {**shared, "name": "Nour"}, {**shared, "name": "Lea"}, {**shared, "name": "LEA"}):
        browser.post(urls("nomination_new"), {"client_key": uuid.uuid4(), **SAID, **changes})
    people = [nomination.person for nomination in Nomination.objects.order_by("rank")]
    assert [person.profile.name for person in people] == ["Amal Haddad", "Nour", "Lea"]
    assert [person.profile.email for person in people] == ["", "office@field.example", ""]
    assert [person.alias.endswith("@none.invalid") for person in people] == [True, False, True]
    assert Nomination.objects.get(rank=3).particulars["email"] == "office@field.example"


def test_an_office_puts_its_words_right_and_adds_to_a_note_that_it_cannot_read(browser, urls, offices, named):
    nomination = named("Amal Haddad", risk_note="First word.", reason="Old reason", first_timer=True, gender="woman")
    url = urls("nomination_edit", nomination.pk)
    page = browser.get(url).content.decode()
    assert "Old reason" in page and "amal.haddad@field.example" in page and "First word." not in page

    form = {"client_key": uuid.uuid4(), "name": "Amal Al-Haddad", "language": "fr", "reason": "New reason", "risk_note": "Second word.", "gender": "woman"}
    for _twice in range(2):
        assert browser.post(url, form).status_code == 302

    nomination.refresh_from_db()
    words = nomination.particulars
    assert (words["name"], words["reason"], words["first_timer"], words["email"]) == ("Amal Al-Haddad", "New reason", None, "amal.haddad@field.example")
    assert words["corrected_on"].startswith("2021-07")
    assert nomination.risk_note == "First word.\nSecond word."
    assert nomination.person.profile.name == "Amal Haddad", "her own profile is hers"
    assert AuditEntry.objects.filter(verb="participants.nomination_corrected").count() == 1


def test_what_an_office_wrote_is_fixed_once_a_letter_has_gone(browser, urls, named, invited, offices, cast):
    cleared = named("Person A")
    services.clear([cleared], by=cast.secretariat)
    invitation = invited("Amal Haddad")[0]
    nomination = Nomination.objects.get(person=invitation.person)
    form = {"name": "Other", "language": "fr"}
    assert browser.post(urls("nomination_edit", nomination.pk), {**form, "client_key": uuid.uuid4()}).status_code == 409
    assert browser.post(urls("nomination_edit", cleared.pk), {**form, "client_key": uuid.uuid4()}).status_code == 302, "it still says “received”"
    theirs = named("Person B", office=offices.south)
    assert browser.get(urls("nomination_edit", theirs.pk)).status_code == 404
    with pytest.raises(Forbidden):
        nominations.correct_nomination(theirs, theirs.person.profile, {}, by=offices.north_nominator, key=uuid.uuid4())


def test_the_form_is_kept_folded_until_something_stands_in_it(browser, urls):
    assert "<details class=\"part\" open" not in browser.get(urls("nomination_new")).content.decode()
    page = browser.post(urls("nomination_new"), {"client_key": uuid.uuid4(), "carer": "on", "name": "Amal"}).content.decode()
    assert page.count("<details class=\"part\" open") == 1
    assert page.index("knows_and_agrees") < page.index('name="reach"') < page.index('name="name"'), "first of all whether she agrees"
