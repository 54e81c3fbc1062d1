"""The settings of a room, for the secretariat: one page that shows how everything stands, and a page to change each part."""

from django.conf import settings as django_settings
from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from convening import clock
from convening.errors import Refused
from sessions.forms import tell

from .. import notes, selectors
from ..forms import BackgroundForm, DatesForm, DescribeForm, LookingAfterForm, PromiseForm, QuestionForm, RemoveForm, TightenForm
from ..models import Room
from ..services import rooms as services

RIGHT = "forums.set_up_room"
FORM = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def settings(request, slug, room_slug):
    """How everything stands, each part with a way to change it."""
    room = selectors.room_for(request.user, slug, room_slug, RIGHT)
    languages = dict(django_settings.LANGUAGES)
    page = {
        "room": room,
        "convening": room.convening,
        "languages": [languages[code] for code in room.languages if code in languages],
        "written_in": [name for code, name in django_settings.LANGUAGES if getattr(room, f"background_{code}")],
        "note": notes.note_of(room),
        "footnotes": notes.count(room.background),
        "moderators": [called(part) for part in room.moderators.select_related("person")],
        "sub_themes": room.sub_themes.count(),
        "somebody_spoke": room.posts.exists(),
        "left": selectors.left_for(room),
    }
    return render(request, "forums/settings.html", page)


@FORM
def describe(request, slug, room_slug):
    room = selectors.room_for(request.user, slug, room_slug, RIGHT)
    sessions = selectors.sessions_to_choose(room.convening)
    form = DescribeForm(
        request.POST or None, sessions=[(str(session.pk), title) for session, title in sessions],
        initial={**_texts(room, "title", "working_group"), "session": str(room.session_id or ""), "languages": room.languages},
    )  # fmt: skip

    def deed():
        chosen = next((session for session, _title in sessions if str(session.pk) == form.cleaned_data["session"]), None)
        services.describe_room(room, session=chosen, languages=form.cleaned_data["languages"], by=request.user, **form.texts())

    return _answer(request, room, form, deed, heading=_("What the room is about"))


@FORM
def background(request, slug, room_slug):
    room = selectors.room_for(request.user, slug, room_slug, RIGHT)
    form = BackgroundForm(request.POST or None, initial={**_texts(room, "background"), "notes_go_on": room.notes_go_on})

    def deed():
        given = form.cleaned_data
        texts = {code: given[f"background_{code}"] for code, _name in django_settings.LANGUAGES}
        services.write_background(room, background=texts, notes_go_on=given["notes_go_on"], by=request.user)

    return _answer(request, room, form, deed, heading=_("Background note"))


@FORM
def questions(request, slug, room_slug):
    """All of them in their order, and one more."""
    room = selectors.room_for(request.user, slug, room_slug, RIGHT)
    form = QuestionForm(request.POST or None)

    def deed():
        given = form.cleaned_data
        services.add_question(room, text=_of_all(given, "text"), type=given["type"], key=given["client_key"], by=request.user)

    return _answer(
        request, room, form, deed, heading=_("Guiding questions"), template="forums/settings_questions.html",
        back=reverse("room_settings_questions", args=[slug, room_slug]), more={"left": selectors.left_for(room)},
    )  # fmt: skip


@FORM
def left_question(request, slug, room_slug, left_id):
    """Take up what found no time in the session, in these words or others; or drop it."""
    room = selectors.room_for(request.user, slug, room_slug, RIGHT)
    left = selectors.left_question_of(room, left_id)
    dropping = request.POST.get("deed") == "drop"
    form = QuestionForm(request.POST if request.POST and not dropping else None, initial={f"text_{left.language}": left.text})
    remove = RemoveForm(request.POST if dropping else None, prefix="remove")

    def deed():
        if dropping:
            services.drop_question(room, left, by=request.user)
        else:
            given = form.cleaned_data
            services.take_up_question(room, left, text=_of_all(given, "text"), type=given["type"], key=given["client_key"], by=request.user)

    return _answer(
        request, room, remove if dropping else form, deed, heading=_("A question from the session"), template="forums/left_question.html",
        back=reverse("room_settings_questions", args=[slug, room_slug]), more={"left": left, "remove": remove, "shown": form},
    )  # fmt: skip


@FORM
def question(request, slug, room_slug, question_id):
    """Word a question otherwise, move it, or take it away."""
    room = selectors.room_for(request.user, slug, room_slug, RIGHT)
    asked = selectors.question_of(room, question_id)
    deed_asked = request.POST.get("deed", "")
    changing, removing = deed_asked in ("", "change"), deed_asked == "remove"
    form = QuestionForm(request.POST if request.POST and changing else None, initial={**_texts(asked, "text"), "type": asked.type})
    remove = RemoveForm(request.POST if removing else None, prefix="remove")
    back = reverse("room_settings_questions", args=[slug, room_slug])

    def deed():
        if deed_asked == "move":
            services.move_question(asked, to=_place(request.POST.get("to"), asked.position), by=request.user)
        elif removing:
            services.remove_question(asked, by=request.user)
        else:
            services.change_question(asked, text=_of_all(form.cleaned_data, "text"), type=form.cleaned_data["type"], by=request.user)

    chosen = None if deed_asked == "move" else remove if removing else form
    page = {"question": asked, "remove": remove, "answered": asked.posts.exists(), "shown": form}
    return _answer(
        request, room, chosen, deed, heading=_("A guiding question"), template="forums/settings_question.html", back=back, more=page
    )


