"""Bad inputs TXT 65 to 86: nothing that somebody types runs, fetches, hides, poses as somebody, makes a page slow, or stays where it was
taken back. A small version, always on; the vectors are in bad_texts.py.

75, 77 and 82 have tests of their own in test_warnings, test_wording and test_drafts; 80 and 81 in test_corrections.
"""

import importlib
import pkgutil
import re
import time
import uuid
from datetime import datetime
from html.parser import HTMLParser
from types import SimpleNamespace

import pytest
from django.db import models
from django.test import Client
from django.utils import translation

import forums
from convening import cleaning, honesty, warnings
from convening.models import Participation
from convening.testing import person_in
from convening.tests import surfaces
from convening.tests.matrix import ARGUMENT
from forums import fragments, selectors, wording
from forums.models import Correction, Post, Quote, Room, SubTheme, Table, Translation
from forums.services import notices, quoting
from sessions.models import LeftQuestion
from sessions.services import schedule_session

from .bad_texts import BOMBS, EVIL, TEMPLATES, UNSEEN, VECTORS
from .conftest import new_room

ROOM = "/c/gathering/rooms/wg1/"
ADDRESSES = {"href", "src", "srcset", "action", "formaction", "poster", "data", "ping", "background", "xlink:href", "cite"}
ELEMENTS = {"p", "br", "strong", "em", "ul", "ol", "li", "blockquote", "a", "bdi", "h3", "h4", "h5", "table", "thead", "tbody", "tr", "th", "td", "sup", "section", "hr"}


class _Page(HTMLParser):
    """What would run or fetch in a page: elements and attributes that are not the house's own."""

    def __init__(self, html, only=None):
        super().__init__(convert_charrefs=True)
        self.only, self.wrong, self.text = only, [], []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if self.only is not None and tag not in self.only:
            self.wrong.append(f"<{tag}>")
        if tag in ("iframe", "object", "embed", "base", "style", "frame", "applet") or tag == "script" and not (attributes.get("src") or "").startswith("/static/"):
            self.wrong.append(f"<{tag}>")
        for name, value in attributes.items():
            if name.startswith("on") or name == "style":
                self.wrong.append(f"{tag} {name}")
            if name in ADDRESSES and not re.match(r"https?://[^@]*$|/(?!/)|\?|#|$|data:image/", (value or "").strip()):
                self.wrong.append(f"{tag} {name}={value}")
            if tag != "a" and name in ADDRESSES and "e.example" in (value or ""):
                self.wrong.append(f"{tag} fetches")

    def handle_data(self, data):
        self.text.append(data)


def test_there_are_as_many_vectors_as_a_public_list_has():
    assert len(VECTORS) == len(set(VECTORS)) >= 200


@pytest.mark.parametrize("around", ["A word {} and on.", "كلمة {} ثم أخرى.", "Antes {} y después.", "{}"])
def test_65_no_vector_runs_in_a_rendered_text(around):
    for vector in VECTORS:
        html = wording.as_html(wording.honest(around.replace("{}", vector)))
        assert (vector, _Page(html, only=ELEMENTS).wrong) == (vector, [])


def test_65_the_parser_of_this_test_sees_what_would_run():
    assert _Page(EVIL).wrong == ["<script>", "img src=//e.example", "img fetches", "img onerror"]


# ── Every column of text of this app, whichever there are by now ──────────────────────────────────────────────────────
CODES = {"slug", "language", "state", "mode", "role", "naming", "rule", "moderation", "scope", "type", "reason_code", "answer", "media_type", "extension", "report_language"}
RENDERED = {"html", "report_html", "plain"}  # made from the others at writing


def _text_columns(model):
    for field in model._meta.concrete_fields:
        known = field.name in CODES | RENDERED or field.name.endswith("_code") or field.name.endswith("_language") or field.choices
        if isinstance(field, (models.CharField, models.TextField)) and not known:
            yield field


