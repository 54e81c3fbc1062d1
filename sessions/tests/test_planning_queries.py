"""Pages of those who plan ask the same few questions, however much is planned."""

from datetime import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from convening import clock
from convening.models import Participation
from convening.testing import person_in
from sessions import services
from sessions.services import groups

from .conftest import plan

MOST = 12


@pytest.fixture
def questions(cast, signed_in):
    """`questions(path)`: how many the page asks, its reader known already."""
    browser = signed_in(cast.secretariat)

    def count(path):
        assert browser.get(path).status_code == 200
        clock.now()
        with CaptureQueriesContext(connection) as captured:
            browser.get(path)
        return [query["sql"] for query in captured]

    return count


@pytest.mark.parametrize("page", ["", "groups/", "groups/{group}/", "s1/change/", "s1/roles/", "s1/cancel/", "new/"])
def test_as_many_for_three_as_for_two(cast, questions, page):
    by, counts = cast.secretariat, []
    advisers = groups.make_group(cast.convening, "Advisers", by=by)
    path = "/c/gathering/programme/" + page.format(group=advisers.pk)
    for n in (1, 2, 3):
        session = plan(cast.convening, by, f"s{n}", door="group", groups=[advisers], local_start=datetime(2021, 7, 14, 9, n))
        groups.make_group(cast.convening, f"Group {n}", by=by)
        part = Participation.objects.get(person=person_in(cast.convening, "participant", name=f"Somebody {n}"))
        groups.fill_group(advisers, [part], by=by)
        for one in cast.convening.sessions.all():
            services.give_session_role(one, part, "interpreter", language="ar", by=by)
        assert session.pk
        if n in (2, 3):  # two clash, one does not
            counts.append(questions(path))
    assert len(counts[0]) == len(counts[1]), "\n".join(counts[1])
    assert len(counts[1]) <= MOST, "\n".join(counts[1])