@FORM
def dates(request, slug, room_slug):
    room = selectors.room_for(request.user, slug, room_slug, RIGHT)
    days = ("opens_on", "closes_on", "cools_from", "readable_until")
    form = DatesForm(request.POST or None, settled=_settled(room), initial={name: getattr(room, name) for name in days})

    def deed():
        services.date_room(room, by=request.user, **{name: form.cleaned_data[name] for name in days})

    return _answer(request, room, form, deed, heading=_("When"), template="forums/settings_dates.html")


@FORM
def promise(request, slug, room_slug):
    """Rule, naming and scope: anew before anybody has written, afterwards only stricter, and asked twice."""
    room = selectors.room_for(request.user, slug, room_slug, RIGHT)
    sent, spoken = request.POST or None, room.posts.exists()
    form = TightenForm(sent, room=room) if spoken else PromiseForm(sent)

    def deed():
        given = form.cleaned_data
        services.tighten_room(room, rule=given["rule"], naming=given["naming"], by=request.user)
        if not spoken:
            services.change_scope(room, given["scope"], by=request.user)

    return _answer(
        request, room, form, deed, heading=_("What is promised"), template="forums/settings_promise.html", more={"spoken": spoken}
    )


@FORM
def looking_after(request, slug, room_slug):
    room = selectors.room_for(request.user, slug, room_slug, RIGHT)
    now = list(room.moderators.select_related("person"))
    offered = {part.pk: part for part in (*selectors.moderators_to_choose(room.convening), *now)}
    form = LookingAfterForm(
        request.POST or None, moderators=[(str(pk), called(part)) for pk, part in offered.items()],
        initial={"moderation": room.moderation, "moderators": [str(part.pk) for part in now]},
    )  # fmt: skip

    def deed():
        chosen = [part for pk, part in offered.items() if str(pk) in form.cleaned_data["moderators"]]
        services.moderate_by(room, chosen, moderation=form.cleaned_data["moderation"], by=request.user)

    return _answer(request, room, form, deed, heading=_("Who looks after the room"), template="forums/settings_looking_after.html")


@FORM
def publish(request, slug, room_slug):
    """Show a draft to the members."""
    room = selectors.room_for(request.user, slug, room_slug, RIGHT)
    error, status = "", 200
    if request.method == "POST":
        if request.POST.get("understood") == "yes":
            try:
                services.publish_room(room, by=request.user)
            except Refused as refused:
                error, status = refused.message, 409
            else:
                messages.success(request, _("Members see the room now, and can write from its first day."))
                return HttpResponseRedirect(reverse("room", args=[slug, room_slug]))
        else:
            error = _("Please tick the box first.")
    page = {"room": room, "convening": room.convening, "error": error, "back": reverse("room_settings", args=[slug, room_slug])}
    page["consequences"] = [
        _("Every member of the convening sees the room, its note and its questions."),
        _("It cannot be hidden again."),
        _("From the first post on, what is promised here can be made stricter, never looser."),
    ]
    return render(request, "forums/settings_publish.html", page, status=status)


def called(part):
    """A person as the secretariat reads her where she is chosen: her name and, unless she keeps it, whom she speaks for."""
    profile = part.person.profile
    affiliation = profile.affiliation if profile.seen_by("affiliation") == "secretariat" else ""
    return f"{profile.name} ({affiliation})" if affiliation else profile.name


def _answer(request, room, form, deed, *, heading, template="forums/settings_part.html", back="", more=()):
    """Do `deed` if the form is as it should be; else show it with what was typed. `form` None: there is nothing to fill in."""
    back = back or reverse("room_settings", args=[room.convening.slug, room.slug])
    status = 200
    if request.method == "POST" and (form is None or form.is_valid()):
        try:
            deed()
        except Refused as refused:
            status = 409
            if form is None:
                messages.warning(request, refused.message)
                return HttpResponseRedirect(back)
            tell(form, refused)
        else:
            messages.success(request, _("It is kept."))
            return HttpResponseRedirect(back)
    page = {"room": room, "convening": room.convening, "form": form, "heading": heading, "back": back, **dict(more)}
    return render(request, template, page, status=status)


def _settled(room):
    """The days that stay: what has begun, and what follows from it."""
    stage, today = room.stage, clock.today(room.convening.zone)
    settled = [] if stage in (Room.Stage.DRAFT, Room.Stage.ANNOUNCED) else ["opens_on"]
    if room.published and (room.sealed_on is not None or today >= room.cooling_begins_on):
        settled += ["closes_on", "cools_from"]
    return settled


def _texts(thing, *names):
    return {f"{name}_{code}": getattr(thing, f"{name}_{code}") or "" for name in names for code, _language in django_settings.LANGUAGES}


def _of_all(given, name):
    return {code: given[f"{name}_{code}"] for code, _language in django_settings.LANGUAGES}


def _place(text, otherwise):
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 4 else otherwise
