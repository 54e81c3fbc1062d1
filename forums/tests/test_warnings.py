"""Before it is sent, the author is told what her text tells: by its shape, never by who is a member."""

import time
import uuid

import pytest
from hypothesis import given, settings, strategies as st

from convening import warnings
from forums.models import Post

ROOM = "/c/gathering/rooms/wg1/"


@pytest.mark.parametrize(
    ("text", "kind", "passage"),
    [
        ("Write to salma.haddad@example.org today.", "email", "salma.haddad@example.org"),
        ("salma (at) example (dot) org", "email", "salma (at) example (dot) org"),
        ("اكتبوا إلى salma@example.org.", "email", "salma@example.org"),
        ("Call +961 70 123 456.", "phone", "+961 70 123 456"),
        ("Llama al 00961-70-123-456", "phone", "00961-70-123-456"),
        ("(020) 7946 0958", "phone", "(020) 7946 0958"),
        ("+1 (212) 555-0123", "phone", "+1 (212) 555-0123"),
        ("اتصلوا على ٠٧٠ ١٢٣ ٤٥٦ الآن", "phone", "٠٧٠ ١٢٣ ٤٥٦"),
        ("تماس ۰۹۱۲ ۳۴۵ ۶۷۸۹", "phone", "۰۹۱۲ ۳۴۵ ۶۷۸۹"),
        ("We met at 12 Cedar Street", "street", "12 Cedar Street"),
        ("en la calle Mayor 12, Madrid", "street", "calle Mayor 12"),
        ("carrera 7 # 45-12", "street", "carrera 7 # 45-12"),
        ("au 12, rue de la Paix", "street", "12, rue de la Paix"),
        ("rue de la Loi 16", "street", "rue de la Loi 16"),
        ("شارع الحمرا ١٢", "street", "شارع الحمرا ١٢"),
        ("شارع الجامعة، رقم 5", "street", "شارع الجامعة، رقم 5"),
        ("33.8938, 35.5018", "place", "33.8938, 35.5018"),
        ("33° 53' 20\" N, 35° 30' 10\" E", "place", "33° 53' 20\" N, 35° 30' 10\" E"),
        ("@salma_h says so", "handle", "@salma_h"),
        ("https://t.me/salma_h", "handle", "https://t.me/salma_h"),
        ("تلغرام: salma_h", "handle", "تلغرام: salma_h"),
    ],
)
def test_what_leads_to_somebody_is_found_in_any_digits(text, kind, passage):
    assert [(one.kind, one.text) for one in warnings.found_in(text)] == [(kind, passage)]


@pytest.mark.parametrize(
    "text",
    [
        "Resolution 1325 (2000) and A/HRC/45/12 of 2020/21.", "From 2019-2021 to 12/07/2021, 14.30.", "12 000 000 people, 1.500.000 euros, $1200000.",
        "The 5 most dangerous streets, the road with 12 dead, place de la République, 1200 personnes.", "Salma Haddad was there.",
        "في ٢٠ شارعا و٣ مدن", "Article 19(2), paragraph 3: 40% women, 150 people in 3 days.", "S/2020/1234567",
    ],
)  # fmt: skip
def test_figures_dates_documents_and_names_are_no_reason(text):
    assert warnings.found_in(text) == []


JUNK = ["a", "1 ", "1-", "(", "@", "a.", "a@", "a@a.", "calle ", "rue ", "شارع ", "1° ", "1.111 ", "x.com/", "١ ", "12 rue ", "1 bis ", "' ", "12 a ", "c/ ", "+1(", "whatsapp:"]


@pytest.mark.parametrize("piece", JUNK)
def test_no_text_makes_it_slow(piece):
    text = (piece * 5000)[:5000]
    began = time.process_time()
    warnings.found_in(text)
    assert time.process_time() - began < 0.4


@settings(max_examples=15, deadline=None)
@given(st.lists(st.sampled_from([*JUNK, "street", "org", "°", "12", "#", ",", "é", "\n", "٠"]), max_size=12).map(lambda parts: "".join(parts) * 60))
def test_no_mixture_does_either(text):
    began = time.process_time()
    warnings.found_in(text[:5000])
    assert time.process_time() - began < 0.4


# ── On the page ───────────────────────────────────────────────────────────────────────────────────────────────────────
def _sent(text, **more):
    return {"client_key": str(uuid.uuid4()), "question": "1", "text": text, "mode": "veiled", "language": "en", **more}


def test_it_comes_back_with_what_was_found_and_a_box_for_exactly_that(cast, room, signed_in):
    browser = signed_in(cast.other)
    answer = browser.post(ROOM, _sent("Call +961 70 123 456."))
    html = answer.content.decode()
    assert (answer.status_code, Post.objects.count()) == (409, 0)
    assert "<bdi>+961 70 123 456</bdi>" in html and "Call +961 70 123 456.</textarea>" in html
    box = html.split('name="despite" value="')[1].split('"')[0]
    assert browser.post(ROOM, _sent("Call +961 70 999 999.", despite=box)).status_code == 409  # another number
    assert browser.post(ROOM, _sent("Call +961 70 123 456.", despite=box)).status_code == 302
    assert Post.objects.get().source == "Call +961 70 123 456."


def test_a_members_name_and_a_strangers_are_answered_alike(cast, room, signed_in):
    """The author is no oracle of who takes part: the name of a member passes as anybody's does."""
    browser = signed_in(cast.other)
    names = [cast.participant.profile.name, "Nobody Ofthatname", cast.stranger.profile.name]
    assert [browser.post(ROOM, _sent(f"{name} knows.")).status_code for name in names] == [302, 302, 302]
    mails = [cast.participant.profile.email, "nobody@elsewhere.example"]
    assert [browser.post(ROOM, _sent(f"Ask {mail} for it.")).status_code for mail in mails] == [409, 409]
