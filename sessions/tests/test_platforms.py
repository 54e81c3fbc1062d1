"""The ways into the platforms, against what their documents say: Jitsi's tokens, BigBlueButton's checksums, a plain link."""

import threading
import time
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs, parse_qsl, urlsplit

import jwt
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from convening import engagement
from convening.errors import Refused
from convening.models import Participation
from sessions import platforms
from sessions.models import Session
from sessions.platforms import bigbluebutton, jitsi

from .conftest import plan

SECRET = "639259d4-9dd8-4b25-bf01-95f9567eaf4b"
DOCUMENTED = "name=Test+Meeting&meetingID=abc123&attendeePW=111222&moderatorPW=333444"


@pytest.fixture
def a_jitsi(settings):
    settings.JITSI = {"host": "Meet.example:8443", "app_id": "house", "tenant": "", "secret": "s" * 32, "key_file": "", "key_id": ""}


@pytest.fixture
def a_bbb(settings, redis_empty):
    """A BigBlueButton that says yes and remembers what it was asked; `.asked`, `.says`."""

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self):  # noqa: N802
            self.server.asked.append(self.path)
            body = self.server.says.encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *words):
            pass

    server = HTTPServer(("127.0.0.1", 0), Answers)
    server.asked, server.says = [], "<response><returncode>SUCCESS</returncode></response>"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    settings.BIGBLUEBUTTON = {"url": f"http://127.0.0.1:{server.server_port}/bigbluebutton", "secret": SECRET, "hash": "sha256"}
    yield server
    server.shutdown()
    server.server_close()


def on(session, platform, **changes):
    Session.objects.filter(pk=session.pk).update(platform=platform, **changes)
    return Session.objects.select_related("convening").get(pk=session.pk)


def someone(cast, session, person=None, **more):
    person = person or cast.participant
    return platforms.entrant(session, person, Participation.objects.get(person=person), **more)


def values_of(address):
    return dict(parse_qsl(urlsplit(address).query))


def opened(address, key="s" * 32, algorithm="HS256"):
    token = parse_qs(urlsplit(address).query)["jwt"][0]
    return jwt.decode(token, key, algorithms=[algorithm], audience="jitsi")


# ── BigBlueButton ─────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(("algorithm", "documented"), [
    ("sha1", "1fcbb0c4fc1f039f73aa6d697d2db9ba7f803f17"),
    ("sha256", "da9185f7f333cfdfcd6eeac32dca3777510c4c436020d8b887ba5515bd1d189e"),
])
def test_a_checksum_is_the_documented_one(algorithm, documented):
    assert bigbluebutton.checksum("create", DOCUMENTED, SECRET, algorithm) == documented


def test_a_call_is_signed_over_what_it_says(settings):
    settings.BIGBLUEBUTTON = {"url": "https://bbb.example/bigbluebutton", "secret": SECRET, "hash": "sha1"}
    values = {"name": "Test Meeting", "meetingID": "abc123", "attendeePW": "111222", "moderatorPW": "333444"}
    assert bigbluebutton.signed("create", values) == (
        f"https://bbb.example/bigbluebutton/api/create?{DOCUMENTED}&checksum=1fcbb0c4fc1f039f73aa6d697d2db9ba7f803f17"
    )


