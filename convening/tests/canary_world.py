"""Who looks at the house after the canary's July, what fills its addresses, and what is typed to its commands."""

import json
from uuid import uuid4

from django.test import Client

from convening import clock, engagement
from convening.models import Participation
from convening.testing import new_convening, person_in
from evaluation.models import Piece
from evaluation.services import surveys
from forums.models import Attachment, Commitment, Post, Question, Room
from forums.services import digests, following
from sessions import selectors as programme
from sessions.models import LeftQuestion, Paper, Session

from .canary_story import ROLES

ROOM = "c/<slug:slug>/rooms/<slug:room_slug>/"


def everybody(story):
    """{role: her cookies}: whoever looks at the house after the story, the canary herself among them."""
    elsewhere = new_convening("elsewhere")
    stranger = person_in(elsewhere, "participant", "secretariat", "moderator", "nominator", "evaluator", name="Lea Stone")
    people = {role: story.keys[key] for role, key in ROLES.items()} | {"elsewhere": stranger, "herself": story.person}
    found = {"anonymous": {}}
    for role, person in people.items():
        browser = Client()
        browser.force_login(person)
        found[role] = {name: morsel.value for name, morsel in browser.cookies.items()}
    return found


def things(story):
    """{argument: [values]} that fill the addresses: hers wherever there is something of hers, and one of somebody else's."""
    others = Post.objects.filter(room__slug="wg2", state="published").exclude(pk__in=[post.pk for post in story.posts.values()]).first()
    report = story.convening.reports.first()
    return {
        **story.found,
        "slug": ["gipp-2021"],
        "paper_id": Paper.objects.filter(session__slug__in=("closing", "working-group-1")).values_list("pk", flat=True)[:2],
        "session_slug": ["closing", "working-group-1"],
        "group_id": [story.group.pk],
        "note_id": [story.note.pk],
        "request_id": [story.request_for_the_floor],
        "asked": story.asked[:1],
        "poll": [story.poll],
        "deed": ["answer"],
        "room_slug": ["wg2"],  # where she wrote; the other room is sealed
        "quote_id": [story.quote.pk],
        **{f"{ROOM}{page} room_slug": ["wg2", "wg1"] for page in ("", "certificate/", "certificate.json")},
        "veil_id": [story.veil.pk],
        "file_id": [Attachment.objects.get(post=story.posts[key].pk).pk for key in ("said", "waiting")],
        "question_id": [Question.objects.filter(room__slug="wg2").first().pk],
        "left_id": [left_over(story)],
        "sub_theme_id": [story.table.sub_theme_id],
        "table_id": [story.table.pk],
        "post_id": [story.posts["said"].pk, story.posts["waiting"].pk, others.pk],
        f"{ROOM}posts/<uuid:post_id>/moderate/ post_id": [post.pk for post in story.posts.values()],
        "office": ["arab-states"],
        "pk": [story.nomination.pk],
        "sheet_id": [story.nomination.office.sheets.get().pk],
        "report_id": [report.pk], "comment_id": [report.pk],
        **surveys_of(story),
        "letter": ["b", "d"],
        "format": ["json"],  # it holds all of a report; the other formats are read where the command writes them
        **library_of(story),
        "public_id": [story.keys["participant_en"].public_id],
        "accounts/2fa/webauthn/keys/<int:pk>/remove/ pk": [1],
        "accounts/2fa/webauthn/keys/<int:pk>/edit/ pk": [1],
        **{
            f"c/<slug:slug>/people/<uuid:pk>/{deed} pk": [Participation.objects.get(convening=story.convening, person=story.keys["evaluator"]).pk]
            for deed in ("", "hand-over/")
        },
        "c/<slug:slug>/set-up/<str:kind>/<int:pk>/take-down/ pk": [story.convening.organisations.first().pk],
        "update_id": list(story.convening.updates.values_list("pk", flat=True)[:2]),
        "kind": ["organisations"],
        "what": ["texts"],
        "digest": ["nothing"],  # its colours are the house's own
        "token": [story.token],
        "c/<slug:slug>/programme/<slug:session_slug>/guest/<str:token>/ token": [guest_token(story)],
        "c/<slug:slug>/survey/link/<str:token>/ token": [story.asked_by_link],
        "letters/<str:token>/ token": [digests.token_of(story.canary.part)],
        **followed_up(story),
        "demo/in/<str:token>/ token": ["nothing"],
    }


def followed_up(story):
    """A recommendation, with what a bank and the canary's own organisation undertook."""
    made = Commitment.objects.filter(recommendation__convening=story.convening)
    return {
        "recommendation_id": list(story.convening.recommendations.values_list("pk", flat=True)),
        "commitment_id": list(made.values_list("pk", flat=True)),
        "commitment/<str:token>/ token": [following.link_for(made.first(), clock.today(story.convening.zone))],
    }


def library_of(story):
    """Something of the library, a picture with its kind of file, somebody who is credited."""
    resources, pictures, credited = story.convening.resources, story.convening.pictures, story.convening.organisations
    return {
        "resource_id": list(resources.values_list("pk", flat=True)[:3]) or [1],
        "picture_id": list(pictures.values_list("pk", flat=True)[:2]) or [uuid4()],
        "extension": sorted(set(pictures.values_list("extension", flat=True))) or ["png"],
        "organisation_id": list(credited.values_list("pk", flat=True)[:1]) or [1],
        "document_slug": [*story.convening.documents.order_by("made_on", "slug").values_list("slug", flat=True), "engagement-summary"],
        "c/<slug:slug>/documents/<slug:document_slug>.<str:extension> extension": ["html"],
        "piece_id": list(Piece.objects.filter(document__convening=story.convening).values_list("pk", flat=True)[:1]) or [uuid4()],
        "named_id": list(story.convening.on_the_record.values_list("pk", flat=True)[:1]) or [uuid4()],
    }


