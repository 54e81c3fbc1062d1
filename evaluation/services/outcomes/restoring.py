"""When a back-up comes back: answers that were given since are lost, and nobody is named for a yes that she may have taken back; what was taken
out of sight since stays out of it."""

from django.db import transaction
from django.utils.translation import gettext as _

from convening import keyring, policy

from ...models import Document, OnTheRecord
from .withdrawing import withdraw_document

Answer = OnTheRecord.Answer


@transaction.atomic
def ask_again_who_is_named():
    """Every yes is asked for anew; a no stays a no. Gives a sentence, if there was one."""
    if OnTheRecord.objects.filter(answer=Answer.AGREED).update(answer=Answer.ASKED):
        return [_("Whoever had agreed to be named on the record is asked again: a yes may have been taken back since this back-up was made.")]
    return []


def withdraw_again():
    """Documents that were taken out of sight after the back-up was made: they are again. Gives a sentence for each."""
    told = []
    for document in Document.objects.filter(state=Document.State.RELEASED, withdrawal=None).defer("content").order_by("made_on", "slug"):
        if keyring.is_gone("document", document.pk):
            withdraw_document(document, by=policy.OPERATOR)
            told.append(_("The document %(document)s was taken out of sight after this back-up was made. It is out of sight again.") % {"document": document.slug})
    return told
