"""Lists as they come: 24 kinds of bad input, by their numbers. Each is understood or refused with a sentence, and never a 500."""

import re
import subprocess
import sys
import threading
import uuid
from datetime import timedelta

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse
from django.utils import translation

from convening import clock, keyring, workbook
from convening.errors import Refused
from convening.models import User
from participants import exporters
from participants.importers import read_table
from participants.models import Invitation, Nomination, NominationSheet
from participants.services import sheets

from . import files
from .files import as_csv, as_xlsx, codes, doctored, exported, rows, understood, with_sheets, zipped
from .test_pages_of_offices import plain

pytestmark = pytest.mark.django_db
KINDS = pytest.mark.parametrize("kind", [as_csv, as_xlsx], ids=["csv", "xlsx"])
FORMULAS = ('=HYPERLINK("http://evil.example","look")', "=cmd|' /C calc'!A0", "=1+1", "@SUM(A1)", "+1", "-2+3", "＝1+1", "＋1", "－1", "＠A1", "\u200b=1")


def names_in(data):
    return [entry.profile.name for entry in understood(data).entries]


def refused(data):
    """The code with which a whole file is refused."""
    with pytest.raises(Refused) as caught:
        understood(data)
    assert str(caught.value.message)
    return caught.value.code


@pytest.fixture
def take_in(offices):
    def take(data, office=None, by=None):
        return sheets.take_in_now(office or offices.north, data, by=by or offices.north_nominator, key=uuid.uuid4())

    return take


@pytest.fixture
def list_url(cast, offices):
    return reverse("nomination_list", args=[cast.convening.slug, "north"])


def brought(browser, url, data, name="list.csv"):
    return browser.post(url, {"file": SimpleUploadedFile(name, data)}, follow=True)


# ── Formulas ──────────────────────────────────────────────────────────────────────────────────────────────────────────
@KINDS
@pytest.mark.parametrize("formula", FORMULAS[:3], ids=["IMP41-hyperlink", "IMP41-dde", "IMP41-sum"])
def test_a_formula_is_text_and_never_runs(formula, kind, take_in, offices):
    take_in(kind(rows([formula, "amal@field.example", "yes"])))

    nomination = Nomination.objects.get()
    assert nomination.particulars["name"] == formula
    for form in (exporters.CSV, exporters.XLSX):
        out = exporters.list_of_office([(nomination, "Received")], form, "en")
        assert not re.search(rb"[>,\n]\"?=", out if form == "csv" else files.parts_of(out)["xl/worksheets/sheet1.xml"].replace(b"<?xml version=", b""))
        assert names_in(out) == [formula]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize("text", [*FORMULAS, "\t=1", "\r=1", "'=1", "''@", "plain", "'plain"], ids=lambda text: f"IMP42-{ascii(text)[:12]}")
def test_first_letters_that_run_are_escaped_and_come_back_the_same(text, form):
    assert exported([["Head"], [text]], form)[-1] == [text]


def test_a_real_formula_of_a_workbook_is_its_words_and_is_told():
    formula = '<c r="A2"><f>HYPERLINK("http://evil.example")</f><v>Amal</v></c>'
    data = doctored(
        rows(["Amal", "amal@field.example", "yes"]),
        {"xl/worksheets/sheet1.xml": lambda xml: re.sub(r'<c r="A2".*?</c>', formula, xml)},
    )
    assert names_in(data) == ['=HYPERLINK("http://evil.example")']
    assert read_table(data).formulas == 1


# ── Text ──────────────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    "encoding, mark",
    [("utf-8", b""), ("utf-8", b"\xef\xbb\xbf"), ("utf-16-le", b""), ("utf-16-le", b"\xff\xfe"), ("utf-16-be", b""), ("utf-16-be", b"\xfe\xff"), ("cp1256", b""), ("cp1252", b"")],
    ids=lambda told: f"IMP43-{told}" if isinstance(told, str) else "marked" if told else "unmarked",
)  # fmt: skip
def test_a_list_in_any_of_its_usual_encodings(encoding, mark):
    name = "Inés Núñez" if encoding == "cp1252" else "Renée Côté" if encoding == "utf-8" else "أمل حداد"
    data = mark + as_csv(rows([name, "a@field.example", "yes"], ["Plain Name", "b@field.example", "yes"]), encoding=encoding)
    assert names_in(data) == [name, "Plain Name"]


