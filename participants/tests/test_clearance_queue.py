"""The queue of the clearance: narrowed, sought in, in the reader's order; the balance beside it; who may be named twice."""

import uuid

import pytest
from django.urls import reverse

from participants import selectors, services
from participants.models import Invitation, Nomination
from participants.selectors import spellings

from .conftest import somebody

pytestmark = pytest.mark.django_db


@pytest.fixture
def url(cast):
    return lambda name, *args: reverse(name, args=[cast.convening.slug, *args])


@pytest.fixture
def browser(signed_in, cast):
    return signed_in(cast.secretariat)


@pytest.fixture
def names(cast):
    """`names(stage="nominated", …)`: whom the queue shows."""

    def shown(**narrow):
        return sorted(row.name for row in selectors.narrowed(selectors.clearance_queue(cast.convening), **narrow))

    return shown


def key():
    return {"client_key": str(uuid.uuid4())}


# ── Narrowed ──────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_each_filter_finds_its_own_and_what_was_not_told(named, names, offices):
    named("Amal", region="Africa", kind_of_actor="Academia and research", first_timer=True)
    named("Budur", region="", kind_of_actor="", first_timer=False, profile=somebody("Budur", language="es"))
    named("Cira", office=offices.south)
    named("Dunya")
    everybody = ["Amal", "Budur", "Cira", "Dunya"]
    assert names() == everybody
    assert names(office="south") == ["Cira"]
    assert names(region="Africa") == ["Amal"]
    assert names(region="none") == ["Budur"] == names(kind="none") == names(language="es") == names(first="no")
    assert names(kind="Academia and research") == ["Amal"] == names(first="yes")
    assert names(first="none") == ["Cira", "Dunya"]
    assert names(seat="reserve") == ["Dunya"]
    assert names(seat="seat") == ["Amal", "Budur", "Cira"]
    assert names(seat="none") == []


def test_what_stands_out_can_be_looked_at_alone(named, invited, names, offices, cast):
    both = somebody("Person Both")
    named(profile=both)
    named(profile=both, office=offices.south)
    asked = named("Person Asked", office=offices.south)
    services.ask_back(asked, "Why?", by=cast.secretariat)
    assert names(stage="asked") == ["Person Asked"]
    services.answer_question(asked, "Because.", by=offices.south_nominator, key=uuid.uuid4())
    invited("Person Invited")
    Invitation.objects.update(undelivered_on="2021-07-09")
    services.hold_decision(cast.convening, [asked], "clear", by=cast.secretariat, key=uuid.uuid4())
    assert names(mark="twice") == ["Person Both"] * 2
    assert names(mark="answered") == ["Person Asked"] == names(mark="held")
    assert names(mark="undelivered") == ["Person Invited"]
    assert names(mark="flagged") == [] == names(mark="alike")


def test_the_filters_of_the_page_are_kept_through_a_decision(browser, named, url):
    nomination = named("Person A", first_timer=True)
    page = browser.get(url("clearance") + "?first=yes&order=longest&region=nonsense").content.decode()
    assert 'name="first" value="yes"' in page and 'name="order" value="longest"' in page and 'value="nonsense"' not in page
    form = {"picked": [nomination.pk], "deed": "clear", "first": "yes", "order": "longest"}
    after = browser.post(url("clearance_decide"), form | key()).url
    assert after == url("clearance") + "?office=&stage=nominated&order=longest&first=yes"


def test_all_on_a_page_are_ticked_without_scripts(browser, named, url):
    for n in range(3):
        named(f"Person {n}")
    assert browser.get(url("clearance")).content.decode().count(" checked") == 0
    assert browser.get(url("clearance") + "?tick=all").content.decode().count(" checked") == 3


def test_what_was_ticked_stays_ticked_when_the_list_comes_back(browser, named, url, offices):
    a, b, c = (named(f"Person {n}") for n in "ABC")
    services.withdraw_nomination(c, by=offices.north_nominator)
    answer = browser.post(url("clearance_decide"), {"picked": [a.pk, b.pk, c.pk], "deed": "clear"} | key())
    assert answer.status_code in (200, 409)
    assert answer.content.decode().count(" checked") == 2


