"""Pictures of a convening: which there are, what they are used for, and who may see one."""

from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from .. import policy
from ..models import Picture

USES = []  # lent by storeys above: (convening) -> [Use]


@dataclass(frozen=True)
class Use:
    """Something that shows a picture. `audience` is "public" or "members", "" while it is shown to nobody but those who work on it."""

    picture_id: UUID
    audience: str
    label: str
    url: str = ""
    released: bool = False


def _without_content(pictures):
    return pictures.defer("content", "small")


def pictures_of(convening):
    return list(_without_content(convening.pictures.all()))


def pictures_by_id(ids):
    """{id as text: Picture} with its bytes, for whoever makes a document. Look at `may_be_published` before printing one."""
    return {str(one.pk): one for one in Picture.objects.filter(pk__in=[one for one in ids if one])}


def uses(convening):
    """{picture id: [Use]}: on the public page, as a logo, in documents."""
    found = {}
    audience = "public" if convening.is_public else ""
    home = reverse("convening", args=[convening.slug])
    known = [Use(convening.picture_id, audience, _("the picture of the public page"), home)] if convening.picture_id else []
    known += [
        Use(one.logo_id, audience, _("the logo of %(organisation)s") % {"organisation": one.name or one.credit_line}, home)
        for one in convening.organisations.all()
        if one.logo_id
    ]
    for use in [*known, *(use for lent in USES for use in lent(convening))]:
        found.setdefault(UUID(str(use.picture_id)), []).append(use)
    return found


def picture_for(asker, convening, picture_id, extension):
    """(picture, is it shown to everybody), or 404. Everybody sees what may be published and is in public use, members what documents for
    members show; those who work on what is published see all."""
    picture = _without_content(convening.pictures.filter(pk=picture_id, extension=extension)).first()
    if picture is None or not picture.size:
        raise Http404
    audiences = {use.audience for use in uses(convening).get(picture.pk, ())} if picture.may_be_published else set()
    if "public" in audiences:
        return picture, True
    for_members = "members" in audiences and policy.allows(asker, "convening.read_members_library", convening)
    if not for_members and not policy.allows(asker, "convening.view_pictures", convening):
        raise Http404
    return picture, False


def content_of(picture, *, small):
    """(bytes, media type): the picture, or the small one of it."""
    content, little = Picture.objects.values_list("content", "small").get(pk=picture.pk)
    return (bytes(little), "image/webp") if small and little else (bytes(content), picture.media_type)


def address_of(picture, *, small=False):
    address = reverse("picture", args=[picture.convening.slug, picture.pk, picture.extension])
    return f"{address}?small=1" if small else address


def told(pictures):
    """Pictures as documents take them, JSON-able."""
    return [
        {
            "picture": str(one.pk), "words": _texts(one, "words"), "caption": _texts(one, "caption"), "credit": one.credit,
            "width": one.width, "height": one.height, "behind": one.behind,
        }
        for one in pictures
    ]  # fmt: skip


def _texts(thing, name):
    return {code: words for code, _name in settings.LANGUAGES if (words := getattr(thing, f"{name}_{code}"))}
