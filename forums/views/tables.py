"""The tables of a room: where members take a place, where the secretariat sets them up, and what they report back.

The request that takes a place saves nothing else: no message, no login session, no mark of who was here.
"""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from convening import policy, writing
from convening.errors import Refused
from sessions.forms import tell

from .. import selectors
from ..forms import RemoveForm, ReportForm, SubThemeForm, TableForm
from ..services import tables as services
from .settings import called

FORM = require_http_methods(["GET", "HEAD", "POST"])
SETS_UP = "forums.set_up_room"


@FORM
def tables(request, slug, room_slug):
    """The sub-themes with their tables; a member takes a place at one table of each, or lets go of it."""
    room = selectors.room_for(request.user, slug, room_slug)
    error, status = "", 200
    if request.method == "POST":
        try:
            anchor = _sit_or_stand(request, room)
        except Refused as refused:
            error, status = refused.message, 409
        else:
            return HttpResponseRedirect(f"{_tables(room)}{anchor}")
    page = {
        "room": room,
        "convening": room.convening,
        "sub_themes": selectors.sub_themes_for(room, request.user),
        "may_sit": policy.allows(request.user, "forums.take_seat", room) and room.stage in (room.Stage.ANNOUNCED, room.Stage.OPEN),
        "knows_her_voice": policy.standing(request.user).knows_her_voice,
        "reads": policy.allows(request.user, "forums.read_room", room),
        "error": error,
    }
    return render(request, "forums/tables.html", page, status=status)


@FORM
def new_sub_theme(request, slug, room_slug):
    room = selectors.room_for(request.user, slug, room_slug, SETS_UP)
    form = SubThemeForm(request.POST or None)
    if form.is_valid():
        try:
            made = services.add_sub_theme(room, key=form.cleaned_data["client_key"], by=request.user, **form.texts())
        except Refused as refused:
            tell(form, refused)
        else:
            there = reverse("sub_theme", args=[slug, room_slug, made.pk]) if made else _tables(room)
            return HttpResponseRedirect(there)
    return render(request, "forums/sub_theme_new.html", {"room": room, "convening": room.convening, "form": form})


@FORM
def sub_theme(request, slug, room_slug, sub_theme_id):
    """Its texts, its tables and one more, and the way to take it away."""
    room = selectors.room_for(request.user, slug, room_slug, SETS_UP)
    found = selectors.sub_theme_of(room, sub_theme_id)
    facilitators = selectors.facilitators_to_choose(room)
    deed, sent = request.POST.get("deed", ""), request.POST
    form = SubThemeForm(sent if deed == "change" else None, initial=_texts(found), prefix="about")
    table = _table_form(sent if deed == "add" else None, facilitators, prefix="table", initial={"language": (room.languages or ["en"])[0]})
    remove = RemoveForm(sent if deed == "remove" else None, prefix="remove")
    chosen = {"change": form, "add": table, "remove": remove}.get(deed)
    back, status = reverse("sub_theme", args=[slug, room_slug, found.pk]), 200
    if chosen is not None and chosen.is_valid():
        given = chosen.cleaned_data
        try:
            if chosen is form:
                services.change_sub_theme(found, by=request.user, **form.texts())
            elif chosen is table:
                services.add_table(found, key=given["client_key"], by=request.user, **_columns(room, table, facilitators))
            else:
                services.remove_sub_theme(found, by=request.user)
                back = _tables(room)
        except Refused as refused:
            tell(chosen, refused)
            status = 409
        else:
            messages.success(request, _("It is kept."))
            return HttpResponseRedirect(back)
    page = {
        "room": room, "convening": room.convening, "sub_theme": found, "form": form, "table_form": table, "remove": remove,
        "tables": found.tables.all(),
    }  # fmt: skip
    return render(request, "forums/sub_theme.html", page, status=status)


