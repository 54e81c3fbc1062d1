"""Codes on paper: whose they are, how often they open, what is forgiven in typing, for whom none is printed."""

import re
import unicodedata
from datetime import date, datetime, timedelta, UTC

import pytest

from convening import clock
from convening.errors import Forbidden, Refused
from convening.models import AuditEntry, Participation
from convening.testing import new_convening, person_in
from participants.models import PrintedCode
from participants.services import codes

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(cast):
    return person_in(cast.convening, "help_desk", name="Hana Desk", member=False)


def refused(deed, *words, **more):
    with pytest.raises(Refused) as problem:
        deed(*words, **more)
    return problem.value.code


def test_a_code_is_long_enough_and_stored_as_a_digest_only(cast, desk):
    text = codes.issue(cast.convening, cast.participant, by=desk)
    assert re.fullmatch(r"[0-9A-Z]{5}(-[0-9A-Z]{5}){2}", text)
    assert len(set(codes.ALPHABET)) ** 15 > 2**60
    row = PrintedCode.objects.get()
    assert text.replace("-", "").encode() not in bytes(row.digest)
    assert (row.issued_on, row.last_day) == (date(2021, 7, 10), date(2021, 7, 23))


def test_a_code_opens_once_and_leaves_no_row(cast, desk):
    text = codes.issue(cast.convening, cast.participant, by=desk)
    assert codes.spend(text) == cast.participant
    assert codes.spend(text) is None
    assert not PrintedCode.objects.exists()


def test_a_code_is_too_old_after_its_last_day(cast, desk):
    text = codes.issue(cast.convening, cast.participant, by=desk, days=1)
    clock.set_to(datetime(2021, 7, 11, 4, 1, tzinfo=UTC))  # a minute after midnight in New York
    assert codes.spend(text) is None
    clock.set_to(datetime(2021, 7, 11, 3, 59, tzinfo=UTC))
    assert codes.spend(text) == cast.participant


def test_a_new_code_replaces_the_one_before_it(cast, desk):
    first, second = (codes.issue(cast.convening, cast.participant, by=desk) for _turn in range(2))
    assert codes.spend(first) is None
    assert codes.spend(second) == cast.participant


def test_a_code_of_one_convening_is_not_taken_for_another(cast, desk):
    text = codes.issue(cast.convening, cast.participant, by=desk)
    other = new_convening("another")
    assert codes.spend(text, convening=other) is None
    assert codes.spend(text, convening=cast.convening) == cast.participant


def in_arabic_digits(text):
    return "".join(chr(0x660 + int(sign)) if sign.isdigit() else sign for sign in text)


def full_width(text):
    return "".join(chr(ord(sign) + 0xFEE0) for sign in text)


@pytest.mark.parametrize(
    "typed",
    [
        str.lower,
        lambda text: text.replace("-", " "),
        lambda text: f"  {text.replace('-', '')}\u200f\n",
        lambda text: text.replace("-", "\u2013"),
        in_arabic_digits,
        full_width,
        lambda text: text.translate(str.maketrans("01258", "OLZSB")),
        lambda text: text.translate(str.maketrans("01V6", "oiug")),
        lambda text: text.translate(str.maketrans("AEHKMPTX", "АЕНКМРТХ")),
    ],
)
def test_typing_is_forgiven(typed, cast, desk):
    for _turn in range(4):
        text = codes.issue(cast.convening, cast.participant, by=desk)
        assert codes.readable(typed(text)) == text.replace("-", "")
    assert codes.spend(typed(text)) == cast.participant


@pytest.mark.parametrize("nonsense", ["", "-", "x" * 10_000, "\x00", "\ud800", "½²", "'; --", "\u0661" * 15])
def test_nonsense_opens_nothing(nonsense, cast):
    assert codes.spend(nonsense) is None


def test_signs_of_the_alphabet_are_never_read_as_one_another():
    assert codes.readable(codes.ALPHABET) == codes.ALPHABET
    assert unicodedata.normalize("NFKC", codes.ALPHABET) == codes.ALPHABET


