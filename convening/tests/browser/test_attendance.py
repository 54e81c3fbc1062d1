"""The secretariat takes in a platform's report: a look first, then the deed, and the same file only once."""

import pytest

from convening import writing
from convening.models import Participation, User
from sessions.models import AttendanceImport

PAGE = "/c/gipp-2021/programme/key-topics/attendance/"
SECRETARY = {"en": "margit@gipp-secretariat.example", "ar": "ghassan@gipp-secretariat.example"}
HEAD = "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest,Recording Consent,In Waiting Room\r\n"


def report(*rows):
    lines = [f'{name},{email},07/08/2021 {start} AM,07/08/2021 {end} AM,{minutes},Yes,,{waited}\r\n'
             for name, email, start, end, minutes, waited in rows]  # fmt: skip
    return {"name": "participants.csv", "mimeType": "text/csv", "buffer": (HEAD + "".join(lines)).encode("utf-8-sig")}


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_secretariat_takes_in_a_report(place, invite, language, scripts):
    with place.entered():
        person = User.objects.by_address("shahrazad@jasminebridge.example")
        handle = Participation.objects.get(person=person).handle
        before = AttendanceImport.objects.count()
    phone = f"Galaxy {language} {scripts}"
    file = report(
        ("Nyabol Lualdit", "nyabol@lakesidemediators.example", "10:02:00", "11:02:00", 60, "No"),
        (handle, "", "10:05:00", "10:45:00", 40, "No"),
        (handle, "", "10:50:00", "11:20:00", 30, "No"),
        (phone, "", "10:05:00", "10:45:00", 40, "No"),
        ("Waited Only", "", "10:00:00", "10:03:00", 3, "Yes"),
    )
    secretary = invite(language, scripts=scripts).sign_in(SECRETARY[language]).go(PAGE)

    def send(file):
        secretary.page.locator("[name=report]").set_input_files(file)
        secretary.press()

    send({"name": "notes.csv", "mimeType": "text/csv", "buffer": b"what,is,this\r\n1,2,3\r\n"})
    assert secretary.page.locator(".summary[role=alert]").count() == 1, "refused, with the reason on top"
    secretary.in_her_language()

    send(file)
    with place.entered():
        assert AttendanceImport.objects.count() == before, "a look stores nothing"
    figures = secretary.page.locator(".figures").inner_text().split()
    for count in (3, 2, 1, 0):
        assert writing.number(count, language) in figures
    for shown in ("Nyabol Lualdit", handle, phone):
        assert secretary.reads(shown)
    secretary.press("form:has(input[name=token]) .button")
    assert secretary.path == PAGE
    with place.entered():
        assert AttendanceImport.objects.count() == before + 1

    send(file)
    assert secretary.page.locator("input[name=token]").count() == 0, "the same file again changes nothing"
