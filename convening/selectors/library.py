"""What lies in the library, and for whom; what of it is printed in documents."""

from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Q
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .. import policy, writing
from ..models import Audience, Resource, ResourceFile
from ..templatetags.look import bytes as weight
from . import pictures as of_pictures

# Lent by the storey that has rooms: (asker, convening) -> ids of the rooms whose resources she may have;
# (convening) -> [(id, title)] of those that a resource may be for.
ROOMS = []
ROOM_NAMES = []

Kind = Resource.Kind
HEADINGS = {
    Kind.PUBLICATION: gettext_lazy("Publications"),
    Kind.READING: gettext_lazy("Recommended reading"),
    Kind.PODCAST: gettext_lazy("Podcasts"),
    Kind.VIDEO: gettext_lazy("Videos"),
    Kind.SOCIAL: gettext_lazy("For social media"),
    Kind.GRAPHIC: gettext_lazy("Graphic recordings"),
    Kind.LINK: gettext_lazy("Useful links"),
}
KINDS = list(HEADINGS)


def _without_content(resources):
    return resources.select_related("file").defer("file__content")


def _open_to(asker, convening):
    """Whose resources are open to her, as a filter: what everybody has, what members have, what those of her rooms have."""
    if policy.allows(asker, "convening.edit_convening", convening):
        return Q()
    open_to_her = Q(audience=Audience.PUBLIC)
    if policy.allows(asker, "convening.read_members_library", convening):
        open_to_her |= Q(audience=Audience.MEMBERS)
    if policy.standing(asker).part_in(convening.pk):
        rooms = set().union(*(lent(asker, convening) for lent in ROOMS))
        open_to_her |= Q(audience=Audience.ROOM, room__in=rooms)
    return open_to_her


def resources_for(asker, convening):
    """What she may have of the library, in its order; nothing in it tells that there is more."""
    found = convening.resources.filter(_open_to(asker, convening), Resource.SHOWN)
    return sorted(_without_content(found), key=lambda one: KINDS.index(one.kind))


def resource_for(asker, convening, resource_id):
    """One resource that can be opened, or 404 whether it is absent or not for her. Officers open what was not checked yet, too."""
    found = convening.resources.filter(_open_to(asker, convening), pk=resource_id)
    if not policy.allows(asker, "convening.edit_convening", convening):
        found = found.filter(Resource.SHOWN)
    resource = _without_content(found).first()
    if resource is None or not resource.can_be_opened:
        raise Http404
    resource.convening = convening
    return resource


def content_of(resource):
    return bytes(ResourceFile.objects.values_list("content", flat=True).get(resource=resource))


def facts_of(resource, *, with_kind=True):
    """What opening it costs and gives, said before, in words: what it is, how large, where it lies, in which languages, for whom."""
    told = [resource.get_kind_display()] if with_kind else []
    if resource.url:
        told.append(_("on another site: %(site)s") % {"site": urlsplit(resource.url).hostname})
    elif resource.can_be_opened:
        told += [resource.file.extension.upper(), weight(resource.file.size)]
    told += [writing.language_name_here(code) for code in resource.languages]
    if resource.audience != Audience.PUBLIC:
        told.append(_("for members") if resource.audience == Audience.MEMBERS else _("for those of one room"))
    return told


def shown_publicly(convening):
    """What everybody may have, featured first, each with its `.facts` in words: for the public page."""
    found = _without_content(convening.resources.filter(Resource.SHOWN, audience=Audience.PUBLIC))
    for one in (found := sorted(found, key=lambda one: (not one.featured, KINDS.index(one.kind)))):
        one.facts = facts_of(one)
    return found


def resources_to_set_up(convening):
    """All of the library for those who keep it."""
    return sorted(_without_content(convening.resources.all()), key=lambda one: KINDS.index(one.kind))


def rooms_to_choose(convening):
    """[(id, title)] of the rooms that a resource may be for."""
    return [pair for lent in ROOM_NAMES for pair in lent(convening)]


def published_count(convening):
    """How many are published for everybody and for members. One of a single room is not counted where others read the number."""
    return convening.resources.filter(Resource.SHOWN).exclude(audience=Audience.ROOM).count()


def _texts(thing, name):
    """{language: words}: a language without words of its own is left out."""
    return {code: words for code, _name in settings.LANGUAGES if (words := getattr(thing, f"{name}_{code}"))}


def links(convening, audiences=("public",)):
    """The list of useful links as an annex prints it, JSON-able: [{"kind", "title": {language: words}, "note", "author", "address",
    "off_site", "languages", "format", "size", "featured", "behind"}] by kind and in the order of the library.

    `audiences` may name "members" too; what is for one room is never printed. "address" is the link, or the path of the file here.
    """
    chosen = [one for one in audiences if one in (Audience.PUBLIC, Audience.MEMBERS)]
    found = _without_content(convening.resources.filter(Resource.SHOWN, audience__in=chosen))
    rows = []
    for one in sorted(found, key=lambda one: KINDS.index(one.kind)):
        file = getattr(one, "file", None)
        rows.append({
            "kind": one.kind, "title": _texts(one, "title"), "note": _texts(one, "note"), "author": one.author,
            "address": one.url or (reverse("resource_open", args=[convening.slug, one.pk]) if file else ""), "off_site": bool(one.url),
            "languages": one.languages, "format": file.extension.upper() if file else "", "size": file.size if file else None,
            "featured": one.featured, "behind": one.behind,
        })  # fmt: skip
    return rows


def graphics(convening):
    """The graphic recordings that may be printed now, JSON-able: [{"picture": id, "words": {language: …}, "caption", "credit", "width",
    "height", "behind"}]."""
    return of_pictures.told(one for one in of_pictures.pictures_of(convening) if one.purpose == "graphic" and one.may_be_published)
