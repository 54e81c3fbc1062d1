"""The invented world of the demo has the figures of the printed report, counted here anew and as simply as possible."""

import csv
import io
import re
from collections import Counter
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from convening.demo import attendance, cast, offices, places, showcase, stages, texts
from convening.demo.posts import POSTS, PUBLISHED

SESSIONS = ("opening", "key-topics", "working-group-1", "working-group-2", "closing")
FIVE_MINUTES = timedelta(minutes=5)


def present(rows):
    """How long somebody was there: her rows merged, a gap of two minutes or less counting as presence."""
    total, until = timedelta(0), None
    for row in sorted((row for row in rows if not row.waiting_room), key=lambda row: row.joined):
        if until is not None and row.joined - until <= timedelta(minutes=2):
            total += max(row.left - until, timedelta(0))
            until = max(until, row.left)
        else:
            total += row.left - row.joined
            until = row.left
    return total


def qualifying(slug):
    rows_of = {}
    for row in attendance.rows(slug):
        rows_of.setdefault(row.email, []).append(row)
    people = cast.by_email()
    return {email for email, rows in rows_of.items()
            if email and not people[email].is_staff and present(rows) >= FIVE_MINUTES}


def everybody_live():
    return set().union(*(qualifying(slug) for slug in SESSIONS))


def participants():
    people = cast.by_email()
    return [people[email] for email in everybody_live() | set(attendance.log_ons())]


def declared(people):
    return {person.country for person in people if person.country}


def leaves(thing, path=""):
    """Every (path, dictionary) of `thing` whose keys are languages."""
    if isinstance(thing, dict) and "en" in thing:
        yield path, thing
    elif isinstance(thing, dict):
        for key, value in thing.items():
            yield from leaves(value, f"{path}.{key}")
    elif isinstance(thing, (list, tuple)):
        for number, value in enumerate(thing):
            yield from leaves(value, f"{path}[{number}]")


def test_names_and_addresses_are_unique_and_invented():
    people = cast.people()
    assert len({person.email for person in people}) == len(people)
    assert len({person.name for person in people}) == len(people)
    assert [person.email for person in people if not re.fullmatch(r"[a-z0-9.-]+@[a-z-]+\.example", person.email)] == []


def test_the_cast_is_the_same_each_time():
    assert cast.people() == cast._Casting().everybody()


def test_members_are_307_and_each_accepted_an_invitation():
    members = [person for person in cast.people() if person.registered]
    assert len(members) == 307
    assert [person for person in cast.people() if person.answer == "accepted"] == members
    assert all(cast.MEMBER_ROLES.intersection(person.roles) and person.cleared and person.offices for person in members)
    assert sum(person.is_staff for person in members) == 7


def test_the_funnel_narrows_from_nominated_to_accepted():
    nominated = cast.nominees()
    invited = [person for person in nominated if person.cleared]
    answers = Counter(person.answer for person in invited)
    assert (len(nominated), len(invited)) == (361, 352)
    assert answers == {"accepted": 307, "declined": 27, "none": 18}
    assert len(cast.nominations()) == 362
    assert sum(len(person.offices) == 2 for person in nominated) == 1


def test_two_offices_name_more_than_their_seats_and_the_others_leave_enough():
    used = Counter(slug for slug, person in cast.nominations())
    assert {slug for slug in used} == {office.slug for office in offices.OFFICES}
    beyond = {office.slug: used[office.slug] - office.seats for office in offices.OFFICES if used[office.slug] > office.seats}
    assert beyond == {"arabian-peninsula": 10, "west-and-central-africa": 4}
    assert sum(office.seats for office in offices.OFFICES) - sum(used.values()) > sum(beyond.values())
    assert set(showcase.OFFICE_OF_NOMINATORS.values()) == set(used)


def test_answers_fall_into_their_dates():
    for person in cast.nominees():
        assert stages.NOMINATIONS_OPEN <= person.nominated_on <= stages.NOMINATIONS_CLOSE
        if person.answered_on:
            assert stages.INVITATIONS_SENT_BY <= person.answered_on <= stages.ANSWERS_UNTIL
        assert (person.answered_on is None) == (person.answer == "none")