@FORM
def table(request, slug, room_slug, table_id):
    """One table: its language, its places, who facilitates it."""
    room = selectors.room_for(request.user, slug, room_slug, SETS_UP)
    found = selectors.table_of(room, table_id)
    facilitators = selectors.facilitators_to_choose(room)
    removing = request.POST.get("deed") == "remove"
    now = {"language": found.language, "places": found.places, **_facilitated(found, facilitators)}
    form = _table_form(None if removing else request.POST or None, facilitators, initial=now)
    remove = RemoveForm(request.POST if removing else None, prefix="remove")
    chosen, status = remove if removing else form, 200
    if chosen.is_valid():
        try:
            if removing:
                services.remove_table(found, by=request.user)
            else:
                services.change_table(found, by=request.user, **_columns(room, form, facilitators))
        except Refused as refused:
            tell(chosen, refused)
            status = 409
        else:
            messages.success(request, _("It is kept."))
            return HttpResponseRedirect(reverse("sub_theme", args=[slug, room_slug, found.sub_theme_id]))
    page = {"room": room, "convening": room.convening, "table": found, "form": form, "remove": remove}
    return render(request, "forums/table.html", page, status=status)


@FORM
def report(request, slug, room_slug, table_id):
    """Whoever facilitates a table writes what it reports back."""
    room = selectors.room_for(request.user, slug, room_slug)
    found = selectors.table_of(room, table_id)
    if not policy.allows(request.user, "forums.write_report", found):
        raise Http404
    now = {"text": found.report, "language": found.report_language or found.language or writing.language_here()}
    form, status = ReportForm(request.POST or None, initial=now), 200
    if form.is_valid():
        try:
            services.report_back(found, form.cleaned_data["text"], language=form.cleaned_data["language"], by=request.user)
        except Refused as refused:
            form.add_error("text", refused.message)
            status = 409
        else:
            return HttpResponseRedirect(f"{_tables(room)}#table-{found.pk.hex}")
    return render(request, "forums/table_report.html", {"room": room, "convening": room.convening, "table": found, "form": form}, status=status)


def _sit_or_stand(request, room):
    """Do what the button says; returns where on the page to go on."""
    if "leave" in request.POST:
        sub_theme = selectors.sub_theme_of(room, _uuid(request.POST["leave"]))
        services.stand_up(sub_theme, by=request.user)
    else:
        chosen = selectors.table_of(room, _uuid(request.POST.get("table")))
        sub_theme = chosen.sub_theme
        services.sit_down(chosen, by=request.user)
    return f"#theme-{sub_theme.pk.hex}"


def _uuid(text):
    """What names a table or a sub-theme in a form; 404 for anything else."""
    try:
        return UUID(text)
    except (TypeError, ValueError) as wrong:
        raise Http404 from wrong


def _table_form(sent, facilitators, **more):
    return TableForm(sent, facilitators=[(str(part.pk), called(part)) for part, _name in facilitators], **more)


def _facilitated(table, facilitators):
    """Who facilitates now, as the form has it: one of the list, or a number."""
    if any(part.pk == table.facilitator_id for part, _name in facilitators):
        return {"facilitator": str(table.facilitator_id)}
    return {"handle": table.facilitator.handle if table.facilitator else ""}


def _columns(room, form, facilitators):
    given = form.cleaned_data
    chosen = next((part for part, _name in facilitators if str(part.pk) == given["facilitator"]), None)
    if given["handle"]:
        chosen = selectors.part_called(room, given["handle"])
        if chosen is None:
            sentence = _("Nobody with this number can enter the room. Please ask her to compare it with her own page.")
            raise Refused("forums.no_such_handle", sentence, fields={"handle": sentence})
    return {"language": given["language"], "places": given["places"], "facilitator": chosen}


def _texts(sub_theme):
    return {f"{name}_{code}": getattr(sub_theme, f"{name}_{code}") or "" for name in ("title", "text") for code, _language in settings.LANGUAGES}


def _tables(room):
    return reverse("tables", args=[room.convening.slug, room.slug])
