"""The demo's database attacked as it stands: by transaction, by neighbourhood, by time, can posts be joined to people?

The measure: an attack guesses an author for each of the posts; its hits are compared with those that it has when the true
authors are dealt at random among the posts of each day (5,000 times, by a fixed seed): that somebody who wrote on a day had
logged on that day is no secret. It fails to re-link if at least one deal in a thousand does as well: chance alone would fail this once in a thousand demos.
"""

import random
import re
from collections import defaultdict

import pytest
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.db import connection, transaction
from django.test import Client

from convening import engagement, outbox
from convening.demo import cast
from convening.demo.posts import PUBLISHED
from convening.models import OutboxEntry, Participation
from forums.models import SAID, Post

DEALS = 5000
WORDS = {model._meta.db_table for model in SAID}
# Hours that were announced to everybody, and the engine's own.
TIMES_IN_CLEAR = {(f"convening_sessions_{planned}", hour) for planned in ("session", "rehearsal") for hour in ("starts_at", "local_start")}
TIMES_IN_CLEAR |= {("forums_sealrequest", "asked_at"), ("forums_veilrequest", "asked_at"), ("forums_veilrequest", "agreed_at")}  # deeds of officers


@pytest.fixture
def people(demo):
    """{any form in which a row may name somebody: her id}."""
    found = {}
    parts = list(Participation.objects.filter(convening=demo.convening).select_related("person"))
    marks = engagement.marks_of(demo.convening.pk, [part.person_id for part in parts])
    for part in parts:
        person = part.person
        for form in (str(person.pk), person.public_id, person.alias, str(part.pk), part.handle, marks[person.pk]):
            found[form] = person.pk
    return found


@pytest.fixture
def authors(demo):
    """{post id: who wrote it}, from the story itself: of the sealed room nobody could say any more, not even with the keyring."""
    wrote = {post.text: demo.person(cast.posters()[post.author].email).pk for post in PUBLISHED}
    found = {pk: wrote[source] for pk, source in Post.objects.filter(state="published").values_list("pk", "source")}
    assert len(found) == 90
    return found


def tables():
    with connection.cursor() as cursor:
        cursor.execute("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1")
        return [name for (name,) in cursor.fetchall()]


def rows_of(table):
    """[(transaction number, [values])] in the order in which the table lies on the disk."""
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT xmin::text::bigint, * FROM "{table}" ORDER BY ctid')
        return [(row[0], [bytes(v) if isinstance(v, memoryview) else str(v) for v in row[1:]]) for row in cursor.fetchall()]


def rows_naming(people):
    """[(table, transaction number, person)] of every row anywhere that names somebody."""
    return [
        (table, number, people[value])
        for table in tables()
        for number, values in rows_of(table)
        for value in values
        if value in people
    ]


def chance(guesses, authors):
    """(hits, share of the deals that hit as often): guesses {post: person or None}."""
    of_day, guesses = defaultdict(list), {post: guess for post, guess in guesses.items() if post in authors}
    for post, day in Post.objects.filter(pk__in=guesses).order_by("pk").values_list("pk", "day"):
        of_day[day].append(post)
    days = [([guesses[post] for post in posts], [authors[post] for post in posts]) for posts in of_day.values()]

    def hits():
        return sum(guess == who for guessed, truth in days for guess, who in zip(guessed, truth))

    found, as_good, dice = hits(), 0, random.Random(20210731)
    for _ in range(DEALS):
        for _guessed, truth in days:
            dice.shuffle(truth)
        as_good += hits() >= found
    return found, as_good / DEALS


def last_named_before(people):
    """The attack by neighbourhood: whoever the row before the post's own transaction names."""
    named = sorted((number, person) for _table, number, person in rows_naming(people))
    guesses = {}
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, xmin::text::bigint FROM forums_post")
        for post, number in cursor.fetchall():
            guesses[post] = next((person for before, person in reversed(named) if before < number), None)
    return guesses


