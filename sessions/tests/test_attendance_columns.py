"""A report with headings that nobody told us about is read once somebody did, on the page or for the command; and so are doubtful dates."""

import json
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from convening.errors import Forbidden, Refused
from convening.models import AuditEntry
from sessions import services
from sessions.models import Attendance, HeadingMap

from .test_import_command import run

PATH = "/c/gathering/programme/working-group/attendance/"
KEY = "6f0f7b6e-0000-4000-8000-000000000000"
HEADINGS = "الاسم,البريد الإلكتروني,وقت الانضمام,وقت المغادرة,المدة"
COLUMNS = {"column_0": "name", "column_1": "email", "column_2": "joined", "column_3": "left", "column_4": "-"}


def report(*names, date="07/14/2021", headings=HEADINGS):
    rows = [f"{name},{name.split()[0].lower()}@elsewhere.example,{date} 09:00:00 AM,{date} 11:30:00 AM,150" for name in names]
    return ("\r\n".join([headings, *rows]) + "\r\n").encode("utf-8-sig")


def look(browser, content):
    return browser.post(PATH, {"client_key": KEY, "zone": "America/New_York", "report": SimpleUploadedFile("r.csv", content)}).content.decode()


def token_in(page):
    return re.search(r'name="token" value="([^"]+)"', page)[1]


@pytest.mark.parametrize("who", ["secretariat", "evaluator"])
def test_columns_are_told_once_over_masked_rows(cast, group, redis_empty, signed_in, who):
    browser = signed_in(getattr(cast, who))
    page = look(browser, report("Salma Haddad", "Qzwx Vbnm", "Ines Duarte"))
    assert "What do the columns mean?" in page and "وقت الانضمام" in page and "••••• ••••••" in page
    assert not any(name in page for name in ("Salma", "Haddad", "Qzwx", "Ines", "elsewhere"))
    told = {"client_key": KEY, "token": token_in(page), "step": "columns"}
    for wrong, sentence in (
        ({**COLUMNS, "column_2": "-"}, "Say which column is the name"), ({**COLUMNS, "column_4": "name"}, "Two columns cannot mean the same"),
        ({**COLUMNS, "column_0": "secret"}, "Select a valid choice"), ({"column_0": "name"}, "Fill this in."),
    ):
        again = browser.post(PATH, {**told, **wrong}).content.decode()
        assert sentence in again and "What do the columns mean?" in again
    page = browser.post(PATH, {**told, **COLUMNS}).content.decode()
    assert ("Salma Haddad" in page) == (who == "secretariat") and "Say it anew" in page
    assert browser.post(PATH, {"client_key": KEY, "token": token_in(page)}).status_code == 302
    assert Attendance.objects.count() == 3
    assert "What do the columns mean?" not in look(browser, report("Noor Said"))
    assert AuditEntry.objects.get(verb="sessions.headings_learned").note == "columns=4"


def test_what_was_told_wrongly_can_be_told_anew(cast, group, redis_empty, signed_in):
    browser, content = signed_in(cast.secretariat), report("Salma Haddad")
    services.remember_columns(group, content, ["email", "name", "joined", "left", ""], by=cast.evaluator)
    page = look(browser, content)
    page = browser.post(PATH, {"client_key": KEY, "token": token_in(page), "step": "again"}).content.decode()
    page = browser.post(PATH, {"client_key": KEY, "token": token_in(page), "step": "columns", **COLUMNS}).content.decode()
    assert "Salma Haddad" in page and HeadingMap.objects.get().columns == ["name", "email", "joined", "left", ""]


def test_what_is_remembered_holds_nobodys_row_and_no_heading(cast, group):
    services.remember_columns(group, report("Salma Haddad"), {"name": "الاسم", "joined": "وقت الانضمام", "left": "وقت المغادرة"}, by=cast.secretariat)
    kept = HeadingMap.objects.get()
    assert (len(bytes(kept.digest)), kept.columns) == (32, ["name", "", "joined", "left", ""])
    for who in (cast.participant, cast.stranger):
        with pytest.raises(Forbidden):
            services.remember_columns(group, report("A B"), ["name", "", "joined", "left", ""], by=who)
    for columns in (["name"], ["name", "", "joined", "left", "nonsense"], {"name": "No such heading"}):
        with pytest.raises(Refused):
            services.remember_columns(group, report("A B"), columns, by=cast.secretariat)
    with pytest.raises(Refused) as refused:
        services.remember_columns(group, b"just words", [], by=cast.secretariat)
    assert refused.value.code == "attendance.no_headings"


def test_doubtful_dates_are_asked_for(cast, group, redis_empty, signed_in):
    browser = signed_in(cast.secretariat)
    content = b"Name,Join time,Leave time\nSalma Haddad,03/04/2021 09:00:00,03/04/2021 11:30:00\n"
    page = look(browser, content)
    assert "How are the dates written?" in page and "Salma" not in page
    told = {"client_key": KEY, "token": token_in(page), "step": "dates"}
    assert "Choose one." in browser.post(PATH, told).content.decode()
    page = browser.post(PATH, {**told, "dates": "day-first"}).content.decode()
    assert "Salma Haddad" in page
    assert browser.post(PATH, {"client_key": KEY, "token": token_in(page)}).status_code == 302
    assert Attendance.objects.get().intervals[0][0].month == 4


def test_the_command_is_told_by_heading_and_says_how(cast, group, tmp_path, capsys):
    path = tmp_path / "report.csv"
    path.write_bytes(report("Salma Haddad"))
    arguments = ("gathering", "working-group", path, "--zone", "America/New_York", "--json")
    status, out, _err = run(capsys, *arguments)
    assert (status, json.loads(out)["error"]["code"], "--columns" in out) == (1, "attendance.unknown_layout", True)
    told = ("--columns", "name=الاسم", "joined=وقت الانضمام", "left=وقت المغادرة")
    assert run(capsys, *arguments, "--dry-run", *told)[0] == 0 and not HeadingMap.objects.exists()
    status, out, _err = run(capsys, *arguments, *told)
    assert (status, json.loads(out)["people"]) == (0, 1)
    path.write_bytes(report("Ines Duarte"))
    assert run(capsys, *arguments)[0] == 0, "remembered"
    for wrong, code in ((("--columns", "soul=الاسم"), 2), (("--columns", "name"), 2), (("--columns", "name=Name"), 1)):
        assert run(capsys, *arguments, *wrong)[0] == code


def test_the_command_is_told_the_order_of_dates(cast, group, tmp_path, capsys):
    path = tmp_path / "report.csv"
    path.write_bytes(b"Name,Join time,Leave time\nSalma Haddad,03/04/2021 09:00:00,03/04/2021 11:30:00\n")
    arguments = ("gathering", "working-group", path, "--zone", "America/New_York", "--json")
    status, out, _err = run(capsys, *arguments)
    assert (status, json.loads(out)["error"]["code"], "--dates day-first" in out) == (1, "attendance.date_order", True)
    assert run(capsys, *arguments, "--dates", "month-first")[0] == 0
