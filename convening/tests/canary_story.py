"""What the canary does: she is nominated, invited, signs in, posts, replies, takes back, registers, attends. Through pages."""

import io
import re
from datetime import UTC, date, datetime

from django.core import mail as django_mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import translation
from PIL import Image

from convening import clock, engagement
from convening.demo import showcase
from convening.models import Convening, OutboxEntry, Participation, User
from convening.services.convenings import move_to
from convening.tasks import write_gathered_log_ons
from evaluation.selectors import answering
from evaluation.services import surveys
from evaluation.tasks import scatter_surveys
from forums import record, tasks
from forums.models import Commitment, Consultation, Insight, Notice, Post, Quote, Table, Translation, VeilRequest, VoiceLabel
from forums.services import corrections, digests, following
from participants.models import Incident, Message, Nomination
from participants.services import conduct, messages, set_quota
from sessions import floor
from sessions.floor import polls, questions, turns
from sessions.models import LiveRecord, Note

from . import surfaces

C = "/c/gipp-2021"
WORDS = "We kept the minutes short and read them aloud."


def at(month, day, hour=12):
    clock.set_to(datetime(2021, month, day, hour, tzinfo=UTC))


class Story:
    """`heard` collects what left the house meanwhile: letters, tasks, frames, logs."""

    def __init__(self, canary):
        self.canary, self.heard, self.keys = canary, [], showcase_people()
        self.photograph = a_photograph_of(canary.profile)  # made at her place: what Pillow notes of it is none of the house's
        self.convening = Convening.objects.get(slug="gipp-2021")

    def tell(self):
        OutboxEntry.objects.filter(done_on=None).delete()  # letters of the others' past
        with surfaces.logs() as logged, translation.override("en"):
            self.browsers = {key: self.browser(person) for key, person in self.keys.items()}
            at(5, 20)
            self.she_is_invited()
            at(5, 25)
            self.she_accepts()
            at(7, 8, 13)
            self.move("open")
            self.she_looks_around()
            self.she_belongs_to_a_group()
            at(7, 14, 14)
            self.she_asks_for_the_floor()
            self.she_asks_in_writing()
            at(7, 20)
            self.she_writes()
            self.she_sits_at_a_table()
            self.she_translates_and_looks_for_herself()
            self.she_is_quoted()
            self.her_words_are_behind_a_paragraph()
            self.she_endorses_what_follows()
            self.her_words_are_noted()
            self.she_is_found()
            self.she_is_asked()
            self.her_veil_may_be_lifted()
            self.she_pauses_and_a_night_passes()
            at(7, 28)
            self.she_is_counted()
            self.she_returns()
            self.heard += surfaces.carry_out()
        self.heard += logged
        return self

    def browser(self, person=None, **headers):
        browser = Client(headers=headers)
        if person:
            browser.force_login(person)
        return browser

    def move(self, state):
        move_to(self.convening, state, by=self.keys["secretariat"])

    def send(self, browser, path, expected=302, **data):
        answer = browser.post(path, {"client_key": surfaces.a_key(), **data})
        assert answer.status_code == expected, (path, answer.status_code, re.findall(r"(?s)<div class=\"(?:summary|fault|notice).{0,400}", answer.content.decode()), answer.content.decode()[-3000:])
        return answer

    # ── May ──
    def she_is_invited(self):
        told = self.canary.profile
        self.move("nominations")
        office = self.convening.offices.get(slug="arab-states")
        set_quota(office, office.seats + 1, by=self.keys["secretariat"])  # all its seats are taken
        self.send(
            self.browsers["nominator"], f"{C}/nominations/arab-states/new/", knows_and_agrees="on", name=told.name,
            name_original=told.name_original, email=told.email, language="en", affiliation=told.affiliation,
            region="Asia-Pacific", kind_of_actor="Civil society", safe_channel=told.phone, reach="own",
        )  # fmt: skip
        self.nomination = Nomination.objects.get(person=User.objects.by_address(told.email))
        rows = f"Name,E-mail,Knows and agrees\r\n{told.name},{told.email},yes\r\n".encode()
        self.send(self.browsers["nominator"], f"{C}/nominations/arab-states/list/", file=SimpleUploadedFile("list.csv", rows))
        office = self.browsers["secretariat"]
        self.send(office, f"{C}/clearance/decide/", deed="clear", picked=str(self.nomination.pk))
        self.send(office, f"{C}/clearance/held/{self.nomination.pick.decision_id}/now/")
        self.send(office, f"{C}/clearance/{self.nomination.pk}/invite/")
        self.heard += surfaces.carry_out()
        self.link = re.search(r"http://[^/]+(/i/\S+)", django_mail.outbox[-1].body).group(1)

    # ── July ──
    def she_accepts(self):
        told, canary = self.canary.profile, self.canary
        hers = self.hers = Client(headers={"user-agent": canary.browser}, REMOTE_ADDR=canary.machine)
        self.heard += surfaces.look("invited", {}, "i/<str:token>/", self.link.lstrip("/"))
        self.token = self.link.split("/")[2]
        self.send(hers, f"{self.link}yes/")
        self.send(hers, f"{self.link}code/", code=self.code_in_her_letter())
        shown = {name: morsel.value for name, morsel in hers.cookies.items()}
        self.heard += surfaces.look("with her code", shown, "i/<str:token>/about/", f"{self.link}about/".lstrip("/"))
        self.send(
            hers, f"{self.link}about/", name=told.name, name_original=told.name_original, language="en", zone="", country=told.country,
            affiliation=told.affiliation, region="Asia-Pacific", kind_of_actor="Civil society", first_timer="yes", conduct="on",
        )  # fmt: skip
        assert hers.get("/me/").status_code == 200, "she is signed in at once"
        person = User.objects.by_address(told.email)
        person.change_profile(phone=told.phone, access_needs=told.access_needs)
        canary.learn(person, Participation.objects.get(person=person))
        self.person = person

    def code_in_her_letter(self):
        self.heard += surfaces.carry_out()
        letter = django_mail.outbox[-1]
        assert letter.to == [self.canary.profile.email]
        return re.search(r"\n([A-Z0-9-]{6,12})\n", letter.body).group(1)

    def type_the_code(self):
        answer = self.hers.post("/accounts/login/code/confirm/", {"code": self.code_in_her_letter()})
        assert answer.status_code == 302 and "/login/" not in answer["Location"]

    def she_looks_around(self):
        for path in ("/me/", f"{C}/", f"{C}/programme/", f"{C}/rooms/", f"{C}/my-programme.ics?title=yes"):
            assert self.hers.get(path).status_code == 200, path
        self.send(self.hers, f"{C}/programme/closing/register/")
        told = {name: getattr(self.canary.profile, name) for name in ("name", "name_original", "language", "country", "affiliation", "phone", "access_needs")}
        self.send(self.hers, "/me/about/", **told)

    def she_belongs_to_a_group(self):
        """The secretariat makes a group and says by her name that she belongs to it."""
        office, there = self.browsers["secretariat"], f"{C}/programme/groups/"
        self.send(office, there, name="Advisers")
        self.group = self.convening.session_groups.get()
        self.send(office, f"{there}{self.group.pk}/", lines=self.canary.profile.name, fill="yes")
        assert self.group.seats.count() == 1

    def she_asks_for_the_floor(self):
        """In a working group that is live she asks to speak, with a subject and without her name, is called, and finishes."""
        session = self.convening.sessions.get(slug="working-group-1")
        LiveRecord.objects.filter(session=session).delete()  # in the demo's own past it is over
        live, office = f"{C}/programme/working-group-1/live/", self.browsers["secretariat"]
        self.send(self.hers, f"{live}floor/ask/", language="en", topic="The wells")
        (asked,) = turns.queue_of(floor.look(session))
        self.request_for_the_floor = asked["id"]
        self.heard += self.what_is_seen_live()
        self.send(office, f"{live}chair/next/", turn=0)
        self.heard += self.what_is_seen_live()
        self.send(self.hers, f"{live}floor/finished/")
        self.send(self.hers, f"{live}floor/ask/", language="en", topic="The wells")

    def she_asks_in_writing(self):
        """Live, too: she asks in writing without her name, endorses another question, votes in secret and cannot hear."""
        session, live = self.convening.sessions.get(slug="working-group-1"), f"{C}/programme/working-group-1/live/"
        office, other = self.browsers["secretariat"], self.browsers["participant_en"]
        self.send(self.hers, f"{live}questions/ask/", text="How deep are the wells?", language="en")
        self.send(other, f"{live}questions/ask/", text="Who keeps them?", language="en")
        self.heard += self.what_is_seen_live("questions/")
        self.asked = [one["id"] for one in questions.waiting(floor.look(session))]
        for asked in self.asked:
            self.send(office, f"{live}questions/{asked}/let-through/")
        self.send(other, f"{live}questions/{self.asked[0]}/endorse/")
        self.send(self.hers, f"{live}questions/{self.asked[1]}/endorse/")
        self.send(office, f"{live}polls/new/", question_en="Shall we go on?", choices_en="Yes\nNo", named="no")
        self.poll = polls.every(floor.look(session))[0]["id"]
        self.send(office, f"{live}polls/{self.poll}/open/")
        self.send(self.hers, f"{live}polls/{self.poll}/vote/", choice="0")
        self.send(self.hers, f"{live}reactions/", kind="no_sound")
        self.heard += self.what_is_seen_live("questions/", "polls/", "reactions/")

    def what_is_seen_live(self, *for_the_office):
        """The live page, its parts and the chair's page, as others see them while she waits and while she speaks."""
        there = "c/<slug:slug>/programme/<slug:session_slug>/live/"
        for key, role, pages in (("participant_en", "participant", ("", "mine/")), ("secretariat", "secretariat", ("", "mine/", "chair/", *for_the_office))):
            cookies = {name: morsel.value for name, morsel in self.browsers[key].cookies.items()}
            for page in pages:
                yield from surfaces.look(role, cookies, f"{there}{page}", f"{C}/programme/working-group-1/live/{page}".lstrip("/"))
            yield from surfaces.look(role, cookies, f"{there}parts/", f"{C}/programme/working-group-1/live/parts/?after=-1".lstrip("/"))

    def she_writes(self):
        self.posts = {}
        other = self.browsers["participant_en"]
        moderator = self.browsers["moderator_wg2"]
        for key, words in (("said", WORDS), ("taken_back", f"{WORDS} Once."), ("waiting", f"{WORDS} Twice."), ("declined", f"{WORDS} Thrice.")):
            self.posts[key] = self.post(self.hers, words, files_chosen=self.her_picture(), shown="A well.")
        self.decide(moderator, self.posts["said"], decision="publish")
        self.decide(moderator, self.posts["taken_back"], decision="publish")
        self.decide(moderator, self.posts["declined"], decision="decline", reason="Please say it without the village.")
        answer = self.post(other, "So did we.", reply_to=self.posts["said"].pk)
        self.decide(moderator, answer, decision="publish")
        self.post(self.hers, "Thank you.", reply_to=self.posts["said"].pk)
        self.send(self.hers, f"{C}/rooms/wg2/posts/{answer.pk}/flag/", reason="hurts")
        self.send(other, f"{C}/rooms/wg2/posts/{self.posts['said'].pk}/flag/", reason="elsewhere")
        self.send(
            self.browsers["help_desk"], f"{C}/rooms/wg2/relay/", who=self.canary.part.handle, person=self.person.public_id, question="1",
            language="en", text="Said on the telephone.", read_back="on", conduct="on", enter="yes",
        )  # fmt: skip
        self.send(self.hers, f"{C}/rooms/wg2/posts/{self.posts['taken_back'].pk}/withdraw/", understood="yes")
        self.send(self.hers, f"{C}/rooms/wg2/draft/", question="1", text=f"{WORDS} Not yet.", language="en", mode="veiled", draft="keep")
        self.send(self.hers, f"{C}/rooms/wg2/silence/", silent="yes")
        for key in ("said", "waiting"):
            self.send(self.hers, f"{C}/rooms/wg2/posts/{self.posts[key].pk}/edit/", text=f"{WORDS} In other words.", language="en")
        self.heard += surfaces.carry_out()

    def she_is_found(self):
        """She stands on the roster without her name, somebody writes to her, she answers; she tells of an incident, and is warned."""
        officer = Participation.objects.get(convening=self.convening, person=self.keys["donor"])
        conduct.name_officer(self.convening, officer, by=self.keys["secretariat"])
        self.send(self.hers, "/me/roster/", expertise="Water", show_expertise="on", name=self.canary.profile.name, purposes=["members", "offices"], months="12")
        entry, other = self.person.roster_entry, self.browsers["participant_en"]
        name = messages.names_of(self.keys["participant_en"])[0]
        self.send(other, f"/roster/{entry.pk}/", text="Would you speak?", name=name)
        message = Message.objects.get(person=self.person)
        self.send(self.hers, f"/me/messages/{message.pk}/", text="Gladly.", name=messages.names_of(self.person)[0])
        self.send(self.hers, f"{C}/incidents/report/", 200, what="Somebody followed me.", with_name="no")
        incident = Incident.objects.get()
        self.send(self.browsers["donor"], f"{C}/incidents/{incident.pk}/handle/", deed="answer", **{"answer-text": "Thank you.", "answer-client_key": surfaces.a_key()})
        spoken = VoiceLabel.objects.get(room=self.posts["said"].room, voice=bytes(self.posts["said"].voice))
        self.send(self.browsers["donor"], f"{C}/incidents/voice/", room="wg2", object=spoken.object, number=spoken.number, text="Take care.")
        answered = Message.objects.get(person=self.keys["participant_en"])
        messages.block(answered, by=self.keys["participant_en"])
        self.found = {
            "entry_id": [entry.pk], "message_id": [message.pk, answered.pk], "incident_id": [incident.pk],
            "block_id": [self.keys["participant_en"].blocks.get().pk], "notice_id": [Notice.objects.get().pk],
        }  # fmt: skip
        self.heard += surfaces.carry_out()

    def she_is_asked(self):
        """She answers one survey, as others do, and begins another one, first with her name in it; the night writes who answered."""
        by, found = self.keys["evaluator"], []
        for kind in ("three_months", "six_months"):
            survey = surveys.make_survey(self.convening, kind, opens_on=date(2021, 7, 20), closes_on=date(2021, 7, 30), by=by)
            found.append(surveys.open_link(surveys.make_ready(survey, by=by), by=by))
        self.asked_of_her, self.asked_by_link = [survey.pk for survey in found], found[0].link
        for survey, words, button, status in zip(found, (WORDS, self.canary.profile.name), ("send", "keep"), (302, 200)):
            told = {f"q{item.position}": words for item in survey.items.filter(kind="text")}
            seen = ",".join(str(position) for position in survey.items.values_list("position", flat=True))
            self.send(self.hers, f"{C}/survey/{survey.pk}/", status, seen=seen, do=button, q1="4", **told)
        # What she begins is sealed. Her own page would show her the name again, so she takes it out.
        assert [self.canary.seen_in(bytes(draft.sealed)) for draft in found[1].drafts.all()] == [set()]
        self.send(self.hers, f"{C}/survey/{found[1].pk}/", 200, seen=seen, do="keep", q1="4", **dict.fromkeys(told, WORDS))
        for other in [person for person in answering.eligible_people(found[0]) if person != self.person][:5]:
            surveys.answer(found[0], {item.code: WORDS for item in found[0].items.filter(kind="text")}, by=other, key=surfaces.a_key())
        scatter_surveys()
        assert self.hers.get(f"{C}/survey/{found[0].pk}/done/").status_code == 200

    def her_veil_may_be_lifted(self):
        """The moderation asks who wrote her words, two custodians agree: the officer may look, and has not."""
        path = f"{C}/rooms/wg2/posts/{self.posts['said'].pk}/veil/"
        self.send(self.browsers["moderator_wg2"], path, kind="threat", reason="It names where somebody hides.", understood="on")
        self.veil = VeilRequest.objects.get()
        for custodian in ("custodian", "custodian_two"):
            self.send(self.browsers[custodian], f"{C}/veils/{self.veil.pk}/", deed="agree", understood="yes")
        self.veil.refresh_from_db()
        assert self.veil.state == "agreed"
        self.heard += surfaces.carry_out()

    def she_sits_at_a_table(self):
        """The secretariat sets a sub-theme and a table; she takes a place, and whoever facilitates it reports back."""
        office, there = self.browsers["secretariat"], f"{C}/rooms/wg2/tables/"
        theme = self.send(office, f"{there}new/", title_en="Water")["Location"]
        facilitator = Participation.objects.get(convening=self.convening, person=self.keys["speaker"])
        self.send(
            office, theme, deed="add",
            **{"table-client_key": surfaces.a_key(), "table-language": "en", "table-places": "5", "table-handle": facilitator.handle},
        )  # fmt: skip
        self.table = Table.objects.get(sub_theme__title_en="Water")
        self.send(self.hers, there, table=str(self.table.pk))
        self.send(self.browsers["speaker"], f"{there}{self.table.pk}/report/", text="Two wells were dug.", language="en")

    def she_translates_and_looks_for_herself(self):
        """One translation of hers is accepted, one waits; what she looks for is her own name, and stands in no log."""
        said, room = Post.objects.filter(room__slug="wg2", state="published", language="en").exclude(voice=bytes(self.posts["said"].voice)), f"{C}/rooms/wg2/"
        for post in said[:2]:
            self.send(self.hers, f"{room}posts/{post.pk}/translate/?to=es", text="También nosotras.")
        proposal = Translation.objects.filter(post__in=said, source="También nosotras.").first()
        self.send(
            self.browsers["moderator_wg2"], f"{room}translations/", decision="accept", proposal=str(proposal.pk), seen=corrections.edition(proposal)
        )
        self.send(self.hers, f"{room}search/", 200, words=self.canary.profile.name)

    def she_is_quoted(self):
        """The rapporteur asks about words of hers and checks a text; she answers; nobody is told before the night."""
        there, rapporteur, said = f"{C}/rooms/wg2/", self.browsers["rapporteur_two"], self.posts["said"]
        self.send(rapporteur, f"{there}record/{said.pk}/", text=WORDS, paraphrase="Short minutes, read aloud.", paraphrase_language="en")
        self.quote = Quote.objects.get(post=said.pk)
        self.send(self.hers, f"{there}quotes/{self.quote.pk}/", answer="verbatim")
        checked = self.send(rapporteur, f"{C}/record/check/", 200, text=f"Somebody said: {WORDS} We in Mali agree.")
        self.heard.append(("page c/<slug:slug>/record/check/", "rapporteur", checked.content))

    def her_words_are_behind_a_paragraph(self):
        """The rapporteur lays her post beside a paragraph, and recommends what follows; at night it is told how many are behind it."""
        there, rapporteur = f"{C}/synthesis/wg2/", self.browsers["rapporteur_two"]
        self.send(rapporteur, f"{there}?q=1", deed="mark", to="minority", posts=[str(self.posts["said"].pk)])
        self.paragraph = Insight.objects.get(backings__post=self.posts["said"].pk)
        for ready, words in (("no", f"One voice: {WORDS}"), ("yes", "Minutes that are read aloud are believed.")):
            self.send(
                rapporteur, f"{there}?paragraph={self.paragraph.pk}", kind="minority", question=str(self.paragraph.question_id), language="en",
                text_en=words, ready=ready,
            )  # fmt: skip
            self.heard.append(("page c/<slug:slug>/synthesis/<slug:room_slug>/", "rapporteur", rapporteur.get(f"{there}?paragraph={self.paragraph.pk}").content))
        self.send(
            rapporteur, f"{C}/recommendations/?edit=new", short_en="Read minutes aloud.", language="en", addressees=["donors"],
            insights=[str(self.paragraph.pk)], ready="yes",
        )  # fmt: skip
        record.tell_support()

    def she_endorses_what_follows(self):
        """A bank undertook something; she, who holds its link, tells how it stands. In a round she ticks what she stands behind."""
        vera = self.browsers["secretariat"]
        self.send(vera, f"{C}/commitments/?new={self.convening.recommendations.first().pk}", 302, **{
            "recommendation": str(self.convening.recommendations.first().pk), "owner": "A bank", "text_en": "Ten grants.", "made_on": "2021-01-10",
            "due_on": "2021-12-31", "public": "on", "address": "office@bank.example", "language": "en",
        })  # fmt: skip
        promise = Commitment.objects.get(owner="A bank")
        by_link = f"/commitment/{following.link_for(promise, date(2021, 8, 31))}/"
        self.send(self.hers, by_link, 200, state="under_way", remark="Four were given.")
        self.send(vera, f"{C}/commitments/{promise.pk}/", deed="show")
        Consultation.objects.filter(convening=self.convening).delete()  # that of the others' August
        today = clock.today(self.convening.zone).isoformat()
        self.send(vera, f"{C}/round/", deed="days", opens_on=today, closes_on="2021-07-31", understood="on")
        for chosen in ([str(promise.recommendation_id)], []):
            self.send(self.hers, f"{C}/round/", deed="choose", recommendations=chosen)
        self.send(self.hers, f"{C}/round/", deed="choose", recommendations=[str(promise.recommendation_id)])

    def her_words_are_noted(self):
        """The rapporteur of a working group writes down what she said there."""
        self.send(self.browsers["rapporteur"], f"{C}/programme/working-group-1/live/notes/", text=WORDS, language="en")
        self.note = Note.objects.get(session__slug="working-group-1", text=WORDS)
        self.send(
            self.browsers["rapporteur"], f"{C}/synthesis/session/working-group-1/", deed="mark", to="convergence", passages=[f"{self.note.pk}.0"]
        )

    def she_pauses_and_a_night_passes(self):
        """Her voice is muted, and reads why she cannot write; at night the tables are rewritten, in the morning letters go out."""
        there = f"{C}/rooms/wg2/"
        self.send(self.browsers["moderator_wg2"], f"{there}posts/{self.posts['said'].pk}/moderate/", deed="mute", days="7", understood="on")
        kept = self.send(self.hers, there, 409, question="1", text="May I?", language="en", mode="veiled")
        self.heard.append(("page c/<slug:slug>/rooms/<slug:room_slug>/", "herself", kept.content))
        tasks.rewrite_in_random_order()
        at(7, 21, 14)
        assert digests.tell_of_news(self.convening) > 100
        tasks.follow_up()
        self.heard += surfaces.carry_out()

    def post(self, browser, words, **more):
        before = set(Post.objects.values_list("pk", flat=True))
        self.send(
            browser, f"{C}/rooms/wg2/", question="1", text=words, language="en", mode="veiled",
            **{name: str(told) if name == "reply_to" else told for name, told in more.items()},
        )  # fmt: skip
        return Post.objects.exclude(pk__in=before).get()

    def her_picture(self):
        return SimpleUploadedFile(f"{self.canary.profile.name}.jpg", self.photograph, content_type="image/jpeg")

    def decide(self, moderator, post, **data):
        self.send(moderator, f"{C}/rooms/wg2/moderation/{post.pk}/", **data)

    def she_is_counted(self):
        """The closing's report names her once by her address and once by her handle; a second one waits for its confirmation."""
        told, part = self.canary.profile, self.canary.part
        self.report = report(told.name, told.email, part.handle)
        for content in (self.report, self.report.replace(b"10:01", b"10:02")):
            page = self.browsers["secretariat"].post(
                f"{C}/programme/closing/attendance/",
                {"report": upload(content), "zone": "America/New_York", "client_key": surfaces.a_key()},
            )
            token = re.search(r'name="token" value="([^"]+)"', page.content.decode())
            self.heard.append(("page of a report before it is taken in", "secretariat", page.content))
            if content == self.report:
                self.send(self.browsers["secretariat"], f"{C}/programme/closing/attendance/", token=token.group(1))
        seen = self.browsers["evaluator"].post(
            f"{C}/programme/closing/attendance/", {"report": upload(content), "zone": "America/New_York", "client_key": surfaces.a_key()}
        )
        assert 'name="token"' in seen.content.decode()
        self.heard.append(("page of a report before it is taken in", "evaluator", seen.content))

    def she_returns(self):
        """Signs out, in again by a code; the night writes the log-ons; she comes once more."""
        for night_follows in (True, False):
            self.hers.post("/accounts/logout/")
            self.send(self.hers, "/accounts/login/code/", email=self.canary.profile.email)
            self.type_the_code()
            if night_follows:
                write_gathered_log_ons()
                at(7, 29)
        assert engagement.gathered_log_ons(self.convening.pk)