@pytest.fixture
def full(cast, room, say):
    """A room with one of everything that holds a text, and `EVIL` in all of it."""
    moderator = Participation.objects.get(person=cast.moderator)
    Participation.objects.filter(person=cast.moderator).update(roles=["moderator", "rapporteur", "custodian", "participant"])
    question = room.questions.first()
    post = say(cast.participant, room, EVIL)
    say(cast.other, room, f"{EVIL} again", reply_to=post)
    quote_of = say(cast.other, room, "A sentence that can be quoted by somebody else.")
    Translation.objects.create(post=post, language="es", source=EVIL, html=wording.as_html(EVIL), state="accepted", voice=b"v" * 16)
    waiting = Translation.objects.create(post=post, language="fr", source=EVIL, html=wording.as_html(EVIL), state="proposed", voice=b"w" * 16)
    Correction.objects.create(post=quote_of, language="en", source=EVIL, html=wording.as_html(EVIL))
    quote = quoting.ask_voice(quote_of, "A sentence that can be quoted", by=cast.moderator)
    sub_theme = SubTheme.objects.create(room=room, position=1, title=EVIL, text=EVIL)
    table = Table.objects.create(sub_theme=sub_theme, position=1, language="en", places=4, facilitator=moderator, report=EVIL, report_html=wording.as_html(EVIL), report_language="en")
    for model in (Room, type(question), SubTheme, Table, Post, Translation, Correction, Quote):
        columns = {field.name: EVIL[: field.max_length] if field.max_length else EVIL for field in _text_columns(model)}
        if model is Quote:  # a constraint wants attributes chosen
            columns = {name: value for name, value in columns.items() if name not in ("region", "kind")}
        model.objects.update(**columns)
    session = schedule_session(
        cast.convening, slug="group", title={"en": "First meeting"}, description={}, door="invitation", rule="chatham_house", naming="named",
        local_start=datetime(2021, 7, 1, 9), zone_name="UTC", minutes=60, languages=["en"], by=cast.secretariat,
    )  # fmt: skip
    Room.objects.update(session=session)
    left = LeftQuestion.objects.create(session=session, language="en", text=EVIL)
    label = room.voice_labels.get(voice=bytes(post.voice))
    person_in(cast.convening, "evaluator", name="Officer")
    return SimpleNamespace(room=room, post=post, quote=quote, table=table, sub_theme=sub_theme, question=question, label=label, waiting=waiting, left=left)


def test_65_no_text_runs_on_any_page_in_any_language(cast, full, signed_in, monkeypatch):
    notices.policy.require, sound = lambda *_: None, notices.policy.require
    try:
        notices.write_to_voice(full.room, (full.label.object, full.label.number), EVIL, by=cast.moderator)
    finally:
        notices.policy.require = sound
    things = {
        "slug": ["gathering"], "room_slug": ["wg1"], "post_id": [full.post.pk], "quote_id": [full.quote.pk], "table_id": [full.table.pk],
        "sub_theme_id": [full.sub_theme.pk], "question_id": [full.question.pk], "notice_id": [uuid.uuid4()], "file_id": [uuid.uuid4()], "veil_id": [uuid.uuid4()], "left_id": [full.left.pk],
        "session_slug": [full.left.session.slug], "recommendation_id": [uuid.uuid4()], "commitment_id": [uuid.uuid4()],
    }  # fmt: skip
    pages = []
    ours = [entry for entry in surfaces.walk(surfaces.get_resolver()) if str(entry[0]).startswith("c/<slug:slug>/") and entry[1].callback.__module__.startswith("forums.")]
    for pattern, _entry in ours:
        url = pattern
        for _converter, name in ARGUMENT.findall(pattern):
            url = ARGUMENT.sub(str(things[name][0]), url, count=1)
        pages.append(f"/{url}")
    shown = set()
    for person, language in ((cast.participant, "ar"), (cast.moderator, "en"), (cast.secretariat, "es")):
        browser = signed_in(person)
        for page in pages:
            answer = browser.get(page, headers={"Accept-Language": language})
            if answer.status_code != 200 or not answer["Content-Type"].startswith("text/html"):
                continue
            told = _Page(answer.content.decode())
            assert (page, told.wrong) == (page, [])
            if "<script>x()</script>" in "".join(told.text):
                shown.add(page)
    assert len(shown) >= 12  # it is there, and it is words