def test_IMP43_lines_of_two_sources_each_in_its_own_encoding():
    lines = [
        "Name,E-mail,Knows and agrees".encode(), "أمل,a@field.example,yes".encode("cp1256"), "Núñez,b@field.example,yes".encode("cp1252"),
        "Čapek,c@field.example,yes".encode(),
    ]  # fmt: skip
    assert names_in(b"\r\n".join(lines)) == ["أمل", "Núñez", "Čapek"]


@pytest.mark.parametrize("sign", [";", "\t", ","], ids=["IMP44-semicolon", "IMP44-tab", "IMP44-comma"])
def test_signs_between_columns(sign):
    table = rows(["Haddad, Amal", "a@field.example", "yes", "1,5; 2"], head=[*files.HEAD, "Reason"])
    assert names_in(as_csv(table, sign=sign)) == ["Haddad, Amal"]


@pytest.mark.parametrize(
    "data, expected",
    [
        (b"Name,E-mail,Knows and agrees\rAmal,a@field.example,yes\rNour,n@field.example,yes", ["Amal", "Nour"]),
        (b"Na\0me,E-mail,Knows and agrees\r\nAm\0al,a@field.example,yes\0", ["Amal"]),
        (b'Name,E-mail,Knows and agrees\r\n"Amal,a@field.example,yes\r\n', "file.quotes"),
        (b'Name,E-mail,Knows and agrees\r\n"Amal"x,a@field.example,yes\r\n', "file.quotes"),
    ],
    ids=["IMP44-cr-only", "IMP44-nul", "IMP44-quote-left-open", "IMP44-quote-in-the-middle"],
)
def test_line_ends_nul_and_quotes(data, expected):
    assert (names_in(data) if isinstance(expected, list) else refused(data)) == expected


# ── Size ──────────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_IMP45_a_file_of_many_megabytes_is_refused_unread(signed_in, offices, list_url):
    data = b"x" * (settings.FILE_UPLOAD_MAX_MEMORY_SIZE + 1)
    page = brought(signed_in(offices.north_nominator), list_url, data).content.decode()
    assert "larger than 5 megabytes" in page and "Choose the file" not in page
    assert refused(data) == "file.too_large"
    assert NominationSheet.objects.count() == 0


@pytest.mark.parametrize(
    "data, code",
    [
        (b"Name,E-mail,Knows and agrees\n" + b"x" * 4_900_000, "file.line_too_long"),
        (b"Name,E-mail," + b"," * 1_000_000, "file.line_too_long"),
        (b"Name,E-mail" + b"," * 100_000, "file.too_many_columns"),
        (b"Name,E-mail,Knows\n" + b"a\n" * 1_000_000, "file.too_many_rows"),
        (b"Name,E-mail,Knows\n" + b"a,b,yes\n" * 5_001, "file.too_many_rows"),
        (b"Name,E-mail,Knows\n" + b"x" * 3_000 + b",b,yes\n", "file.cell_too_long"),
    ],
    ids=["IMP46-one-long-line", "IMP47-million-columns", "IMP47-columns", "IMP47-million-rows", "IMP47-5001-rows", "IMP47-cell"],
)
def test_what_is_too_long_or_too_wide(data, code):
    assert refused(data) == code


def test_IMP47_five_thousand_rows_are_taken():
    data = "Name,E-mail,Knows\n" + "".join(f"N {n},n{n}@field.example,yes\n" for n in range(5_000))
    assert len(understood(data.encode()).entries) == 5_000


@pytest.mark.parametrize("place", ["XFD1048576", "A1048576", "BI2"], ids=["IMP47-far-corner", "IMP47-far-row", "IMP47-61st-column"])
def test_a_single_cell_far_away_fills_no_memory(place):
    line = re.sub("[A-Z]", "", place)
    far = f'<row r="{line}"><c r="{place}" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
    data = doctored(rows(["Amal", "a@field.example", "yes"]), {"xl/worksheets/sheet1.xml": lambda xml: xml.replace("</sheetData>", far)})
    if place == "A1048576":
        assert codes(data) == [(1_048_576, "nomination.ask_her_first")]
    else:
        assert refused(data) == "file.too_many_columns"


# ── Archives that mean harm ───────────────────────────────────────────────────────────────────────────────────────────
def _bomb():
    cells = "<row><c><v>1</v></c></row>" * 200
    return doctored(rows(), {"xl/worksheets/sheet1.xml": f'<worksheet xmlns="{files.MAIN}"><sheetData>{cells * 20_000}</sheetData></worksheet>'})


def _many_parts():
    return zipped({f"{n}": b"" for n in range(45_000)})  # more do not fit into five megabytes


