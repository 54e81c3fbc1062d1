"""Officers keep the library, the pictures and the credits of their convening."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from .. import cleaning, files, forms, policy, writing
from ..errors import Refused
from ..models import Convening
from ..once import first_time
from ..selectors import library
from ..selectors import pictures as selected
from ..services import convenings, pictures
from ..services import library as deeds

READS_AND_WRITES = ["GET", "HEAD", "POST"]


def _mine(request, slug):
    return policy.access(request.user, "convening.edit_convening", Convening.objects.all(), slug=slug)


def _one_of(rows, **lookup):
    found = rows.filter(**lookup).first()
    if found is None:
        raise Http404
    return found


def _done(request, form, deed):
    """What the deed gave back, or None where the form is to be shown again; a form sent twice does its deed once."""
    try:
        with transaction.atomic():
            return (deed() or True) if first_time(form.cleaned_data["client_key"]) else True
    except Refused as refused:
        forms.tell(form, refused)
        return None


def _taken(request, form):
    """True if all that was sent is right and its file, if there is one, was cleaned."""
    form.request_size = files.size_of(request)
    return form.is_valid() and form.take_files()


def _shown_again(request, template, context):
    if request.method == "POST":
        context["form"].ask_for_files_again()
    return render(request, template, context)


def _tell_what_was_removed(request, cleaned):
    if words := cleaning.words_for(cleaned.removed):
        messages.success(request, _("It was made anew without: %(what)s.") % {"what": " · ".join(words)})


# ---- resources


@require_safe
def resources(request, slug):
    convening = _mine(request, slug)
    rooms = dict(library.rooms_to_choose(convening))
    groups = {}
    for one in library.resources_to_set_up(convening):
        one.room_title, one.opened_words = rooms.get(one.room, ""), _band(one.opened)
        groups.setdefault(one.kind, []).append(one)
    context = {"convening": convening, "groups": [(library.HEADINGS[kind], there) for kind, there in groups.items()]}
    return render(request, "convening/set_up_resources.html", context)


def _band(opened):
    """How often something was opened, so that nobody learns from it that one more person came."""
    if not opened:
        return _("opened fewer than %(n)s times") % {"n": writing.number_here(10)}
    return _("opened about %(n)s times") % {"n": writing.number_here(opened)}


@require_http_methods(READS_AND_WRITES)
def resource(request, slug, resource_id=None):
    """A new resource, or one that is there."""
    convening = _mine(request, slug)
    there = _one_of(convening.resources.select_related("file").defer("file__content"), pk=resource_id) if resource_id else None
    file = getattr(there, "file", None)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = forms.ResourceForm(
        *sent, rooms=library.rooms_to_choose(convening), has_file=file is not None,
        initial=forms.ResourceForm.of(there) if there else {"kind": "reading", "audience": "public"},
    )  # fmt: skip
    if request.method == "POST" and _taken(request, form):
        made = _done(request, form, lambda: _resource_written(convening, there, form, request.user))
        if made:
            for cleaned in form.cleaned_data["attachments"]:
                _tell_what_was_removed(request, cleaned)
            unseen = made is not True and not made.is_shown
            messages.success(request, _("It is kept, and shown once it was looked over.") if unseen else _("It is in the library now."))
            return redirect("set_up_resources", slug)
    context = {"convening": convening, "form": form, "resource": there, "file": file, "removed": cleaning.words_for(file.removed) if file else ()}
    return _shown_again(request, "convening/set_up_resource.html", context)


def _resource_written(convening, there, form, by):
    given = form.cleaned_data
    plain = {name: given[name] for name in ("kind", "author", "url", "languages", "audience", "featured", "inside", "checked", "language")}
    told = plain | {
        "title": form.texts("title"), "note": form.texts("note"), "room": given.get("room") or None,
        "file": next(iter(given["attachments"]), None), "by": by,
    }  # fmt: skip
    return deeds.change_resource(there, **told) if there else deeds.publish_resource(convening, **told)


@require_POST
def move_resource(request, slug, resource_id):
    convening = _mine(request, slug)
    deeds.move_resource(_one_of(convening.resources, pk=resource_id), up=request.POST.get("to") != "down", by=request.user)
    return redirect("set_up_resources", slug)


@require_http_methods(READS_AND_WRITES)
def take_down_resource(request, slug, resource_id):
    convening = _mine(request, slug)
    there = _one_of(convening.resources, pk=resource_id)
    if request.method == "POST" and request.POST.get("understood"):
        deeds.take_down(there, by=request.user)
        messages.success(request, _("It is no longer in the library."))
        return redirect("set_up_resources", slug)
    return render(request, "convening/set_up_resource_take_down.html", {"convening": convening, "resource": there, "error": _not_ticked(request)})


def _not_ticked(request):
    return _("Tick the box first, if you want it.") if request.method == "POST" else ""


# ---- pictures


@require_safe
def all_pictures(request, slug):
    convening = _mine(request, slug)
    uses = selected.uses(convening)
    shown = selected.pictures_of(convening)
    for one in shown:
        one.convening, one.used = convening, uses.get(one.pk, [])
        one.small_address = selected.address_of(one, small=True) if one.size else ""
        one.small_height = _height_at(120, one)
    return render(request, "convening/set_up_pictures.html", {"convening": convening, "pictures": shown})


def _height_at(width, picture):
    """So that a page keeps its place while pictures come in."""
    return max(1, round(width * picture.height / picture.width))


@require_http_methods(READS_AND_WRITES)
def picture(request, slug, picture_id=None):
    """A new picture, or one that is there."""
    convening = _mine(request, slug)
    there = _one_of(convening.pictures.defer("content", "small"), pk=picture_id) if picture_id else None
    known = forms.PictureForm.of(there) | {"heads": convening.picture_id == there.pk} if there else {"people": ""}
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = forms.PictureForm(*sent, has_file=there is not None, initial=known)
    if request.method == "POST" and _taken(request, form):
        made = _done(request, form, lambda: _picture_written(convening, there, form, request.user))
        if made:
            for cleaned in form.cleaned_data["attachments"]:
                _tell_what_was_removed(request, cleaned)
            unseen = made is not True and not made.may_be_published
            messages.success(request, _("It is kept, and shown to nobody outside yet.") if unseen else _("It is kept, and may be published."))
            return redirect("set_up_pictures", slug)
    context = {"convening": convening, "form": form, "picture": there}
    if there:
        there.convening, there.small_height = convening, _height_at(480, there)
        context |= {
            "uses": selected.uses(convening).get(there.pk, []), "removed": cleaning.words_for(there.removed),
            "small": selected.address_of(there, small=True) if there.size else "",
        }  # fmt: skip
    return _shown_again(request, "convening/set_up_picture.html", context)


def _picture_written(convening, there, form, by):
    given = form.cleaned_data
    told = {name: given[name] for name in ("purpose", "credit", "people", "consent", "checked", "language")}
    told |= {"words": form.texts("words"), "caption": form.texts("caption"), "by": by}
    content = next(iter(given["attachments"]), None)
    if there:
        made = pictures.change_picture(there, content=content, **told)
    else:
        made = pictures.add_picture(convening, content, **told)
    if given["heads"] != (convening.picture_id == made.pk):
        pictures.show_on_public_page(convening, made if given["heads"] else None, by=by)
    return made


@require_http_methods(READS_AND_WRITES)
def withdraw_consent(request, slug, picture_id):
    convening = _mine(request, slug)
    there = _one_of(convening.pictures.defer("content", "small"), pk=picture_id)
    if request.method == "POST" and request.POST.get("understood"):
        pictures.withdraw_consent(there, destroy=bool(request.POST.get("destroy")), by=request.user)
        messages.success(request, _("From now on no page and no document shows it."))
        return redirect("set_up_pictures", slug)
    context = {"convening": convening, "picture": there, "uses": selected.uses(convening).get(there.pk, []), "error": _not_ticked(request)}
    return render(request, "convening/set_up_picture_withdraw.html", context)


@require_http_methods(READS_AND_WRITES)
def take_away_picture(request, slug, picture_id):
    convening = _mine(request, slug)
    there = _one_of(convening.pictures.defer("content", "small"), pk=picture_id)
    error = _not_ticked(request)
    if request.method == "POST" and request.POST.get("understood"):
        try:
            pictures.take_away(there, by=request.user)
        except Refused as refused:
            error = refused.message
        else:
            messages.success(request, _("The picture is gone."))
            return redirect("set_up_pictures", slug)
    context = {"convening": convening, "picture": there, "uses": selected.uses(convening).get(there.pk, []), "error": error}
    return render(request, "convening/set_up_picture_take_away.html", context)


# ---- who is credited


@require_http_methods(READS_AND_WRITES)
def organisation(request, slug, organisation_id=None):
    """A new credit, or one that is there."""
    convening = _mine(request, slug)
    there = _one_of(convening.organisations, pk=organisation_id) if organisation_id else None
    logos = [one for one in selected.pictures_of(convening) if one.purpose == "logo" and one.may_be_published]
    form = forms.OrganisationForm(
        request.POST if request.method == "POST" else None, logos=[(one.pk, one.words or one.credit or _("a logo")) for one in logos],
        initial=forms.OrganisationForm.of(there) if there else {},
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        told = {
            "part": form.cleaned_data["part"], "name": form.texts("name"), "credit_line": form.texts("credit_line"),
            "address": form.cleaned_data["address"], "signs": form.cleaned_data["signs"], "by": request.user,
            "logo": next((one for one in logos if str(one.pk) == form.cleaned_data["logo"]), None),
        }  # fmt: skip
        deed = (
            (lambda: convenings.change_credit(there, **told))
            if there
            else (lambda: convenings.credit(convening, position=convening.organisations.count(), **told))
        )
        if _done(request, form, deed):
            messages.success(request, _("It is on the public page now."))
            return redirect("set_up", slug)
    return render(request, "convening/set_up_organisation.html", {"convening": convening, "form": form, "organisation": there})