# ── In order ──────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_names_stand_where_a_reader_looks_for_them(named, cast):
    for name in ("Zoé Abc", "Óscar Abc", "Nuria Abc", "Ñusta Abc", "Oana Abc", "أمل", "آمنة", "باسل"):
        named(profile=somebody(name, email=f"{uuid.uuid4().hex}@x.example"))
    rows = selectors.clearance_queue(cast.convening)
    in_english = [row.name for row in selectors.in_order(rows, "name", "en")]
    assert in_english == ["Nuria Abc", "Ñusta Abc", "Oana Abc", "Óscar Abc", "Zoé Abc", "أمل", "آمنة", "باسل"]
    assert [row.name for row in selectors.in_order(rows, "name", "es")][:3] == ["Nuria Abc", "Ñusta Abc", "Oana Abc"]
    assert [row.name for row in selectors.in_order(rows, "name", "ar")][:3] == ["أمل", "آمنة", "باسل"]


def test_by_office_and_place_or_by_how_long_they_wait(named, cast, offices):
    named("Zora")
    named("Amal")
    named("Bea", office=offices.south)
    Nomination.objects.filter(office=offices.south).update(made_on="2021-06-01")
    rows = selectors.clearance_queue(cast.convening)
    assert [row.name for row in selectors.in_order(rows, "office", "en")] == ["Zora", "Amal", "Bea"]
    assert [row.name for row in selectors.in_order(rows, "longest", "en")] == ["Bea", "Amal", "Zora"]


# ── Sought ────────────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("sought", "name"),
    [
        ("haddad", "Salma Al-Ḥaddād"), ("al-haddad salma", "Salma Haddad"), ("muhammad", "Mohamed Salah"), ("محمد", "Mohammed Salah"),
        ("Mohammad", "مُحَمَّد صلاح"), ("امنة", "آمنة"), ("ايمان", "إيمان"), ("ليلي", "ليلى"), ("فاطمه", "فاطمة"), ("yusuf", "Youssef Nader"),
        ("oconnor", "Máire O’Connor"), ("lodz", "Kasia Łódź"), ("muñoz", "Ana Munoz"), ("شريف", "Chérif Ben"), ("ivanova", "Иванова"),
    ],
)  # fmt: skip
def test_a_name_is_found_in_any_script_and_spelling(sought, name):
    assert spellings.finder(sought)(name)


@pytest.mark.parametrize(("sought", "name"), [("haddad", "Salma Harb"), ("salma", "Selim"), ("", "Salma"), ("  '", "Salma"), ("omar", "Amer Said")])
def test_another_name_is_not_found(sought, name):
    assert not spellings.finder(sought)(name)


def test_whoever_is_sought_is_found_in_any_state_and_stands_in_no_address(browser, named, url, cast):
    named(profile=somebody("Salma Haddad", name_original="سلمى حداد", email="salma@field.example", affiliation="Wadi Circle"))
    services.decline_nomination(named("Person B"), by=cast.secretariat)
    for sought in ("haddad", "حدّاد", "SALMA@field.example", "wadi"):
        page = browser.post(url("clearance_find"), {"sought": sought}).content.decode()
        assert "One nomination found" in page and "Salma Haddad" in page and "Person B" not in page
    assert "Not cleared" in browser.post(url("clearance_find"), {"sought": "person"}).content.decode()
    nobody = browser.post(url("clearance_find"), {"sought": "<b>nobody"}).content.decode()
    assert "Nobody of this name" in nobody and "&lt;b&gt;nobody" in nobody
    empty = browser.get(url("clearance_find") + "?sought=haddad").content.decode()
    assert "Salma Haddad" not in empty and "found" not in empty
    forms = browser.get(url("clearance")).content.decode()
    assert f'method="post" role="search" action="{url("clearance_find")}"' in forms


def test_what_is_sought_is_asked_of_no_table(browser, named, url, django_assert_max_num_queries):
    named("Salma Haddad")
    with django_assert_max_num_queries(12) as captured:
        browser.post(url("clearance_find"), {"sought": "haddad"})
    assert "haddad" not in " ".join(query["sql"] for query in captured.captured_queries).lower()