def test_the_room_is_made_once_a_minute_and_each_comes_in_by_her_own_join(cast, group, a_bbb):
    session = on(group, "bigbluebutton")
    joins = [values_of(platforms.url(session, someone(cast, session, person))) for person in (cast.participant, cast.other)]
    assert len(a_bbb.asked) == 1
    made = values_of(a_bbb.asked[0])
    query, _and, proof = urlsplit(a_bbb.asked[0]).query.rpartition("&checksum=")
    assert bigbluebutton.checksum("create", query, SECRET) == proof
    assert (made["record"], made["autoStartRecording"], made["allowStartStopRecording"]) == ("false", "false", "false")
    assert (made["guestPolicy"], made["disabledFeatures"], made["name"]) == ("ASK_MODERATOR", "breakoutRooms", "Online meeting")
    assert {join["meetingID"] for join in joins} == {made["meetingID"]} and len(made["meetingID"]) == 32
    assert [join["fullName"] for join in joins] == ["Salma Haddad", "Ines Duarte"]
    assert [(join["role"], join["excludeFromDashboard"], join["guest"]) for join in joins] == [("VIEWER", "false", "false")] * 2
    told = str(a_bbb.asked) + str(joins)
    for secret in (SECRET, "Working", str(session.pk), session.pk.hex, Participation.objects.get(person=cast.other).handle):
        assert secret not in told
    assert engagement.mark_of(cast.convening.pk, cast.other.pk).hex() not in told


def test_who_chairs_moderates_and_who_works_is_not_counted(cast, group, a_bbb):
    session = on(group, "bigbluebutton")
    seen = {}
    for role in ("chair", "tech", "speaker", "interpreter", "rapporteur"):
        told = values_of(platforms.url(session, someone(cast, session, roles=frozenset([role]))))
        seen[role] = told["role"], told["excludeFromDashboard"]
    assert seen == {
        "chair": ("MODERATOR", "false"), "tech": ("MODERATOR", "true"), "speaker": ("VIEWER", "false"),
        "interpreter": ("VIEWER", "true"), "rapporteur": ("VIEWER", "true"),
    }


def test_whoever_the_desk_admitted_runs_nothing_and_waits_for_a_nod(cast, group, a_bbb):
    session = on(group, "bigbluebutton")
    told = values_of(platforms.url(session, someone(cast, session, roles=frozenset(["chair"]), admitted=True)))
    assert (told["role"], told["guest"]) == ("VIEWER", "true")


@pytest.mark.parametrize(("changes", "expected"), [
    ({"rule": "on_the_record", "recorded": True}, {"record": "true", "allowStartStopRecording": "true", "autoStartRecording": "false"}),
    ({"door": "public"}, {"guestPolicy": "ALWAYS_ACCEPT"}),
    ({"naming": "voices"}, {"lockSettingsHideUserList": "true", "lockSettingsDisablePrivateChat": "true"}),
])
def test_the_room_is_as_the_session_is(cast, group, changes, expected):
    told = bigbluebutton.creating("room", on(group, "bigbluebutton", **changes))
    assert {name: told[name] for name in expected} == expected
    assert "disabledFeatures" not in bigbluebutton.creating("room", on(group, "bigbluebutton", breakouts=True))


def test_by_voices_her_handle_stands_for_her_name_and_a_colon_for_nothing(cast, group, a_bbb):
    cast.participant.change_profile(name="Salma: chair")
    named = values_of(platforms.url(on(group, "bigbluebutton"), someone(cast, group)))
    session = on(group, "bigbluebutton", naming="voices")
    by_voices = values_of(platforms.url(session, someone(cast, session)))
    assert named["fullName"] == "Salma  chair"
    assert by_voices["fullName"] == Participation.objects.get(person=cast.participant).handle


@pytest.mark.parametrize("says", ["<response><returncode>FAILED</returncode></response>", "<html>502", "", "SUCCESS"])
def test_a_platform_that_says_no_is_a_calm_sentence_and_is_left_alone_for_a_moment(cast, group, a_bbb, says):
    session = on(group, "bigbluebutton")
    a_bbb.says = says
    for _twice in range(2):
        with pytest.raises(Refused) as refused:
            platforms.url(session, someone(cast, session))
        assert refused.value.code == "session.platform_away"
    assert len(a_bbb.asked) == 1


def test_a_platform_that_is_away_is_the_same_sentence(cast, group, settings, redis_empty):
    settings.BIGBLUEBUTTON = {"url": "http://127.0.0.1:9/bigbluebutton", "secret": SECRET, "hash": "sha256"}
    session = on(group, "bigbluebutton")
    with pytest.raises(Refused) as refused:
        platforms.url(session, someone(cast, session))
    assert refused.value.code == "session.platform_away"