@pytest.mark.parametrize("slug, expected", list(zip(SESSIONS, (167, 46, 39, 34, 119))))
def test_attendances_of_a_session_are_those_of_the_report(slug, expected):
    assert len(qualifying(slug)) == expected
    assert qualifying(slug) == attendance.attendees()[slug]


def test_sessions_by_invitation_are_attended_by_members_only():
    people = cast.by_email()
    for slug in ("key-topics", "working-group-1", "working-group-2"):
        assert all(people[email].registered for email in qualifying(slug))


def test_attendance_has_the_cases_that_mislead_a_simple_count():
    for slug in SESSIONS:
        rows = attendance.rows(slug)
        known = [row for row in rows if row.email]
        seen = Counter(row.email for row in known if not row.waiting_room)
        visitors = {email for email in seen if not cast.by_email()[email].is_staff}
        assert max(seen.values()) > 1
        assert any(row.waiting_room for row in rows)
        assert visitors > qualifying(slug)
        assert min(row.joined for row in known) < attendance.session_times(slug)[0]
        lengths = [present([row for row in known if row.email == email]) for email in qualifying(slug)]
        assert min(lengths) == FIVE_MINUTES


def test_participants_are_324_from_70_countries():
    taking_part = participants()
    assert len(taking_part) == 324
    assert len(declared(taking_part)) == 70
    assert sum(not person.country for person in taking_part) == 58
    assert sum(not person.registered for person in taking_part) == 61
    assert sum(person.registered for person in cast.people()) - 263 == 44


def test_138_members_logged_on_from_43_countries():
    people = cast.by_email()
    logged_on = [people[email] for email in attendance.log_ons()]
    assert len(logged_on) == 138
    assert all(person.registered for person in logged_on)
    assert len(declared(logged_on)) == 43
    assert sum(not person.country for person in logged_on) == 24


def test_everybody_who_logged_on_did_so_in_july_and_on_each_day_on_which_she_posted():
    days_of = attendance.log_ons()
    assert all(stages.ROOMS_OPEN <= days[0] <= stages.ROOMS_CLOSE for days in days_of.values())
    assert all(post.day in days_of[cast.posters()[post.author].email] for post in POSTS)


def test_those_who_logged_on_by_region_and_kind_are_the_worked_example_of_disclosure_control():
    table = Counter((person.region, person.kind_of_actor) for person in cast.logged_on())
    kinds = ("civil_society", "political", "un_regional", "academia")
    assert [[table[region, kind] for kind in kinds] for region in places.REGIONS] == [
        [31, 12, 9, 7], [14, 6, 5, 2], [6, 3, 17, 8], [5, 2, 1, 3], [4, 1, 0, 2]]


def test_90_posts_by_28_people_5_of_them_in_their_role():
    assert len(PUBLISHED) == 90
    assert Counter(post.room for post in PUBLISHED) == {"wg1": 52, "wg2": 38}
    assert len({cast.posters()[post.author].email for post in PUBLISHED}) == 28
    assert len({post.author for post in PUBLISHED if post.role}) == 5
    assert Counter(post.fate for post in POSTS) == {"published": 90, "declined": 3, "withdrawn": 2}
    assert {post.language for post in PUBLISHED} == {"ar", "en", "es", "fr"}


def test_who_posts_in_a_role_holds_it_and_never_posts_as_a_voice():
    by_author = {}
    for post in POSTS:
        by_author.setdefault(post.author, set()).add(post.role)
    for author, roles in by_author.items():
        held = cast.posters()[author].roles
        assert len(roles) == 1
        assert roles == {None} and not cast.STAFF_ROLES.intersection(held) or roles.intersection(held)


def test_moderators_write_in_their_own_room():
    for post in POSTS:
        if post.role == "moderator":
            assert cast.posters()[post.author].key in showcase.ROOM_MODERATORS[post.room]


def test_posts_are_written_while_the_rooms_are_open():
    assert all(stages.ROOMS_OPEN <= post.day <= stages.ROOMS_CLOSE for post in POSTS)