# ── The balance ───────────────────────────────────────────────────────────────────────────────────────────────────────
def in_words(trait, value):
    return {True: "yes", False: "no"}.get(value, value)


def weighed(cast):
    return selectors.balance(selectors.clearance_queue(cast.convening), in_words)


def lines(balance, label):
    (trait,) = [trait for trait in balance.traits if str(trait.label) == label]
    return {str(line.label or "–"): (line.coming, line.waiting, line.then) for line in trait.lines if line.coming or line.waiting or line.then}


@pytest.fixture
def mixed(named, cast, offices):
    """Two cleared of the Arab States, one of them by two offices; two waiting of Africa, one of whom comes for the first time; one not told."""
    both = somebody("Person Both")
    cleared = [named(profile=both), named(profile=both, office=offices.south), named("Person B", office=offices.south)]
    services.clear(cleared, by=cast.secretariat)
    return [
        named("Person C", region="Africa", first_timer=True),
        named("Person D", region="Africa", first_timer=False),
        named("Person E", region="", kind_of_actor=""),
    ]


def test_people_count_once_and_by_what_was_told(mixed, cast):
    balance = weighed(cast)
    assert (balance.coming, balance.waiting, balance.then) == (2, 3, None)
    assert lines(balance, "Region") == {"Arab States": (2, 0, None), "Africa": (0, 2, None), "–": (0, 1, None)}
    assert lines(balance, "First convening of this kind") == {"yes": (0, 1, None), "no": (0, 1, None), "–": (2, 1, None)}
    assert "Gender" not in [str(trait.label) for trait in balance.traits]


def test_a_region_of_which_nobody_was_named_is_seen(mixed, cast):
    (region, *_more) = weighed(cast).traits
    assert (0, 0) in [(line.coming, line.waiting) for line in region.lines if str(line.label) == "Latin America and the Caribbean"]


def test_the_preview_says_what_the_picked_would_change(mixed, cast):
    rows = selectors.clearance_queue(cast.convening)
    first, _second, last = mixed
    balance = selectors.balance(rows, in_words, picked=[first.pk, last.pk], deed="clear")
    assert (balance.coming, balance.then) == (2, 4)
    assert lines(balance, "Region") == {"Arab States": (2, 0, 2), "Africa": (0, 2, 1), "–": (0, 1, 1)}
    of_both = [row.nomination.pk for row in rows if row.name == "Person Both"]
    assert selectors.balance(rows, in_words, picked=of_both[:1], deed="decline").then == 2, "the other office's nomination stands"
    assert selectors.balance(rows, in_words, picked=of_both, deed="decline").then == 1


def test_whoever_said_no_is_not_counted(invited, cast):
    invitation, _token = invited()
    assert weighed(cast).coming == 1
    services.decline_invitation(invitation, key=uuid.uuid4())
    assert weighed(cast).coming == 0


def test_gender_is_what_the_office_wrote_and_never_her_own_answer(named, cast):
    nomination = named()
    nomination.particulars = {**nomination.particulars, "gender": "woman"}
    nomination.save()
    silent = named("Person B")
    silent.person.change_profile(gender="woman")
    balance = weighed(cast)
    assert lines(balance, "Gender") == {"woman": (0, 1, None), "–": (0, 1, None)}


# ── Perhaps the same ──────────────────────────────────────────────────────────────────────────────────────────────────
def test_two_spellings_under_two_addresses_are_pointed_out_and_nothing_follows(named, cast, offices, browser, url):
    one = named(profile=somebody("Mohammed Al-Haddad", email="one@x.example"))
    other = named(profile=somebody("Haddad, Muhammad", name_original="محمد الحداد", email="two@x.example"), office=offices.south)
    named(profile=somebody("Mohamed Haddad", email="three@x.example"), region="Africa")
    rows = {row.nomination.pk: row for row in selectors.clearance_queue(cast.convening)}
    assert [row.nomination.pk for row in rows[one.pk].alike] == [other.pk]
    page = browser.get(url("clearance_nomination", one.pk)).content.decode()
    assert "Perhaps the same person" in page and "two@x.example" in page and "three@x.example" not in page
    assert "Perhaps the same person as" in browser.get(url("clearance")).content.decode()
    assert set(Nomination.objects.values_list("state", flat=True)) == {"nominated"}