PLAIN = rows(["Amal", "a@field.example", "yes"])
ARCHIVES = {
    "IMP48-bomb": (_bomb, "file.unpacks_too_large"),
    "IMP48-nested": (lambda: doctored(PLAIN, {"xl/embeddings/inner.zip": zipped({"a": b"b"})}), "file.archive_within"),
    "IMP48-45000-parts": (_many_parts, "file.strange_parts"),
    "IMP48-65000-parts": (lambda: zipped({f"{n}": b"" for n in range(65_000)}), "file.too_large"),
    "IMP48-parent-folder": (lambda: doctored(PLAIN, {"../../etc/passwd": b"x"}), "file.strange_parts"),
    "IMP48-absolute": (lambda: doctored(PLAIN, {"/etc/passwd": b"x"}), "file.strange_parts"),
    "IMP48-drive": (lambda: doctored(PLAIN, {"C:/x": b"x"}), "file.strange_parts"),
    "IMP48-not-a-workbook": (lambda: zipped({"list.csv": as_csv(PLAIN)}), "file.not_a_workbook"),
    "IMP48-cut-off": (lambda: as_xlsx(PLAIN)[:-40], "file.damaged"),
    "IMP49-external-entity": (
        lambda: doctored(PLAIN, {"xl/worksheets/sheet1.xml": lambda xml: xml.replace(
            "<worksheet", '<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]><worksheet', 1)}),
        "file.entities",
    ),
    "IMP49-entities-that-grow": (
        lambda: doctored(PLAIN, {"xl/sharedStrings.xml": '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><sst><si><t>&b;</t></si></sst>'}),
        "file.entities",
    ),
    "IMP49-entities-in-utf16": (
        lambda: doctored(PLAIN, {"xl/workbook.xml": '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE x [<!ENTITY a "b">]><workbook/>'.encode("utf-16")}),
        "file.entities",
    ),
    "IMP49-external-link": (lambda: doctored(PLAIN, {"xl/externalLinks/externalLink1.xml": b"<x/>"}), "file.external_links"),
    "IMP49-connection": (lambda: doctored(PLAIN, {"xl/connections.xml": b"<x/>"}), "file.external_links"),
    "IMP49-macros": (lambda: doctored(PLAIN, {"xl/vbaProject.bin": b"x"}), "file.macros"),
    "IMP49-macros-renamed": (
        lambda: doctored(PLAIN, {"[Content_Types].xml": lambda xml: xml.replace(
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "application/vnd.ms-excel.sheet.macroEnabled.main+xml")}),
        "file.macros",
    ),
    "IMP49-password": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "file.locked"),
    "IMP49-locked-archive": (lambda: as_xlsx(PLAIN).replace(b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01"), "file.locked"),
}  # fmt: skip


@pytest.mark.parametrize("made, code", ARCHIVES.values(), ids=ARCHIVES)
def test_an_archive_that_means_harm_is_refused_by_its_directory_or_at_its_first_word(made, code):
    assert refused(made()) == code


def test_IMP48_a_bomb_costs_less_than_fifty_megabytes(tmp_path):
    for name, made in (("bomb", _bomb), ("parts", _many_parts)):
        (tmp_path / name).write_bytes(made())
    told = subprocess.run(
        [sys.executable, "-c", MEASURE, *map(str, sorted(tmp_path.iterdir()))], capture_output=True, text=True, check=True, cwd=settings.BASE_DIR
    )
    assert [line.split()[0] for line in told.stdout.splitlines()] == ["file.unpacks_too_large", "file.strange_parts"]
    assert max(int(line.split()[1]) for line in told.stdout.splitlines()) < 50_000, told.stdout


MEASURE = """
import resource, sys
from django.conf import settings
settings.configure(USE_I18N=False)
from convening import workbook
from convening.errors import Refused
for path in sys.argv[1:]:
    data = open(path, "rb").read()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    try:
        workbook.read_workbook(data)
    except Refused as refused:
        print(refused.code, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


@pytest.mark.parametrize("state", ["visible", "hidden", "veryHidden"], ids=lambda state: f"IMP49-second-sheet-{state}")
def test_only_the_first_sheet_that_is_seen_is_read_and_others_are_told(state):
    other = rows(["Nour", "nour@field.example", "yes"])
    table = read_table(with_sheets(PLAIN, ("Secret", state, other), ("Nothing", "visible", [[]])))
    assert table.others == ["Secret"]
    assert len(table.lines) == 1


def test_IMP49_a_hidden_first_sheet_is_not_the_one_that_is_read():
    data = with_sheets(rows(["Hidden", "h@field.example", "yes"]), ("Seen", "visible", PLAIN))
    parts = files.parts_of(data)
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(b'name="1"', b'name="1" state="hidden"')
    assert names_in(zipped(parts)) == ["Amal"]


# ── Who is who ────────────────────────────────────────────────────────────────────────────────────────────────────────
@KINDS
def test_IMP50_a_row_that_stands_there_twice_is_one_person(kind, take_in):
    data = kind(rows(*[["Amal Haddad", "amal@field.example", "yes"]] * 3))
    assert understood(data).twice == {3: 2, 4: 2}
    assert take_in(data).made == 1


@pytest.mark.parametrize(
    "written, people",
    [
        (["A@x.org", "a@X.ORG", "a+tag@x.org", "a@x.org."], 2),
        (["b@x.org", "b@bücher.example", "B@xn--bcher-kva.example", "b@BU\u0308CHER.example", "b@bücher。example"], 2),
        (["a@paypal.example", "a@p\u0430ypal.example", "\u0430@paypal.example"], 3),
        (["amal@field.example", "am\u200bal@field.ex\u200dample", "\ufeffamal@field.example", "\u202eamal@field.example"], 1),
    ],
    ids=["IMP51-case-and-tags", "IMP52-idn", "IMP53-look-alikes", "IMP54-unseen-letters"],
)
def test_spellings_of_one_mailbox_are_one_person_and_no_more(written, people, take_in):
    data = as_csv(rows(*([f"Person {n}", address, "yes"] for n, address in enumerate(written))))
    assert understood(data).refused == []
    assert take_in(data).made == people
    assert User.objects.filter(nominations__isnull=False).count() == people


def test_IMP51_a_quoted_mailbox_is_refused_with_its_line():
    assert codes(as_csv(rows(["Amal", "amal@field.example", "yes"], ["B", '"a b"@x.org', "yes"]))) == [(3, "address.unreadable")]


def test_IMP53_look_alikes_are_shown_to_the_secretariat_and_to_nobody_else(take_in, signed_in, offices, list_url):
    take_in(as_csv(rows(["Amal", "a@paypal.example", "yes"], ["Nour", "a@p\u0430ypal.example", "yes"], ["Lea", "\u0430@paypal.example", "yes"])))
    flags = [nomination.particulars["flags"] for nomination in Nomination.objects.order_by("rank")]
    assert flags == [[], ["look_alike"], ["not_latin", "look_alike"]]
    page = signed_in(offices.north_nominator).get(list_url.removesuffix("list/")).content.decode()
    assert "look_alike" not in page and "Unusual" not in page


@pytest.mark.parametrize(
    "written, kept",
    [
        ("\u202eAmal\u202c Haddad", "Amal Haddad"),
        ("ا", "ا"),
        ("Null", "Null"),
        ("None", "None"),
        ("Robert'); DROP TABLE participants_nomination;--", "Robert'); DROP TABLE participants_nomination;--"),
        ("Suharto", "Suharto"),
        ("مُحَمَّـد", "مُحَمَّـد"),
        ("A" + "\u0301" * 200, "\u00c1" + "\u0301" * 8),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("N" * 300, "nomination.too_long"),
        (" \u200b \u3000 ", "nomination.name_missing"),
        ("", "nomination.name_missing"),
    ],
    ids=["IMP54-override", *(f"IMP55-{name}" for name in (
        "one-letter", "null", "none", "drop-table", "mononym", "tatweel-and-harakat", "two-hundred-marks", "joiner", "300-letters", "blanks", "empty"
    ))],
)  # fmt: skip
def test_names_that_programs_stumble_over(written, kept):
    data = as_csv(rows([written, "amal@field.example", "yes"]))
    assert codes(data) == [(2, kept)] if kept.startswith("nomination.") else names_in(data) == [kept]


@pytest.mark.parametrize(
    "written, code",
    [("UK", "GB"), ("XK", "XK"), ("Kosovo", "XK"), ("Western Sahara", "EH"), ("Palestine", "PS"), ("فلسطين", "PS"), ("República Árabe Siria", None), ("Siria", "SY"), ("Côte d'Ivoire", "CI"),
     ("", ""), ("Atlantis", None)],
    ids=lambda told: f"IMP56-{told}",
)  # fmt: skip
def test_countries_by_name_or_code(written, code):
    data = as_csv(rows(["Amal", "amal@field.example", "yes", written], head=[*files.HEAD, "Country"]))
    if code is None:
        assert codes(data) == [(2, "nomination.unknown_country")]
    else:
        assert understood(data).entries[0].particulars["country"] == code


def test_IMP57_a_day_stays_as_it_is_written_and_one_of_a_workbook_is_unmistakable():
    head = [*files.HEAD, "Reason"]
    assert understood(as_csv(rows(["Amal", "a@field.example", "yes", "1/2/2026"], head=head))).entries[0].particulars["reason"] == "1/2/2026"
    styles = f'<styleSheet xmlns="{files.MAIN}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'
    day = '<c r="D2" s="1"><v>46054</v></c>'
    changes = {"xl/styles.xml": styles, "xl/worksheets/sheet1.xml": lambda xml: re.sub(r'<c r="D2".*?</c>', day, xml)}
    data = doctored(rows(["Amal", "a@field.example", "yes", "x"], head=head), changes)
    assert understood(data).entries[0].particulars["reason"] == "2026-02-01"


# ── Again, at once, and killed ────────────────────────────────────────────────────────────────────────────────────────
@KINDS
def test_IMP58_the_same_file_twice_invites_nobody_twice(kind, take_in, offices, cast):
    data = kind(rows(*([f"Person {n}", f"p{n}@field.example", "yes"] for n in range(2)), ["No Mail", "", "yes", "none"], head=[*files.HEAD, "Mailbox"]))
    assert take_in(data).made == 3
    before = list(Nomination.objects.values_list("pk", "rank", "state"))
    told = sheets.preview_file(offices.north, data, by=offices.north_nominator)
    assert (told.new, told.duplicates) == (0, 3)
    assert take_in(data).made == 0
    assert list(Nomination.objects.values_list("pk", "rank", "state")) == before
    assert Invitation.objects.count() == 0 and User.objects.filter(nominations__isnull=False).count() == 3


@pytest.mark.django_db(transaction=True)
def test_IMP59_two_lists_at_once_name_each_person_once(offices):
    """Two offices and two files of one office, half of the people in all of them, in opposite orders."""
    people = [[f"Person {n}", f"p{n}@field.example", "yes"] for n in range(24)]
    lists = [(offices.north, offices.north_nominator, people[:16]), (offices.north, offices.north_nominator, people[:7:-1]),
             (offices.south, offices.south_nominator, people[::-1])]  # fmt: skip
    problems, ready = [], threading.Barrier(len(lists))

    def work(office, by, rows_of_it):
        try:
            ready.wait(10)
            sheets.take_in_now(office, as_csv(rows(*rows_of_it)), by=by, key=uuid.uuid4())
        except Exception as problem:  # noqa: BLE001  told in the test
            problems.append(problem)
        finally:
            connection.close()

    workers = [threading.Thread(target=work, args=told) for told in lists]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(60)
    assert problems == []
    assert User.objects.filter(nominations__isnull=False).distinct().count() == 24
    assert Nomination.objects.filter(office=offices.north).count() == Nomination.objects.filter(office=offices.south).count() == 24
    assert NominationSheet.objects.filter(state="done").count() == 3


def test_IMP60_a_worker_that_dies_on_the_way_goes_on_where_it_was(offices, monkeypatch):
    people = rows(*([f"Person {n}", f"p{n}@field.example", "yes"] for n in range(13)))
    monkeypatch.setattr(sheets, "SLICE", 5)
    sheet = sheets.bring(offices.north, as_xlsx(people), by=offices.north_nominator)
    sheets.take_in(sheet, by=offices.north_nominator, key=uuid.uuid4())
    named, done = sheets.name_some, []

    def dies_in_the_third_slice(*args, **more):
        done.append(named(*args, **more))
        if len(done) == 3:
            raise MemoryError
        return done[-1]

    monkeypatch.setattr(sheets, "name_some", dies_in_the_third_slice)
    with pytest.raises(MemoryError):
        sheets.go_on(sheet.pk)
    sheet.refresh_from_db()
    assert (sheet.state, sheet.next_row, Nomination.objects.count()) == ("running", 10, 10)

    monkeypatch.setattr(sheets, "name_some", named)
    assert sheets.those_under_way() == [sheet.pk]
    for _twice in range(2):
        sheets.go_on(sheet.pk)

    sheet.refresh_from_db()
    assert (sheet.state, sheet.made, Nomination.objects.count()) == ("done", 13, 13)
    assert sorted(Nomination.objects.values_list("rank", flat=True)) == list(range(1, 14))
    assert sheet.sealed_rows is None


# ── What is told to whom ──────────────────────────────────────────────────────────────────────────────────────────────
def test_IMP61_somebody_known_is_answered_like_somebody_new(signed_in, offices, cast, named, list_url):
    named("Elsewhere", office=offices.south)
    browser, pages = signed_in(offices.north_nominator), []
    for address in ("new@field.example", cast.participant.profile.email, "elsewhere@field.example"):
        answer = brought(browser, list_url, as_csv(rows(["Somebody", address, "yes"])))
        looked = answer.redirect_chain[-1][0]
        taken = browser.post(looked, {"client_key": uuid.uuid4()}, follow=True)
        sheet = NominationSheet.objects.get()
        sheets.go_on(sheet.pk)
        seen = [answer, taken, browser.get(looked), browser.get(list_url.removesuffix("list/")), browser.get(list_url.replace("list/", "list.csv"))]
        pages.append([(one.status_code, _plain(one).replace(address, "ADDRESS")) for one in seen])
        Nomination.objects.filter(office=offices.north).delete()
        NominationSheet.objects.all().delete()
    assert pages[0] == pages[1] == pages[2]


def _plain(answer):
    return re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "", plain(answer))


HEADINGS = {
    "IMP62-arabic": ["الاسم", "البريد الإلكتروني", "تعلم وتوافق"],
    "IMP62-spanish": ["Nombre", "Correo electrónico", "Sabe y acepta"],
    "IMP62-french": ["Nom", "Courriel", "Sait et accepte"],
    "IMP62-capitals": ["NAME", "E_MAIL:", "KNOWS  and agrees*"],
}


@pytest.mark.parametrize("head", HEADINGS.values(), ids=HEADINGS)
def test_headings_in_four_languages(head):
    assert names_in(as_csv(rows(["Amal", "a@field.example", "yes"], head=head))) == ["Amal"]


def test_IMP62_a_title_above_the_headings_is_passed_over():
    data = as_csv([["Our list for July", "", ""], ["", "", ""], files.HEAD, ["Amal", "a@field.example", "no"]])
    assert codes(data) == [(4, "nomination.ask_her_first")]


@pytest.mark.parametrize(
    "table, code",
    [
        ([["Amal", "a@field.example", "yes"]], "nominations.no_headings"),
        ([["Name", "E-mail"], ["Amal", "a@field.example"]], "nominations.no_headings"),
        ([["Name", "Full name", "E-mail", "Knows"], ["Amal", "Haddad", "a@field.example", "yes"]], "nominations.no_headings"),
        ([["Name", "E-mail", "Knows"]], None),
    ],
    ids=["IMP62-none", "IMP62-one-missing", "IMP62-one-twice", "IMP62-nobody-beneath"],
)
def test_headings_that_are_not_all_there(table, code):
    if code:
        assert refused(as_csv(table)) == code
    else:
        assert understood(as_csv(table)).entries == []


@pytest.mark.parametrize("language", ["en", "ar"], ids=lambda code: f"IMP63-{code}")
def test_what_is_said_of_a_line_holds_nothing_of_another(language, signed_in, offices, list_url, named):
    named("Known Already")
    good = [["Secret Person", "secret@field.example", "yes", "Known reasons"]] * 2
    data = as_csv(rows(*good, ["Bad Line", "nowhere", "yes", "x"], ["", "b@field.example", "yes", "x"], head=[*files.HEAD, "Reason"]))
    with translation.override(language):
        told = " ".join(problem.message for problem in understood(data).refused)
    assert told and not re.search("Secret|secret@|reasons|Known", told)
    page = brought(signed_in(offices.north_nominator), list_url, data).content.decode()
    assert "Lines to put right" in page and not re.search("Secret Person|secret@|Known Already", page)


def test_IMP64_after_a_day_nothing_is_left_of_the_file(offices):
    data = as_csv(rows(["Amal", "amal@field.example", "yes"]))
    old = sheets.bring(offices.north, data, by=offices.north_nominator)
    clock.set_to(clock.now() + timedelta(hours=23))
    sheets.forget_old()
    young = sheets.bring(offices.north, data, by=offices.north_nominator)
    assert keyring.holds("sheet", old.pk)
    assert data not in bytes(old.sealed_rows)

    clock.set_to(clock.now() + timedelta(hours=1, seconds=1))
    sheets.forget_old()

    assert list(NominationSheet.objects.values_list("pk", flat=True)) == [young.pk]
