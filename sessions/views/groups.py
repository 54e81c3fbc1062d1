"""Groups for sessions by group: the secretariat makes, fills, renames and takes them down."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from convening import policy, writing
from convening.errors import Refused
from convening.selectors import convening_for

from ..forms import tell
from ..forms.groups import FillForm, GroupForm
from ..models import Session
from ..selectors.groups import People, group_for, groups_of, people_of_group
from ..services.groups import delete_group, fill_group, leave_group, make_group, rename_group


@require_http_methods(["GET", "HEAD", "POST"])
def groups(request, slug):
    convening = convening_for(request.user, slug)
    if not policy.allows(request.user, "sessions.fill_groups", convening):
        raise Http404
    form = GroupForm(request.POST or None)
    if form.is_valid():
        try:
            group = make_group(convening, form.cleaned_data["name"], by=request.user, key=form.cleaned_data["client_key"])
        except Refused as refused:
            tell(form, refused)
        else:
            messages.success(request, _("The group is made. Now say who belongs to it."))
            return redirect("session_group", slug, group.pk) if group else redirect("session_groups", slug)
    return render(request, "sessions/groups.html", {"convening": convening, "form": form, "groups": groups_of(convening)})


@require_http_methods(["GET", "HEAD", "POST"])
def group(request, slug, group_id):
    """One page, three forms and a button beside each name; which was sent is told by its own button."""
    found = group_for(request.user, slug, group_id)
    deed = next((name for name in _DEEDS if name in request.POST), None)
    fill, rename = FillForm(), GroupForm(initial={"name": found.name})
    if deed == "fill":
        fill = FillForm(request.POST, people=People(found.convening))
        if fill.is_valid():
            fill = _fill(request, found, fill)
            if fill is None:
                return redirect("session_group", slug, found.pk)
    elif deed == "rename":
        rename = GroupForm(request.POST)
        if rename.is_valid():
            try:
                rename_group(found, rename.cleaned_data["name"], by=request.user)
            except Refused as refused:
                tell(rename, refused)
            else:
                messages.success(request, _("The group has its new name."))
                return redirect("session_group", slug, found.pk)
    elif deed == "leave":
        part = next((part for part in people_of_group(found) if part.handle == request.POST["leave"]), None)
        if part is not None:
            leave_group(found, part, by=request.user)
            messages.success(request, _("She belongs to the group no more."))
        return redirect("session_group", slug, found.pk)
    elif deed == "delete":
        try:
            delete_group(found, by=request.user)
        except Refused as refused:
            messages.error(request, refused.message)
            return redirect("session_group", slug, found.pk)
        messages.success(request, _("The group is taken down."))
        return redirect("session_groups", slug)
    return render(request, "sessions/group.html", {
        "convening": found.convening, "group": found, "people": people_of_group(found), "fill": fill, "rename": rename,
        "sessions": found.sessions.filter(door=Session.Door.GROUP),
    })


_DEEDS = ("fill", "rename", "leave", "delete")


def _fill(request, group, form):
    """Add those who were found. Returns a form with the lines that need another look, or None when there are none."""
    new = fill_group(group, form.parts, by=request.user) if form.parts else 0
    if new:
        messages.success(request, ngettext("%(n)s person is added.", "%(n)s people are added.", new) % {"n": writing.number_here(new)})
    elif form.parts:
        messages.info(request, _("They belong to the group already."))
    if not form.unclear:
        return None
    left = FillForm(initial={"lines": "\n".join(found.written for found in form.unclear)})
    left.again = [{"written": found.written, "choices": [(part.person.profile.name, part.handle) for part in found.choices]} for found in form.unclear]
    return left