def test_every_guiding_question_has_three_or_more_posters():
    for room in texts.ROOMS:
        for index in range(len(room["questions"])):
            authors = {post.author for post in PUBLISHED if (post.room, post.question_index) == (room["slug"], index)}
            assert len(authors) >= 3
        assert max(post.question_index for post in POSTS if post.room == room["slug"]) == len(room["questions"]) - 1


def test_a_reply_answers_an_earlier_post_of_the_same_question_that_is_no_reply():
    known = {}
    for post in POSTS:
        if post.reply_to:
            parent = known[post.reply_to]
            assert (parent.room, parent.question_index, parent.fate) == (post.room, post.question_index, "published")
            assert parent.reply_to is None
        known[post.key] = post
    assert len(known) == len(POSTS)
    assert sum(post.reply_to is not None for post in PUBLISHED) == 28


def test_every_post_is_its_own_and_in_the_script_of_its_language():
    assert len({post.text for post in POSTS}) == len(POSTS)
    for post in POSTS:
        arabic = len(re.findall(r"[\u0600-\u06ff]", post.text)) > len(post.text) / 2
        assert arabic == (post.language == "ar")
        assert len(post.text.split()) >= 12 or post.fate == "withdrawn"
        assert bool(post.decline_reason) == (post.fate == "declined")


@pytest.mark.parametrize("content", [texts.CONVENING, texts.ORGANISATIONS, texts.SESSIONS, texts.ROOMS, texts.UPDATES,
                                     texts.RESOURCES, [office.name for office in offices.OFFICES], places.REGION_NAMES])
def test_every_text_is_there_in_four_languages(content):
    found = list(leaves(content))
    assert found
    for path, words in found:
        assert sorted(words) == ["ar", "en", "es", "fr"], path
        assert len({words[language].strip() for language in words} - {""}) == 4, path


def test_the_sessions_stand_where_the_report_puts_them():
    starts = {slug: attendance.session_times(slug)[0].strftime("%d %B %H:%M") for slug in SESSIONS}
    assert starts == {"opening": "07 July 14:00", "key-topics": "08 July 14:00", "working-group-1": "14 July 13:00",
                      "working-group-2": "15 July 08:00", "closing": "27 July 14:00"}


def test_there_is_somebody_for_every_role_and_reader():
    known = cast.by_key()
    assert {role for person in cast.people() for role in person.roles} == {
        "participant", "nominator", "secretariat", "moderator", "speaker", "chair", "interpreter", "rapporteur",
        "evaluator", "custodian", "help_desk", "donor"}
    assert {language: known[f"participant_{language}"].language for language in texts.LANGUAGES} == {
        "en": "en", "ar": "ar", "es": "es", "fr": "fr"}
    assert all(key in known for key in showcase.SHOWCASE)


@pytest.mark.parametrize("layout", ["Z1b", "Z3"])
@pytest.mark.parametrize("slug", SESSIONS)
def test_the_export_says_in_new_york_time_what_was_recorded(slug, layout):
    text = attendance.zoom_csv(slug, layout=layout).decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(text)))
    header = next(n for n, line in enumerate(lines) if line and line[0].lower() == "name (original name)")
    new_york = ZoneInfo("America/New_York")
    shown = [(datetime.strptime(line[2], "%m/%d/%Y %I:%M:%S %p").replace(tzinfo=new_york),
              datetime.strptime(line[3], "%m/%d/%Y %I:%M:%S %p").replace(tzinfo=new_york), line[7] == "Yes")
             for line in lines[header + 1:]]
    assert shown == [(row.joined, row.left, row.waiting_room) for row in attendance.rows(slug)]


def test_a_row_without_address_shows_an_exact_name_a_handle_or_a_stranger():
    handles = {person.email: f"P-{number:04}" for number, person in enumerate(cast.members())}
    names = {person.name for person in cast.members()}
    for slug in SESSIONS:
        lines = list(csv.reader(io.StringIO(attendance.zoom_csv(slug, handles=handles).decode("utf-8-sig"))))[4:]
        bare = [line[0] for line in lines if not line[1]]
        by_handle = [name for name in bare if name in handles.values()]
        by_name = [name for name in bare if name in names]
        assert by_handle and by_name
        assert len(set(bare) - set(by_handle) - set(by_name)) == len(attendance._UNKNOWN[slug])