def test_65_what_is_typed_comes_back_as_words_when_it_is_refused(cast, room, signed_in):
    browser = signed_in(cast.other)
    for language in ("ar", "en", "es"):
        answer = browser.post(ROOM, {"text": f"{EVIL} a@b.example", "question": EVIL, "mode": EVIL, "client_key": EVIL, "kept_at": EVIL, "reply_to": EVIL}, headers={"Accept-Language": language})
        told = _Page(answer.content.decode())
        assert (answer.status_code, told.wrong) == (409, [])
        assert EVIL in "".join(told.text)


@pytest.mark.parametrize("bomb", BOMBS)
def test_66_no_markdown_makes_it_slow(bomb):
    began = time.process_time()
    wording.as_html(wording.honest(BOMBS[bomb][: wording.LONGEST]))
    assert time.process_time() - began < 0.4  # a tenth of a second on a quiet machine


def test_67_length_is_counted_in_characters_as_people_do(cast, room, signed_in):
    browser = signed_in(cast.participant)
    for text, status in (("𝒜" * 5000, 302), ("x" * 5001, 409), ("x" * 1_000_000, 409)):
        sent = {"client_key": str(uuid.uuid4()), "question": "1", "text": text, "mode": "veiled", "language": "en"}
        assert browser.post(ROOM, sent).status_code == status


@pytest.mark.parametrize("kind", UNSEEN)
def test_68_to_71_nothing_unseen_is_stored(kind):
    hidden = UNSEEN[kind]
    assert wording.honest(f"We met{hidden} twice.{hidden}") == "We met twice."
    assert wording.honest("z" + "\u0334" * 1000) == "z" + "\u0334" * honesty.ACCENTS_IN_A_ROW


def test_69_whatever_somebody_typed_is_isolated_on_the_page(cast, redis_empty, say, signed_in):
    room = new_room(cast, naming="named")
    person = person_in(cast.convening, "participant", name="\u202eevil")
    say(person, room, "By name.", mode="named")
    html = signed_in(cast.other).get(ROOM).content.decode()
    assert "<bdi>\u202eevil</bdi>" in html or "<bdi>evil</bdi>" in html


def test_72_nothing_is_fetched_and_73_a_link_says_where_it_leads():
    told = wording.as_html("<img src=http://e.example/x> [x](http://e.example) http://e.example [https://safe.example](https://e.example) [x](http://safe@e.example)")
    assert "<img" not in told.replace("&lt;img", "")
    assert _Page(told).wrong == []
    assert "https://safe.example</a> (e.example)" in told
    assert "safe@e.example" not in "".join(re.findall(r'href="([^"]*)"', told))
    assert "xn--" in wording.as_html("[apple.com](https://аррӏе.com)")


def test_74_calling_somebody_by_name_is_no_oracle(cast, room, signed_in):
    browser, told = signed_in(cast.other), set()
    for name in (cast.participant.profile.name.split()[0], "Nobodywhoishere"):
        sent = {"client_key": str(uuid.uuid4()), "question": "1", "text": f"@{name} what do you think?", "mode": "veiled", "language": "en"}
        answer = browser.post(ROOM, sent)
        told.add((answer.status_code, len(re.findall("<li>[^<]* <b><bdi>@", answer.content.decode()))))
    assert told == {(409, 1)}


def test_76_what_a_word_processor_hides_is_shown_as_words():
    pasted = "Our text<!--[if gte mso 9]><xml><o:Author>Salma</o:Author></xml><![endif]-->"
    assert "Salma" in "".join(_Page(wording.as_html(wording.honest(pasted)), only=ELEMENTS).text)


def test_77_no_template_and_no_format_is_carried_out(cast, room, say, signed_in):
    say(cast.participant, room, TEMPLATES)
    Room.objects.update(title_en=TEMPLATES[:200])
    html = "".join(_Page(signed_in(cast.other).get(ROOM).content.decode()).text)
    assert html.count("{{7*7}} {% load x %} ${7*7}") >= 2
    assert "49 {%" not in html and "$49" not in html  # a voice may be called "Lantern 49"