def same_place_of_the_day(people):
    """The attack by row order: the posts of a day and the log-ons of that day, laid side by side as they lie on the disk."""
    logged_on, said = defaultdict(list), defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute("SELECT day, mark FROM evaluation_fact WHERE verb = 'logged_on' ORDER BY ctid")
        for day, mark in cursor.fetchall():
            logged_on[day].append(people.get(bytes(mark)))
        cursor.execute("SELECT day, id FROM forums_post ORDER BY ctid")
        for day, post in cursor.fetchall():
            said[day].append(post)
    return {
        post: logged_on[day][place * len(logged_on[day]) // len(posts)] if logged_on[day] else None
        for day, posts in said.items()
        for place, post in enumerate(posts)
    }


def sharing_a_transaction_with_words(people):
    """{(table, person)} of every row that names somebody and was written together with a post, a label or a count."""
    words = {number for table in WORDS for number, _values in rows_of(table)}
    return {(table, person) for table, number, person in rows_naming(people) if number in words}


def test_nothing_that_names_somebody_shares_a_transaction_with_words(people):
    """Not even the audit of a moderator's decision, which was written beside the post: the nights since have parted them."""
    assert sharing_a_transaction_with_words(people) == set()


def test_words_name_nobody(people):
    assert {table for table, _number, _person in rows_naming(people)} & WORDS == set()


def test_the_row_before_a_post_does_not_tell_who_wrote_it(people, authors):
    hits, luck = chance(last_named_before(people), authors)
    assert luck > 0.001, f"{hits} of {len(authors)}"


def test_the_order_of_rows_does_not_tell_who_wrote_a_post(people, authors):
    hits, luck = chance(same_place_of_the_day(people), authors)
    assert luck > 0.001, f"{hits} of {len(authors)}"


def test_a_log_on_written_as_it_happens_would_tell(people, authors, demo):
    """The attack itself: had each log-on been written when she came to post, most posts would be known."""
    marks = engagement.marks_of(demo.convening.pk, set(authors.values()))
    with connection.cursor() as cursor:
        for post, person in authors.items():
            for statement, value in (
                # the fact that was written longest ago: whichever the planner finds first might be the same each time
                (
                    "UPDATE evaluation_fact SET day = day WHERE id = "
                    "(SELECT id FROM evaluation_fact WHERE mark = %s ORDER BY xmin::text::bigint LIMIT 1)",
                    marks[person],
                ),
                ("UPDATE forums_post SET day = day WHERE id = %s", post),
            ):
                with transaction.atomic():
                    cursor.execute(statement, [value])
    hits, luck = chance(last_named_before(people), authors)
    assert hits > 60 and luck == 0


def test_a_person_written_with_her_words_would_tell(people, authors):
    """The attack itself: one transaction for a post and for a row that names its author."""
    person = next(iter(authors.values()))
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE forums_post SET day = day WHERE id = %s", [next(iter(authors))])
        cursor.execute("UPDATE convening_participation SET member = member WHERE person_id = %s", [person])
    assert ("convening_participation", person) in sharing_a_transaction_with_words(people)


def test_no_table_of_words_facts_or_presence_keeps_a_time(demo):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public' "
            "AND data_type ~ '^(timestamp|time|interval)' AND table_name ~ '^(forums|evaluation|convening_sessions)_'"
        )
        assert set(cursor.fetchall()) <= TIMES_IN_CLEAR


def test_signing_in_writes_no_row_that_names_her(demo):
    """Not even with a second factor: its row's transaction would stand next to that of what she posts then."""
    person = demo.person(cast.by_key()["participant_en"].email)
    secret, written = "JBSWY3DPEHPK3PXP", set()
    TOTP.activate(person, secret)
    OutboxEntry.objects.filter(done_on=None).delete()

    def note(execute, sql, params, many, context):
        if writing := re.match(r'\s*(?:insert into|update|delete from)\s+"?(\w+)', sql, re.IGNORECASE):
            written.add(writing.group(1))
        return execute(sql, params, many, context)

    browser = Client()
    with connection.execute_wrapper(note):
        browser.post("/accounts/login/code/", {"email": person.profile.email})
        letter = outbox.open_letter(OutboxEntry.objects.get(done_on=None))
        code = re.search(r"\n([A-Z0-9-]{6,12})\n", letter["text"]).group(1)
        asked = browser.post("/accounts/login/code/confirm/", {"code": code})
        assert asked["Location"].startswith("/accounts/2fa/authenticate/")
        browser.post(asked["Location"], {"code": format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))})
        assert browser.get("/me/").status_code == 200
    assert written == {"convening_loginsession", "convening_outboxentry"}