# ── Jitsi ─────────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_token_opens_one_room_for_a_few_minutes_and_all_of_its_words_are_text(cast, group, a_jitsi):
    session = on(group, "jitsi")
    address = platforms.url(session, someone(cast, session))
    told = opened(address)
    room = urlsplit(address).path.strip("/")
    assert (told["aud"], told["iss"], told["sub"], told["room"]) == ("jitsi", "house", "meet.example", room)
    assert address.startswith("https://Meet.example:8443/") and len(room) == 32 and room == room.lower()
    assert told["nbf"] <= time.time() <= told["exp"] <= time.time() + 601
    user = told["context"]["user"]
    assert (user["name"], user["moderator"], user["affiliation"]) == ("Salma Haddad", "false", "member")
    assert all(isinstance(value, str) for part in told["context"].values() for value in part.values())
    assert told["context"]["features"] == {"recording": "false", "livestreaming": "false", "transcription": "false"}
    assert not {"email", "avatar"} & set(user)


def test_the_chair_and_the_technique_moderate(cast, group, a_jitsi):
    session = on(group, "jitsi")
    for role, said in (("chair", "true"), ("tech", "true"), ("speaker", "false"), ("interpreter", "false")):
        user = opened(platforms.url(session, someone(cast, session, roles=frozenset([role]))))["context"]["user"]
        assert (role, user["moderator"]) == (role, said)


def test_a_room_is_never_a_wildcard(a_jitsi):
    entrant = platforms.Entrant(id="1", shown="P-1")
    for room in ("", "*", "room*"):
        with pytest.raises(ValueError):
            jitsi.token(room, entrant, recorded=False, now=0)


def test_only_what_is_recorded_may_be_and_only_by_those_who_run_it(cast, group, a_jitsi):
    session = on(group, "jitsi", rule="on_the_record", recorded=True)
    said = [
        opened(platforms.url(session, someone(cast, session, roles=roles)))["context"]["features"]["recording"]
        for roles in (frozenset(["chair"]), frozenset())
    ]
    assert said == ["true", "false"]


def test_a_key_signs_where_the_platform_wants_one(cast, group, a_jitsi, settings, tmp_path):
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    written = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    (tmp_path / "key.pem").write_bytes(written)
    settings.JITSI = {
        "host": "8x8.vc", "app_id": "chat", "tenant": "vpaas-1", "secret": "", "key_file": str(tmp_path / "key.pem"), "key_id": "vpaas-1/k",
    }
    session = on(group, "jitsi")
    address = platforms.url(session, someone(cast, session))
    told = opened(address, key.public_key(), "RS256")
    assert (told["iss"], told["sub"], urlsplit(address).path) == ("chat", "vpaas-1", f"/vpaas-1/{told['room']}")
    assert jwt.get_unverified_header(values_of(address)["jwt"])["kid"] == "vpaas-1/k"


# ── All of them ───────────────────────────────────────────────────────────────────────────────────────────────────────
def test_she_is_somebody_else_on_the_platform_in_each_session_and_the_same_in_one(cast, group):
    second = plan(cast.convening, cast.secretariat, "second")
    ids = [someone(cast, session).id for session in (group, group, second)]
    assert ids[0] == ids[1] != ids[2]
    assert len({*ids, someone(cast, group, cast.other).id}) == 3
    part = Participation.objects.get(person=cast.participant)
    assert platforms.handles_there(group)[ids[0]] == part.handle and ids[2] not in platforms.handles_there(group)


def test_what_is_missing_is_said_and_opens_nothing(cast, group, settings):
    assert (platforms.lacks(group), platforms.url(group, someone(cast, group))) == ("", "https://platform.example/j/123")
    for platform in ("link", "jitsi", "bigbluebutton"):
        session = on(group, platform, platform_url="")
        assert platforms.lacks(session) and platforms.url(session, someone(cast, session)) == ""