def test_78_a_text_that_cannot_be_stored_is_a_sentence_and_no_failure(cast, room, signed_in):
    browser = signed_in(cast.participant)
    sent = {"client_key": str(uuid.uuid4()), "question": "1", "mode": "veiled", "language": "en"}
    for path, data in ((ROOM, {"text": "a\0b"}), (f"{ROOM}draft/", {"text": "a\0b", "draft": "keep"}), (f"{ROOM}search/", {"words": "a\0b"})):
        assert browser.post(path, sent | data).status_code in (200, 400, 409)
    with pytest.raises(wording.Refused):
        wording.honest("a\ud800b")


@pytest.mark.parametrize("name", ["Moderation of this room", "Mоderation of this room", "ＭＯＤＥＲＡＴＩＯＮ", "Secretariat", "Ѕecretariat", "Sеcrеtariat Office", "La Modératrice"])
def test_79_nobody_poses_as_the_moderation(cast, redis_empty, say, signed_in, name):
    room = new_room(cast, naming="named")
    person = person_in(cast.convening, "participant", name=name)
    say(person, room, "Send me your passwords.", mode="named")
    with translation.override("es"):  # in which the other reads
        label = fragments.in_words(selectors.room_for(cast.other, "gathering", "wg1").labels.popitem()[1])
    html = signed_in(cast.other).get(ROOM).content.decode()
    voice = re.search(r'<span class="voice ([^"]*)"><bdi>([^<]*)</bdi>', html)
    assert (voice[1] == "in-role", voice[2]) == (False, label)


def test_84_no_pattern_of_this_app_is_slow():
    patterns = {}
    walked = (*pkgutil.walk_packages(forums.__path__, "forums."), *pkgutil.walk_packages(cleaning.__path__, "convening.cleaning."))
    for found in walked:
        if ".tests" in found.name or ".migrations" in found.name or ".management" in found.name:
            continue
        for name, thing in vars(importlib.import_module(found.name)).items():
            if isinstance(thing, re.Pattern):
                patterns[f"{found.name}.{name}"] = thing
    patterns |= {f"honesty {name}": pattern for name, pattern in vars(honesty).items() if isinstance(pattern, re.Pattern)}
    patterns |= {f"warnings {number}": pattern for number, (_kind, pattern) in enumerate(warnings._PATTERNS)}
    assert len(patterns) > 12
    del patterns["convening.cleaning.markup._FIELD"]  # only ever asked at the beginning of a text
    slow = []
    for piece in ("a", " ", "1", "a ", "1-", "@a.", "(", " \n", "ا", "[", "a1", "\"", "_a"):
        text = (piece * 5000)[:5000] + "\x00"
        for name, pattern in patterns.items():
            began = time.process_time()
            pattern.search(text)
            if time.process_time() - began > 0.3:
                slow.append((name, piece))
    assert slow == []


@pytest.mark.parametrize("asked", ["%", "_", "\\", "'", "a' | !b & (c", "!!", "<->", ":*", "a:*b", "(((", "\"", "\"a", "-", "- -a", "x" * 10_000, EVIL, "{{7*7}}"])
def test_85_a_search_takes_anything_and_finds_only_words(cast, room, say, signed_in, asked):
    say(cast.participant, room, "We kept the group small.")
    answer = signed_in(cast.other).post(f"{ROOM}search/", {"words": asked})
    assert answer.status_code in (200, 409)
    assert _Page(answer.content.decode()).wrong == []
    assert "<mark>" not in answer.content.decode()


def test_86_no_language_falls_back_to_what_was_not_accepted(cast, room, say):
    post = say(cast.participant, room, "We kept the group small.")
    for state in ("proposed", "declined", "outdated"):
        Translation.objects.create(post=post, language="ar", source=f"غير {state}", html=f"<p>غير {state}</p>", state=state, voice=state.encode()[:7].ljust(16, b"x"))
    browser = Client()
    browser.force_login(cast.other)
    html = browser.get(ROOM, headers={"Accept-Language": "ar"}).content.decode()
    assert "small" in html
    assert "غير" not in html