def test_a_name_that_very_many_bear_says_nothing(named, cast):
    for n in range(13):
        named(profile=somebody("Amal Haddad", email=f"amal{n}@x.example"))
    assert not any(row.alike for row in selectors.clearance_queue(cast.convening))


def test_two_names_that_share_a_word_are_two_people(named, cast, offices):
    named("Salma Haddad")
    named("Salma Harb", office=offices.south)
    assert [row.alike for row in selectors.clearance_queue(cast.convening)] == [[], []]


# ── One nomination ────────────────────────────────────────────────────────────────────────────────────────────────────
def test_both_offices_words_stand_side_by_side_and_one_press_settles_it(named, browser, url, offices):
    both = somebody("Person Both")
    north = named(profile=both, reason="She speaks for the north.")
    south = named(profile=both, office=offices.south, reason="She speaks for the south.")
    page = browser.get(url("clearance_nomination", north.pk)).content.decode()
    assert "She speaks for the north." in page and "She speaks for the south." in page
    browser.post(url("clearance_decide_one", south.pk), {"deed": "keep_this"} | key())
    assert (Nomination.objects.get(pk=north.pk).state, Nomination.objects.get(pk=south.pk).state) == ("declined", "cleared")


@pytest.mark.parametrize("many", [1, 3])
def test_one_nomination_asks_the_database_seldom(many, named, browser, url, cast, offices, django_assert_max_num_queries):
    for n in range(many):
        both = somebody(f"Person {n}")
        nomination = named(profile=both)
        named(profile=both, office=offices.south)
    services.hold_decision(cast.convening, [nomination], "clear", by=cast.secretariat, key=uuid.uuid4())
    browser.get(url("clearance"))
    for page in (url("clearance"), url("clearance_nomination", nomination.pk)):
        with django_assert_max_num_queries(12):
            browser.get(page)


def test_the_risk_note_stands_on_the_page_of_the_clearance_only(named, browser, url, signed_in, offices):
    nomination = named()
    nomination.risk_note = "Her village is watched."
    nomination.save()
    assert "Her village is watched." in browser.get(url("clearance_nomination", nomination.pk)).content.decode()
    assert "Her village" not in browser.get(url("clearance")).content.decode()
    assert "Her village" not in signed_in(offices.north_nominator).get(url("nominations_office", "north")).content.decode()


def test_a_decision_on_one_takes_effect_at_once_and_is_taken_back(named, browser, url):
    nomination = named()
    page = url("clearance_nomination", nomination.pk)
    for deed, state in (("clear", "cleared"), ("take_back", "nominated"), ("decline", "declined"), ("take_back", "nominated")):
        assert browser.post(url("clearance_decide_one", nomination.pk), {"deed": deed} | key()).url == page
        assert Nomination.objects.get().state == state
    story = browser.get(page).content.decode()
    assert story.count("Decision taken back") == 2 and "Vera Lind" in story


def test_a_question_is_asked_from_the_page_and_keeps_what_was_typed(named, browser, url, cast):
    nomination = named()
    empty = browser.post(url("clearance_ask", nomination.pk), {"question": ""} | key())
    assert (empty.status_code, "Write what you want to know." in empty.content.decode()) == (409, True)
    browser.post(url("clearance_ask", nomination.pk), {"question": "Whom does she speak for?"} | key())
    page = browser.get(url("clearance_nomination", nomination.pk)).content.decode()
    assert "Whom does she speak for?" in page and "not answered yet" in page
    services.clear([nomination], by=cast.secretariat)
    late = browser.post(url("clearance_ask", nomination.pk), {"question": "And why?"} | key())
    assert late.status_code == 409 and "Take the decision back first" in late.content.decode()