def surveys_of(story):
    """What she is asked, and a draft that she must never see, with one of its questions."""
    draft = story.convening.surveys.filter(ready=False).first()
    draft = draft or surveys.make_survey(story.convening, "six_months", by=story.keys["evaluator"])
    return {"survey_id": [*story.asked_of_her, draft.pk], "item_id": [draft.items.first().pk]}


def left_over(story):
    """A question that found no time in a session to which the room where she wrote belongs."""
    room = Room.objects.get(convening=story.convening, slug="wg2")
    if room.session_id is None:
        Room.objects.filter(pk=room.pk).update(session=story.convening.sessions.get(slug="working-group-1"))
        room.refresh_from_db()
    return LeftQuestion.objects.get_or_create(session=room.session, language="en", text="Who pays for the wells?")[0].pk


def notice_of_delivery(story):
    """What a mail server says when her letter of invitation could not be delivered."""
    tag = story.convening.invitations.get(person=story.person).bounce_tag
    return (
        f"To: bounces+{tag}@127.0.0.1\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n"
        f"--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; "
        f"{story.canary.profile.email}\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n--b--\r\n"
    ).encode()


def guest_token(story):
    mark = engagement.mark_of(story.convening.pk, story.person.pk)
    return programme.guest_token(Session.objects.get(convening=story.convening, slug="closing"), mark)


def command_examples(story, folder):
    """({name: [[words], …]} for every command, so that what it prints can be read; the folder that is its VAR_DIR)."""
    (folder / "demo-stage.json").write_text('{"stage": "evaluated"}')  # else the demo would be played anew
    (folder / "report.csv").write_bytes(story.report)
    told = story.canary.profile
    (folder / "notice.eml").write_bytes(notice_of_delivery(story))
    named = [f"Name,E-mail,Knows and agrees\r\n{told.name},{told.email},yes\r\n", f"Name,E-mail,Knows and agrees\r\n{told.name},{told.email},no\r\n"]
    nominations = [folder / f"nominations-{number}.csv" for number in range(2)]
    for place, content in zip(nominations, named):
        place.write_text(content)
    table = json.dumps({"rows": ["a", "b"], "columns": ["c", "d"], "cells": [[9, 9], [9, 9]]})
    export = [
        ["gipp-2021", "--annex", annex, "--format", kind, "--output", str(folder / f"annex-{annex}.{kind}")]
        for annex in ("B", "D") for kind in ("json", "html", "pdf", "docx", "xlsx", "csv")
    ]  # fmt: skip
    examples = {
        "archive": [["gipp-2021", "--output", str(folder / "archive")], ["gipp-2021", "--output", str(folder), "--json"]],
        "backup": [["--output", str(folder / "all.backup"), "--keys", str(folder / "keys.backup")], ["--output", str(folder / "all.backup"), "--json"]],
        "catalogues": [["check"]],
        "compile_evaluation": [["gipp-2021", "--json"]],
        "copy_convening": [["gipp-2021", "like-it", "--starts-on", "2022-07-06", "--secretary", told.email, "--json"],
                           ["gipp-2021", "like-it", "--starts-on", "2022-07-06", "--secretary", told.email]],
        "demo": [["--stage", "evaluated"]],
        "demo_cast": [[], ["--json"]],
        "demo_floor": [["--rounds", "1"]],
        "erase_person": [[told.email], [told.email, "--json"]],  # for good, of somebody with everything: test_erasure
        "export_document": [
            ["gipp-2021", document, "--format", kind, "--output", str(folder / f"{document}.{kind}")]
            for document in (*story.convening.documents.order_by("made_on", "slug").values_list("slug", flat=True), "engagement-summary")
            for kind in ("page", "pdf", "docx")
        ] + [
            ["gipp-2021", "outcome-document", "--format", kind, "--language", "ar", "--output", str(folder / f"in-arabic.{kind}")] for kind in ("pdf", "docx")
        ],
        "export_report": export,
        "follow_the_clocks": [["--look"], ["--look", "--json"], []],
        "healthcheck": [["--json"], []],
        "import_attendance": [["gipp-2021", "closing", str(folder / "report.csv"), "--zone", "America/New_York", *more]
                              for more in ([], ["--dry-run"], ["--json"])],
        "import_nominations": [["gipp-2021", str(place), "--office", "arab-states", *more]
                               for place in nominations for more in ([], ["--json"], ["--dry-run"])],
        "keyring": [["init"]],
        "ledger": [["gipp-2021"], ["gipp-2021", "--json"]],
        "protect_table": [["--k", "5", "--json", table]],
        "restore": [[str(folder / "report.csv")], [str(folder / "report.csv"), "--json"]],
        "seal_room": [["gipp-2021", "wg1"], ["gipp-2021", "wg2", "--dry-run", "--json"]],
        "set_up_convening": [["third", "--title", "A third", "--zone", "Africa/Tunis", "--from", "2021-10-01", "--to", "2021-10-09",
                              "--secretary", told.email, "--secretary-name", told.name]],
        "sign_in_link": [[told.email]],
        "take_in_bounces": [[str(folder / "notice.eml")], [str(folder / "report.csv"), "--json"]],
        "verify_audit": [[], ["--json"]],
        "verify_report": [[str(folder / "annex-B.json")], [str(folder / "report.csv"), "--json"]],
        "verify_seal": [[str(folder / "report.csv")], [str(folder / "report.csv"), "--json"]],
    }  # fmt: skip
    return examples, folder
