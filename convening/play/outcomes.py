"""What the convening leaves behind: pictures and files, the round, what was undertaken, documents written, signed and released."""

from datetime import date, timedelta

from convening import clock
from convening.demo import attendance, cast, pictures, stages
from convening.demo.texts import outcomes as told
from convening.models import Participation
from convening.services.pictures import add_picture
from evaluation.models import OnTheRecord, Report
from evaluation.services import outcomes
from forums.models import Consultation, Recommendation
from forums.services import following, synthesis

from .rooms import person_of
from .setting import secretary

ILLUSTRATED = date(2021, 6, 14)
NAMES_ASKED = date(2021, 6, 30)
NOTE_WRITTEN, NOTE_RELEASED = date(2021, 6, 22), date(2021, 6, 28)
VARIED, ROUND_OPENS, ROUND_CLOSES = date(2021, 8, 13), date(2021, 8, 16), date(2021, 8, 29)
SUMMARY_RELEASED, COMMITTED, WRITTEN = date(2021, 8, 31), date(2021, 9, 3), date(2021, 9, 8)
FIRST, SECOND = "secretariat", "secretariat_two"  # who sign, each for one organisation


def write(story, say):
    story.pictures, story.documents = {}, {}
    story.at(ILLUSTRATED, 7, _pictures, story)
    story.at(NOTE_WRITTEN, 9, _write, story, "background-note")
    story.at(NOTE_RELEASED, 7, _release, story, "background-note")
    story.at(NAMES_ASKED, 9, _ask_to_be_named, story)
    story.at(NAMES_ASKED + timedelta(days=1), 9, _agree_to_be_named, story)
    story.at(VARIED, 9, _vary, story)
    story.at(ROUND_OPENS, 6, _open_round, story)
    story.at(ROUND_OPENS + timedelta(days=4), 9, _choose, story)
    story.at(ROUND_CLOSES + timedelta(days=1), 6, following.count_rounds)
    story.at(SUMMARY_RELEASED, 8, _write, story, "moderators-summary")
    story.at(SUMMARY_RELEASED, 9, _release, story, "moderators-summary")
    story.at(COMMITTED, 9, _commit, story)
    story.at(WRITTEN, 9, _write, story, "outcome-document")
    story.at(WRITTEN, 10, _write, story, "meeting-report")
    for slug in ("outcome-document", "meeting-report"):
        story.at(stages.EVALUATED_BY, 10, _release, story, slug)


def _of(story, key):
    return story.cast[cast.by_key()[key].email]


def _pictures(story):
    for one in told.PICTURES:
        story.pictures[one["slug"]] = add_picture(
            story.convening, pictures.picture_of(one["slug"]), purpose=one["purpose"], words=one["words"], caption=one["caption"],
            credit=one["credit"]["en"], people=one["people"], checked=True, by=secretary(story),
        )  # fmt: skip


def _ask_to_be_named(story):
    for key, words in told.PEOPLE.items():
        part = Participation.objects.get(convening=story.convening, person=_of(story, key))
        outcomes.ask_to_be_named(story.convening, part, told.WHERE, words, by=secretary(story))


def _agree_to_be_named(story):
    for named in OnTheRecord.objects.filter(convening=story.convening).select_related("participation__person"):
        outcomes.answer_about_being_named(named, True, by=named.participation.person)


# ── Recommendations: words for one addressee, the round, what was undertaken ───────────────────────────────────────────
def _recommendations(story):
    """{number: recommendation}."""
    return dict(enumerate(Recommendation.objects.filter(convening=story.convening).order_by("position"), 1))


def _vary(story):
    rapporteur = person_of(story, "rapporteur")
    for one in told.NESTED_ADDRESSEES:
        synthesis.add_addressee(story.convening, one["name"], code=one["code"], parent=one["beneath"], by=rapporteur)
    numbered = _recommendations(story)
    for one in told.ADDRESSED:
        made = numbered[one["recommendation"]]
        codes = list(made.addressees.values_list("code", flat=True))
        if one["addressee"] not in codes:
            made = synthesis.change_recommendation(made, addressees=[*codes, one["addressee"]], ready=True, by=rapporteur)
        if one["short"] or one["long"]:
            synthesis.word_for(made, one["addressee"], one["short"], one["long"], by=rapporteur)


def _open_round(story):
    following.open_round(story.convening, ROUND_OPENS, ROUND_CLOSES, by=secretary(story))


def _choose(story):
    """Every other one of those who logged on stands behind some: behind the first ones more often than behind the last."""
    consultation = Consultation.objects.get(convening=story.convening)
    ready = list(_recommendations(story).values())
    for place, address in enumerate(sorted(attendance.log_ons())[::2]):
        chosen = [one.pk for number, one in enumerate(ready) if (place * 7 + number * 3) % 10 > number]
        following.endorse(consultation, chosen, by=story.cast[address])


def _commit(story):
    numbered, today = _recommendations(story), clock.today(story.convening.zone)
    for one in told.COMMITMENTS:
        made = following.commit(
            numbered[one["recommendation"]], one["owner"]["en"], one["text"], today + timedelta(days=30 * one["months"]),
            public=one["public"], address="follow-up@gipp-secretariat.example", by=secretary(story),
        )  # fmt: skip
        if one["state"] != "planned":
            following.tell_how_it_stands(made, one["state"], one["remark"], by=secretary(story))


# ── Documents ─────────────────────────────────────────────────────────────────────────────────────────────────────────
def _write(story, slug):
    about = next(document for document in told.DOCUMENTS if document["slug"] == slug)
    by = secretary(story)
    document = outcomes.start_document(
        story.convening, about["kind"], slug, about["title"], about["subtitle"], about["imprint"], languages=["ar", "en", "es", "fr"], by=by
    )
    if about["cover"]:
        document = outcomes.describe_document(document, cover=story.pictures[about["cover"]], by=by)
    for piece in about["pieces"]:
        outcomes.add_piece(
            document, piece["kind"], piece["key"], piece["level"], piece["source"], piece["title"], piece["text"],
            story.pictures[piece["picture"]] if piece.get("picture") else None, by=by,
        )  # fmt: skip
    document.refresh_from_db()
    story.documents[slug] = document


def _release(story, slug):
    """It is laid before the conveners, two officers sign, each for one of them, and it is released."""
    document = story.documents[slug]
    document.refresh_from_db()
    released = Report.objects.filter(convening=story.convening, state=Report.State.RELEASED).first()
    if released:
        document = outcomes.describe_document(document, report=released, by=secretary(story))
    document = outcomes.send_to_conveners(document, by=secretary(story))
    for organisation, key in zip(outcomes.organisations_that_sign(story.convening), (FIRST, SECOND), strict=True):
        outcomes.sign(document, organisation, by=_of(story, key))
    outcomes.release_document(document, by=secretary(story))