@pytest.mark.parametrize("role", ["secretariat", "moderator", "evaluator", "custodian", "help_desk", "nominator", "rapporteur", "donor"])
def test_nobody_becomes_an_officer_by_a_code(role, cast, desk):
    officer = person_in(cast.convening, "participant", role, name="Ola Officer")
    assert refused(codes.issue, cast.convening, officer, by=desk) == "code.has_an_office"
    assert refused(codes.issue, cast.convening, officer, by=cast.secretariat) == "code.has_an_office"


def test_nor_an_officer_of_another_convening(cast, desk):
    another = new_convening("another")
    Participation.objects.create(person=cast.participant, convening=another, roles=["secretariat"], handle="P-1")
    assert refused(codes.issue, cast.convening, cast.participant, by=desk) == "code.has_an_office"


def test_without_an_invitation_no_code(cast, desk, named):
    person = named().person
    assert refused(codes.issue, cast.convening, person, by=desk) == "code.not_invited"
    assert refused(codes.issue, cast.convening, cast.stranger, by=desk) == "code.not_invited"


def test_an_invited_person_is_given_one(cast, desk, invited):
    invitation, _token = invited()
    assert codes.spend(codes.issue(cast.convening, invitation.person, by=desk)) == invitation.person
    clock.set_to(invitation.expires_at + timedelta(days=1))
    assert refused(codes.issue, cast.convening, invitation.person, by=desk) == "code.not_invited"


def test_for_a_careful_person_the_secretariat_prints(cast, desk):
    cast.participant.change_profile(careful=True, pen_name="Amber")
    assert refused(codes.issue, cast.convening, cast.participant, by=desk) == "code.careful"
    assert codes.issue(cast.convening, cast.participant, by=cast.secretariat)


@pytest.mark.parametrize("who", ["participant", "nominator", "moderator", "evaluator", "stranger"])
def test_others_issue_and_cancel_nothing(who, cast, desk):
    codes.issue(cast.convening, cast.participant, by=desk)
    for deed, thing in ((codes.issue, (cast.convening, cast.other)), (codes.cancel, (PrintedCode.objects.get(),))):
        with pytest.raises(Forbidden):
            deed(*thing, by=getattr(cast, who))


def test_a_sheet_is_whole_or_not_at_all(cast, desk):
    wrong = [cast.participant, cast.other, cast.moderator]
    assert refused(codes.issue_sheet, cast.convening, wrong, by=desk) == "code.has_an_office"
    assert not PrintedCode.objects.exists()
    texts = codes.issue_sheet(cast.convening, wrong[:2], by=desk)
    assert [codes.spend(text) for text in texts] == wrong[:2]


@pytest.mark.parametrize("days", [0, 31, -1])
def test_a_code_works_for_thirty_days_at_most(days, cast, desk):
    assert refused(codes.issue, cast.convening, cast.participant, by=desk, days=days) == "code.days"


def test_one_officer_prints_so_many_a_day(cast, desk, monkeypatch):
    monkeypatch.setattr(codes, "MOST_A_DAY", 1)
    codes.issue(cast.convening, cast.participant, by=desk)
    assert refused(codes.issue, cast.convening, cast.other, by=desk) == "code.too_many"
    assert codes.issue(cast.convening, cast.other, by=cast.secretariat)


def test_the_audit_tells_who_and_for_whom_and_never_the_code(cast, desk):
    text = codes.issue(cast.convening, cast.participant, by=desk)
    codes.cancel(PrintedCode.objects.get(), by=cast.secretariat)
    assert codes.spend(text) is None
    told = AuditEntry.objects.filter(verb__startswith="participants.code_").values_list("verb", "actor_id", "target", "note")
    her = f"convening.user:{cast.participant.pk}"
    assert list(told) == [
        ("participants.code_issued", desk.pk, her, "14"),
        ("participants.code_cancelled", cast.secretariat.pk, her, ""),
    ]
    assert not any(text[:5] in str(entry) for entry in AuditEntry.objects.values_list())


def test_of_two_who_use_a_code_at_once_one_gets_in(cast, desk):
    text = codes.issue(cast.convening, cast.participant, by=desk)
    both = [codes.waiting(text) for _browser in range(2)]
    assert [codes.use_up(code) for code in both] == [True, False]
