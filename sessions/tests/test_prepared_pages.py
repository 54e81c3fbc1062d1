"""The pages of what is prepared ask the database as often for three things as for one, and keep their shape in Arabic."""

from datetime import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from convening import clock
from convening.cleaning import Cleaned
from convening.models import Participation
from convening.testing import person_in
from sessions import services

from .conftest import plan

C = "/c/gathering/programme"
MOST = 12


@pytest.fixture
def prepared(cast):
    """`prepared.add_one()`: one more of everything that these pages list."""
    session = plan(cast.convening, cast.secretariat, languages=["ar", "en", "es"])
    by, count = cast.secretariat, []

    def give(person, role, language=""):
        part = Participation.objects.get(convening=cast.convening, person=person)
        return services.give_session_role(session, part, role, language=language, by=by)

    def add_one():
        count.append(1)
        number = len(count)
        speaker = give(person_in(cast.convening, "participant", name=f"Speaker {number}"), "speaker", "ar")
        segments = [
            services.add_segment(session, title={"en": f"{what} {number}"}, minutes=9, speaker=speaker, by=by) for what in ("Talk", "Reply")
        ]
        services.add_paper(
            session, title=f"Paper {number}", language="en", audience="everybody", segment=segments[0],
            cleaned=Cleaned("application/pdf", "pdf", b"%PDF"), by=by,
        )  # fmt: skip
        services.add_term(cast.convening, texts={"en": f"term {number}"}, session=session, by=by)
        give(person_in(cast.convening, "interpreter", name=f"Interpreter {number}", member=False), "interpreter", "ar")
        services.add_rehearsal(session, local_start=datetime(2021, 7, 10 + number, 9), minutes=30, by=by)

    give(cast.moderator, "interpreter", "ar")
    give(cast.other, "chair")
    services.set_booths(session, {"ar": "en", "en": ""}, by=by)
    cast.moderator.change_profile(language="ar")
    return session, add_one


def asked(browser, url):
    browser.get(url)
    clock.forget()
    clock.now()
    with CaptureQueriesContext(connection) as captured:
        answer = browser.get(url)
    assert answer.status_code == 200, url
    return len(captured)


def test_three_cost_what_one_costs(cast, prepared, signed_in):
    session, add_one = prepared
    there = f"{C}/{session.slug}"
    pages = [
        (who, f"{there}/{page}/" if page != "glossary" else f"{C}/glossary/")
        for who, page in (
            ("secretariat", "order"), ("other", "order"), ("secretariat", "papers"), ("moderator", "papers"), ("participant", "papers"),
            ("secretariat", "interpretation"), ("moderator", "pack"), ("secretariat", "pack"), ("moderator", "glossary"), ("other", "glossary"),
        )
    ]  # fmt: skip
    browsers = {who: signed_in(getattr(cast, who)) for who, _url in pages}
    add_one()
    one = [asked(browsers[who], url) for who, url in pages]
    add_one()
    add_one()
    three = [asked(browsers[who], url) for who, url in pages]
    assert one == three
    assert [(page, cost) for page, cost in zip(pages, three) if cost > MOST] == []


def test_the_pages_are_whole_in_arabic_and_empty(cast, prepared, signed_in):
    session, add_one = prepared
    browser = signed_in(cast.moderator)
    for _ in range(2):
        pages = {page: browser.get(f"{C}/{page}").content.decode() for page in (f"{session.slug}/papers/", f"{session.slug}/pack/", "glossary/")}
        assert all('dir="rtl"' in page and "<h1>" in page for page in pages.values())
        found = ["Paper 1" in pages[f"{session.slug}/pack/"], "term 1" in pages["glossary/"]]
        add_one()
    assert found == [True, True]