def a_photograph_of(profile):
    """A picture with her name as its own, and all that she is in its properties."""
    told, out = Image.Exif(), io.BytesIO()
    told[0x013B], told[0x8298], told[0x010E] = profile.name, profile.affiliation, f"{profile.email} {profile.phone}"
    Image.new("RGB", (40, 30), (90, 120, 60)).save(out, "JPEG", exif=told, comment=profile.name.encode())
    return out.getvalue()


def upload(content):
    return SimpleUploadedFile("participants.csv", content, content_type="text/csv")


def report(name, address, handle):
    heading = "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest,Recording Consent,In Waiting Room"
    rows = [
        f"{name},{address},07/27/2021 10:01:00 AM,07/27/2021 10:45:00 AM,44,Yes,,No",
        f"{handle},,07/27/2021 10:50:00 AM,07/27/2021 11:20:00 AM,30,Yes,,No",
    ]
    return ("\r\n".join([heading, *rows]) + "\r\n").encode("utf-8-sig")


def showcase_people():
    """{key of the showcase: person}."""
    addresses = {one["key"]: one["email"] for one in (*showcase.KNOWN_MEMBERS, *showcase.APPOINTED)}
    return {key: User.objects.by_address(address) for key, address in addresses.items()}


ROLES = {
    "participant": "participant_en", "moderator": "moderator_wg2", "other moderator": "moderator_wg1", "nominator": "nominator",
    "other nominator": "nominator_europe", "evaluator": "evaluator", "secretariat": "secretariat", "help desk": "help_desk",
    "custodian": "custodian", "rapporteur": "rapporteur_two", "donor": "donor", "interpreter": "interpreter", "speaker": "speaker",
}  # fmt: skip
