"""Addresses as people paste them."""

import pytest

from convening.errors import Refused
from convening.models.people import alias_for
from participants.addresses import clean_address, visible


@pytest.mark.parametrize(
    "written, clean",
    [
        ("amal@field.example", "amal@field.example"),
        ("  Amal.H@FIELD.example ", "Amal.H@field.example"),
        ("\u202eamal@field.example\u202c", "amal@field.example"),
        ("amal\u200b@field.exa\u00admple", "amal@field.example"),
        ("mailto:amal@field.example", "amal@field.example"),
        ("Amal Haddad <amal@field.example>,", "amal@field.example"),
        ("amal\uff20field.example", "amal@field.example"),
        ("amal@bücher.example", "amal@bücher.example"),
        ("amal@مثال.example", "amal@مثال.example"),
    ],
)
def test_what_is_not_seen_is_taken_out(written, clean):
    assert clean_address(written) == clean


@pytest.mark.parametrize(
    "written, code",
    [
        ("", "address.missing"),
        ("\u200b", "address.missing"),
        (None, "address.missing"),
        ("amal", "address.unreadable"),
        ("amal@", "address.unreadable"),
        ("@field.example", "address.unreadable"),
        ("amal@field", "address.unreadable"),
        ("amal@field..example", "address.unreadable"),
        ("a@b@field.example\r\nBcc: x@y.example", "address.unreadable"),
        ("amal@field.example,noor@field.example", "address.unreadable"),
        ("a" * 300 + "@field.example", "address.unreadable"),
        ("amal@" + "ü" * 70 + ".example", "address.unreadable"),
        ("أمل@field.example", "address.not_latin"),
    ],
)
def test_what_cannot_work_is_refused_with_the_reason(written, code):
    with pytest.raises(Refused) as refused:
        clean_address(written)
    assert refused.value.code == code


def test_spellings_of_one_mailbox_are_one_person(own_keyring):
    spellings = ("amal@bücher.example", "AMAL@BÜCHER.example", "amal@xn--bcher-kva.example", "amal@bu\u0308cher.example")
    assert len({alias_for(clean_address(s)) for s in spellings}) == 1


def test_names_lose_marks_of_direction_and_keep_joiners():
    assert visible("\u202eAmal\u202c  Haddad\x07\n") == "Amal Haddad"
    assert visible("می\u200cخواهم") == "می\u200cخواهم"
