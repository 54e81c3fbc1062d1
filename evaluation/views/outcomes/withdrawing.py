"""A released document is taken out of sight: what that means is said, then asked again."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from convening.errors import Refused
from convening.forms import tell

from ...forms.outcomes import WithdrawForm
from ...services import outcomes
from .wording import State, in_her_language


def ask_to_withdraw(request, document):
    """Shown at the address of the release, with `?withdraw=1`: the view there has looked at her right."""
    back = reverse("document_write", args=[document.convening.slug, document.slug])
    if hasattr(document, "withdrawal"):
        return redirect(back)
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            outcomes.withdraw_document(document, reason=form.cleaned_data["reason"], by=request.user)
        except Refused as refused:
            tell(form, refused)
        else:
            messages.success(request, _("It is taken out of sight."))
            return redirect(back)
    title, code = in_her_language(document, "title")
    page = {
        "convening": document.convening, "document": document, "title": title, "code": code, "form": form, "back": back,
        "consequences": _consequences(document),
    }  # fmt: skip
    return render(request, "evaluation/outcomes/withdraw.html", page, status=409 if request.method == "POST" else 200)


def _consequences(document):
    told = [
        _("Nobody but those who work on it can read it any more: not its page, its files or pictures that nothing else shows, and it stands in no list."),
        _("If there is an archive of the convening, it is thrown away and made anew without it."),
        _("Files and copies that others keep stay with them. Nobody can call them back."),
        _("A correction can be released in its place."),
    ]
    others = [document.supersedes, getattr(document, "superseded_by", None)]
    if any(one is not None and one.state == State.RELEASED and not hasattr(one, "withdrawal") for one in others):
        told.append(_("The other edition of this document, before or after a correction, stays readable. Take it out of sight, too, if it says the same."))
    return told
