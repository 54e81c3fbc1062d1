"""Pictures that are published: cleaned, described, credited, and shown only while everybody who can be recognised agrees."""

import hashlib
from functools import partial

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from .. import audit, cleaning, clock, keyring, policy
from ..cleaning import pictures as pixels
from ..errors import Refused
from ..models import Convening, Picture
from ..selectors import pictures as selected
from . import archives, written
from .reading_over import refuse_what_is_not_cleared

MOST = 300  # of one convening: they lie in the database
People = Picture.People
NO_PIXELS = {"content": b"", "small": None, "size": 0, "sha256": ""}


@transaction.atomic
def add_picture(
    convening, content, *, purpose, words=None, caption=None, credit="", people=People.ASKED, consent="", checked=False, language="en", by
):  # fmt: skip
    """A picture of which nothing but its pixels is kept. `content` are bytes, or what `cleaning.clean` gave back."""
    policy.require(by, "convening.edit_convening", convening)
    if convening.pictures.count() >= MOST:
        raise Refused("convening.many_pictures", _("There are as many pictures as one convening can hold. Take one away first."))
    refuse_what_is_not_cleared(convening, {"words": words, "caption": caption, "credit": credit}, by=by)
    picture = Picture(convening=convening)
    _lay_in(picture, content)
    _describe(picture, purpose, words, caption, credit, people, consent, checked, language)
    picture.save(force_insert=True)
    audit.record(convening, actor=by, verb="convening.picture_added", target=picture, note=people)
    return picture


@transaction.atomic
def change_picture(picture, *, content=None, purpose, words, caption, credit, people, consent, checked=False, language=None, by):
    """Describe it anew. What was agreed is not lost on the way: taking a consent back has a deed of its own."""
    policy.require(by, "convening.edit_convening", picture.convening)
    convening = picture.convening
    refuse_what_is_not_cleared(convening, {"words": words, "caption": caption, "credit": credit}, by=by)
    picture = Picture.objects.select_for_update().get(pk=picture.pk)
    picture.convening = convening
    if picture.people != People.ASKED and people == People.ASKED:
        sentence = _("Somebody no longer agrees? Take the consent back on its own page, where you see what follows.")
        raise Refused("convening.consent_taken_back", sentence, fields={"people": sentence})
    used, was_shown = selected.uses(convening).get(picture.pk, ()), picture.may_be_published
    if content is not None:
        if any(use.released for use in used):
            sentence = _("A released document shows this picture. Add the other one as a picture of its own.")
            raise Refused("convening.picture_is_released", sentence, fields={"files_chosen": sentence})
        _lay_in(picture, content)
    _describe(picture, purpose, words, caption, credit, people, consent, checked, language, looked_at_another=content is not None)
    if used and was_shown and not picture.may_be_published:
        sentence = _("This picture is in use, so it has to have been looked over. Take it out there first, or take the consent back.")
        raise Refused("convening.picture_in_use", sentence, fields={"checked": sentence})
    picture.save()
    if people == People.AGREED:
        transaction.on_commit(partial(keyring.is_there_again, "consent", picture.pk))
    audit.record(convening, actor=by, verb="convening.picture_changed", target=picture, note=people)
    archives.make_anew(convening.pk)
    return picture


@transaction.atomic
def withdraw_consent(picture, *, destroy=False, by):
    """Somebody no longer agrees. From now on no page shows it, and documents made from now on leave it out; with `destroy` its pixels go
    for good. Files that others have already keep it: nobody can call them back."""
    policy.require(by, "convening.edit_convening", picture.convening)
    picture = Picture.objects.select_for_update().get(pk=picture.pk)
    picture.people, picture.consent = People.ASKED, ""
    if destroy:
        for name, nothing in NO_PIXELS.items():
            setattr(picture, name, nothing)
    picture.save()
    audit.record(picture.convening, actor=by, verb="convening.consent_taken_back", target=picture, note="destroyed" if destroy else "")
    archives.make_anew(picture.convening_id)
    for what in ("consent", "pixels") if destroy else ("consent",):
        transaction.on_commit(partial(keyring.note_gone, what, picture.pk))
    return picture


@transaction.atomic
def take_away(picture, *, by):
    """Remove a picture that nothing shows."""
    policy.require(by, "convening.edit_convening", picture.convening)
    convening = Convening.objects.select_for_update(no_key=True).get(pk=picture.convening_id)
    used = selected.uses(convening).get(picture.pk, ())
    if used:
        told = " · ".join(dict.fromkeys(use.label for use in used))
        raise Refused("convening.picture_in_use", _("This picture is in use: %(where)s. Take it out there first, or take the consent back.") % {"where": told})
    audit.record(convening, actor=by, verb="convening.picture_taken_away", target=picture)
    try:
        with transaction.atomic():
            picture.delete()
    except ProtectedError:
        raise Refused("convening.picture_in_use", _("A document shows this picture. Take it out there first, or take the consent back.")) from None


@transaction.atomic
def show_on_public_page(convening, picture, *, by):
    """`picture` heads the public page; None for none."""
    policy.require(by, "convening.edit_convening", convening)
    if picture is not None and (picture.convening_id != convening.pk or not picture.may_be_published):
        raise Refused("convening.picture_not_agreed", _("This picture may not be published yet: say who can be recognised, and who agreed."))
    convening.picture = picture
    convening.save(update_fields=["picture"])
    audit.record(convening, actor=by, verb="convening.picture_chosen", target=picture or convening)
    archives.make_anew(convening.pk)


def _lay_in(picture, content):
    cleaned = content if isinstance(content, cleaning.Cleaned) else cleaning.clean(content)
    if cleaned.width is None:
        sentence = _("This is no picture. Please choose a photograph or a drawing, as JPEG or PNG.")
        raise Refused("convening.no_picture", sentence, fields={"files_chosen": sentence})
    made, media_type, extension = cleaned.content, cleaned.media_type, cleaned.extension
    if media_type == "image/webp":  # Word and PDF take none
        made, media_type, extension = pixels.as_kind_for_print(made)
    picture.media_type, picture.extension, picture.content, picture.small = media_type, extension, made, cleaned.small
    picture.width, picture.height, picture.size = cleaned.width, cleaned.height, len(made)
    picture.sha256, picture.removed = hashlib.sha256(made).hexdigest(), cleaned.removed


def _describe(picture, purpose, words, caption, credit, people, consent, checked, language, looked_at_another=False):
    if purpose not in Picture.Purpose.values or people not in People.values:
        raise Refused("convening.unknown_choice", _("Choose one of those that are offered."))
    consent = " ".join(consent.split())
    if people == People.AGREED and not consent:
        sentence = _("Say where their consent is written: a file, a folder, a person who keeps it.")
        raise Refused("convening.consent_unwritten", sentence, fields={"consent": sentence})
    picture.purpose, picture.people, picture.consent = purpose, people, consent[:300] if people == People.AGREED else ""
    picture.credit = credit.strip()[:300]
    written.write(picture, {"words": words or {}, "caption": caption or {}}, language=language)
    if not checked or not picture.has_to_be_checked:
        picture.checked_on = None
    elif picture.checked_on is None or looked_at_another:
        picture.checked_on = clock.today(picture.convening.zone)
