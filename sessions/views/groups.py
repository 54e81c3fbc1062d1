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
    forms = {"fill": FillForm(), "rename": GroupForm(initial={"name": found.name})}
    deed = next((name for name in _DEEDS if name in request.POST), None)
    answer = _DEEDS[deed](request, found, forms) if deed else None
    return answer or render(request, "sessions/group.html", {
        "convening": found.convening, "group": found, "people": people_of_group(found), **forms,
        "sessions": found.sessions.filter(door=Session.Door.GROUP),
    })


def _here(group):
    return redirect("session_group", group.convening.slug, group.pk)


def _fill(request, group, forms):
    """Add those who were found. The lines that need another look stay in the form."""
    forms["fill"] = form = FillForm(request.POST, people=People(group.convening))
    if not form.is_valid():
        return None
    new = fill_group(group, form.parts, by=request.user) if form.parts else 0
    if new:
        messages.success(request, ngettext("%(n)s person is added.", "%(n)s people are added.", new) % {"n": writing.number_here(new)})
    elif form.parts:
        messages.info(request, _("They belong to the group already."))
    if not form.unclear:
        return _here(group)
    forms["fill"] = left = FillForm(initial={"lines": "\n".join(found.written for found in form.unclear)})
    left.again = [{"written": found.written, "choices": [(part.person.profile.name, part.handle) for part in found.choices]} for found in form.unclear]
    return None


def _rename(request, group, forms):
    forms["rename"] = form = GroupForm(request.POST)
    if not form.is_valid():
        return None
    try:
        rename_group(group, form.cleaned_data["name"], by=request.user)
    except Refused as refused:
        tell(form, refused)
        return None
    messages.success(request, _("The group has its new name."))
    return _here(group)


def _leave(request, group, forms):
    part = next((part for part in people_of_group(group) if part.handle == request.POST["leave"]), None)
    if part is not None:
        leave_group(group, part, by=request.user)
        messages.success(request, _("She belongs to the group no more."))
    return _here(group)


def _delete(request, group, forms):
    try:
        delete_group(group, by=request.user)
    except Refused as refused:
        messages.error(request, refused.message)
        return _here(group)
    messages.success(request, _("The group is taken down."))
    return redirect("session_groups", group.convening.slug)


_DEEDS = {"fill": _fill, "rename": _rename, "leave": _leave, "delete": _delete}
