"""A list of 5,000 people: checked and shown before it is taken in; the taking in of the first 500; a bomb refused."""

import subprocess
import sys
from uuid import uuid4

import measuring

measuring.begin()

from django.core.files.uploadedfile import SimpleUploadedFile  # noqa: E402
from django.test import Client  # noqa: E402
from django.utils import translation  # noqa: E402

from convening import tabular, workbook  # noqa: E402
from convening.models import Participation  # noqa: E402
from convening.testing import new_convening, person_in  # noqa: E402
from participants import services  # noqa: E402
from participants.models import NominationSheet  # noqa: E402
from participants.services import sheets  # noqa: E402

PEOPLE, TAKEN_IN = 5_000, 500
HEAD = ["Name", "Name in its own letters", "E-mail address", "Whose mailbox", "Language to write in", "Organisation", "Capacity", "Kind of actor",
        "Region", "Country of residence", "Country of origin", "Gender", "First convening of this kind", "Captions", "Reason", "Risk note",
        "Knows and agrees"]  # fmt: skip
DOMAINS = ("field.example", "bücher.example", "مثال.example", "correo.example")

BOMB = """
import io, resource, sys, time, zipfile
from django.conf import settings
settings.configure(USE_I18N=False)
from convening import workbook
from convening.errors import Refused
parts = workbook.write_workbook([["Name"]])
out = io.BytesIO()
with zipfile.ZipFile(io.BytesIO(parts)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
    for name in old.namelist():
        if "sheet1" not in name:
            new.writestr(name, old.read(name))
    with new.open("xl/worksheets/sheet1.xml", "w") as sheet:
        sheet.write(b"<worksheet><sheetData>")
        for _time in range(2_000):
            sheet.write(b"<row><c><v>1</v></c></row>" * 2_000)
        sheet.write(b"</sheetData></worksheet>")
data = out.getvalue()
before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.perf_counter()
try:
    workbook.read_workbook(data)
except Refused as refused:
    print(refused.code, time.perf_counter() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


def people(count):
    yield HEAD
    for n in range(count):
        yield [
            f"Person {n}", f"شخص {n}", f"p{n}@{DOMAINS[n % 4]}", ("her own", "مشترك", "", "lento")[n % 4], ("ar", "français", "Spanish", "")[n % 4],
            "A cooperative of women", "individual", "Civil society", ("Africa", "الدول العربية")[n % 2], ("UK", "Siria", "فلسطين", "")[n % 4], "", "f",
            ("yes", "لا")[n % 2], "no", "She was there when it began, and has written about it since. " * 2, "", "نعم",
        ]  # fmt: skip


def main():
    convening = new_convening("bench")
    secretariat, nominator = person_in(convening, "secretariat", member=False), person_in(convening, "nominator", member=False)
    office = services.open_office(convening, slug="office", name={"en": "Office"}, seats=100, by=secretariat)
    office.people.add(Participation.objects.get(convening=convening, person=nominator))
    browser, url = Client(), "/c/bench/nominations/office/list/"
    browser.force_login(nominator)
    figures, goals = {"people": PEOPLE}, {}
    files = {"CSV": tabular.write_csv(people(PEOPLE)).encode("utf-8-sig"), "XLSX": workbook.write_workbook(people(PEOPLE))}
    before = measuring.peak_memory()
    for kind, data in files.items():
        figures[f"MB of the {kind}"] = round(len(data) / 1e6, 2)
        with measuring.taking(figures, f"s to bring the {kind}, check it and see the preview"):
            answer = browser.post(url, {"file": SimpleUploadedFile("list", data)}, follow=True)
        assert f"Nominate these {PEOPLE:,} people" in answer.content.decode() or f"Nominate these {PEOPLE} people" in answer.content.decode()
        goals[f"s for 5,000 rows of {kind}"] = figures[f"s to bring the {kind}, check it and see the preview"], 10
    figures["MB of memory before"], figures["MB of memory at most"] = before, measuring.peak_memory()
    goals["MB of memory"] = measuring.peak_memory(), 300
    NominationSheet.objects.all().delete()

    with measuring.taking(figures, f"s to take in {TAKEN_IN} people"):
        sheets.take_in_now(office, tabular.write_csv(people(TAKEN_IN)).encode(), by=nominator, key=uuid4())
    figures["ms a person taken in"] = round(1000 * figures[f"s to take in {TAKEN_IN} people"] / TAKEN_IN, 1)

    told = subprocess.run([sys.executable, "-c", BOMB], capture_output=True, text=True, check=True).stdout.split()
    assert told[0] == "file.unpacks_too_large", told
    figures |= {"s to refuse a bomb of 104 MB": round(float(told[1]), 3), "MB that it costs": round(int(told[2]) / 1024, 1)}
    goals |= {"s for a bomb": (figures["s to refuse a bomb of 104 MB"], 1), "MB for a bomb": (figures["MB that it costs"], 50)}
    measuring.report("lists", figures, goals)


if __name__ == "__main__":
    with translation.override("en"):
        main()
