"""Whoever copies the whole database learns who nobody is, and nothing in it opens a door."""

import os
import re
import subprocess
from datetime import date

import pytest
from babel import Locale
from django.core import signing
from django.db import connection
from django.test import Client

from convening.demo import cast
from convening.engines.postgres import wheel_binaries
from convening.login_sessions import SessionStore
from convening.models import Participation, User
from participants import selectors as participants

from . import surfaces

LANGUAGES = ("ar", "en", "es", "fr")
# What describes an office is no affiliation of anybody: these words stand on public pages.
GENERAL = {"Help desk", "Nominating office", "Independent evaluation", "Secretariat of the convening"}


@pytest.fixture(scope="module")
def taken(own_demo, django_db_blocker):
    """`pg_dump` of the demo as text, taken while people are signed in and have asked for codes."""
    with django_db_blocker.unblock(), own_demo.entered() as demo:
        demo.cookies = []
        for key in ("participant_en", "secretariat"):
            browser = Client()
            browser.force_login(demo.person(cast.by_key()[key].email))
            demo.cookies.append(browser.cookies["convening"].value)
        asking = Client()
        asking.post("/accounts/login/code/", {"email": cast.by_key()["participant_es"].email})
        demo.code = re.search(r"'code': '([A-Z0-9-]{6,12})'", str(dict(asking.session))).group(1)
        demo.text = dumped()
        return demo


@pytest.fixture
def dump(taken, own_demo, own_keyring, django_db_blocker):
    with django_db_blocker.unblock(), own_demo.entered():
        yield taken


def dumped():
    told = connection.settings_dict
    words = ["pg_dump", "-h", told["HOST"], "-p", str(told["PORT"]), "-U", told["USER"], "--inserts", told["NAME"]]
    program = wheel_binaries() / words[0]
    if not program.exists():
        return "\n".join(content.decode(errors="replace") for _surface, _role, content in surfaces.columns())
    done = subprocess.run(
        [program, *words[1:]], env={**os.environ, "PGPASSWORD": told["PASSWORD"]}, capture_output=True, text=True, check=True
    )
    return done.stdout


def identities():
    """{what: kind} of everybody in the demo, read through the keyring."""
    found = {}
    for person in User.objects.all():
        told = person.profile
        for kind in ("name", "name_original", "email", "affiliation"):
            if getattr(told, kind) and getattr(told, kind) not in GENERAL:
                found[getattr(told, kind)] = kind
    return found


def seen_in(text, wanted):
    folded = text.casefold()
    return sorted((kind, what) for what, kind in wanted.items() if what.casefold() in folded)


def test_a_dump_names_nobody(dump):
    wanted = identities()
    assert len([kind for kind in wanted.values() if kind == "email"]) > 400
    assert seen_in(dump.text, wanted) == []


def test_the_scan_finds_a_name_that_is_there(dump):
    person = dump.person(cast.by_key()["participant_ar"].email)
    text = dump.text + f"INSERT INTO notes VALUES ('seen with {person.profile.name.upper()}');"
    assert seen_in(text, identities()) == [("name", person.profile.name)]


def test_a_dump_tells_nobodys_country(dump):
    """No column of a table that knows a person, or a mark, holds a country, by code or by name."""
    countries = {person.profile.country for person in User.objects.all()} - {""}
    assert len(countries) >= 70
    told = countries | {Locale(code).territories[country] for code in LANGUAGES for country in countries}
    assert columns_with(told, tables_of_people()) == []


def columns_with(values, tables):
    found = []
    for surface, _role, content in surfaces.columns():
        table, _, column = surface.removeprefix("column ").partition(".")
        # Among so many sealed bytes two letters stand between two ends of a line by chance, now and then.
        wanted = {value for value in values if len(value) > 2} if column.startswith("sealed") else values
        if table in tables and wanted & set(content.decode(errors="replace").split("\n")):
            found.append((table, column))
    return found


def tables_of_people():
    """Every table with a reference to a person or a participation, or with a mark, beside the people's own."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT DISTINCT conrelid::regclass::text FROM pg_constraint
            WHERE contype = 'f' AND confrelid IN ('convening_user'::regclass, 'convening_participation'::regclass)
            UNION SELECT table_name FROM information_schema.columns
            WHERE table_schema = 'public' AND (column_name IN ('mark', 'sealed_profile', 'alias', 'actor_id'))
            """
        )
        return {name for (name,) in cursor.fetchall()}


def test_a_country_in_a_clear_column_is_found(dump):
    part = Participation.objects.first()
    assert "convening_participation" in tables_of_people()
    handle, part.handle = part.handle, "YE"
    part.save()
    assert columns_with({"YE"}, tables_of_people()) == [("convening_participation", "handle")]
    part.handle = handle
    part.save()


def values():
    """Every value of every column that could be typed or pasted somewhere, and the words within longer ones."""
    found = set()
    for _surface, _role, content in surfaces.columns():
        for line in content.decode(errors="replace").split("\n"):
            found |= {line, *re.findall(r"[\w-]{6,90}", line)} if len(line) < 2000 else set(re.findall(r"[\w-]{6,90}", line))
    return {one for one in found if 6 <= len(one) <= 100 and "\0" not in one}


def test_nothing_in_a_dump_opens_a_door(dump):
    """No value is a login session's cookie, the link of an invitation, a signed link; none is a code that was asked for."""
    tried = values()
    assert len(tried) > 5000
    sessions = {value for value in tried if 8 <= len(value) <= 64 and SessionStore(value).load()}
    assert sessions == set()
    assert {value for value in tried if participants.invitation_for_token(value)} == set()
    assert {value for value in tried if is_signed(value)} == set()
    assert dump.code.replace("-", "") not in {value.replace("-", "").upper() for value in tried}
    assert not any(cookie in dump.text for cookie in dump.cookies)


def is_signed(value):
    try:
        return signing.loads(value, salt="sign-in link")
    except (signing.BadSignature, ValueError):
        return None


def test_the_real_cookie_does_open_its_door(dump):
    """So that the test above could fail."""
    assert all(SessionStore(cookie).load() for cookie in dump.cookies)


def test_no_column_of_a_login_session_tells_the_hour(dump):
    with connection.cursor() as cursor:
        cursor.execute("SELECT expire_date::timestamptz AT TIME ZONE 'UTC' FROM convening_loginsession")
        ends = [moment for (moment,) in cursor.fetchall()]
    assert ends and all(moment.time().isoformat() == "00:00:00" for moment in ends)
    assert all(moment.date() > date(2021, 1, 1) for moment in ends)
