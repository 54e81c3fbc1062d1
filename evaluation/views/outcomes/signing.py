"""Sign-off and release: who has signed, who still has to; what is missing; then for good."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from convening import policy, writing
from convening.errors import Refused
from convening.forms import tell

from ...forms.outcomes import SignForm
from ...selectors import outcomes as shown
from ...services import outcomes
from .withdrawing import ask_to_withdraw
from .wording import State, in_her_language, name_of_person, state_sentence


@require_http_methods(["GET", "HEAD", "POST"])
def document_sign(request, slug, document_slug):
    """Who signs, who has; lay it before the conveners, take it back, sign, take a signature back."""
    document = shown.document_for(request.user, slug, document_slug, "evaluation.read_draft")
    signs = policy.allows(request.user, "evaluation.sign_document", document)
    organisations = shown.signatures_of(document)
    form, refused = _form(document, organisations), None
    if request.method == "POST":
        deed = request.POST.get("deed")
        if deed in ("send", "take_back"):
            policy.require(request.user, "evaluation.write_document", document)
        else:
            policy.require(request.user, "evaluation.sign_document", document)
        try:
            match deed:
                case "send":
                    outcomes.send_to_conveners(document, by=request.user)
                    messages.success(request, _("It is before the conveners. Those who may sign are written to."))
                    return redirect(request.path)
                case "take_back":
                    outcomes.take_back_from_conveners(document, by=request.user)
                    messages.success(request, _("It is a draft again."))
                    return redirect(request.path)
                case "spare":
                    organisation = next((one for one, _of in organisations if str(one.pk) == request.POST.get("organisation")), None)
                    if organisation is not None:
                        outcomes.spare(document, organisation, by=request.user)
                        messages.success(request, _("No signature of this organisation is needed. A colleague of yours releases the document."))
                    return redirect(request.path)
                case "unsign":
                    signature = next((one for _of, one in organisations if one and str(one.pk) == request.POST.get("signature")), None)
                    if signature is not None:
                        signature.document = document
                        outcomes.take_back_signature(signature, by=request.user)
                        messages.success(request, _("Your signature is taken back."))
                    return redirect(request.path)
            form = _form(document, organisations, request.POST)
            if form.is_valid():
                organisation = next(one for one, _given in organisations if str(one.pk) == form.cleaned_data["organisation"])
                outcomes.sign(document, organisation, by=request.user, edition=form.cleaned_data["edition"])
                messages.success(request, _("It is signed."))
                return redirect(request.path)
        except Refused as wrong:
            if deed:
                refused = wrong.message
            else:
                tell(form, wrong)
    title, code = in_her_language(document, "title")
    waiting = [organisation for organisation, given in organisations if given is None and organisation.is_needed]
    hers = any(given and given.signer_id == request.user.pk for _of, given in organisations)
    page = {
        "convening": document.convening, "document": document, "title": title, "code": code, "state": state_sentence(document), "refused": refused,
        "organisations": [_line(organisation, given, request.user) for organisation, given in organisations],
        "void": [_void(one) for one in shown.void_signatures_of(document)], "edition": writing.number_here(document.edition),
        "is_draft": document.state == State.DRAFT, "is_signing": document.state == State.SIGNING, "released": document.state == State.RELEASED,
        "writes": policy.allows(request.user, "evaluation.write_document", document), "has_signed": hers, "signs": signs, "all_signed": bool(organisations) and not waiting,
        "form": form if signs and waiting and not hers and document.state == State.SIGNING else None,
        "may_release": policy.allows(request.user, "evaluation.release_document", document),
        "read_url": reverse("document", args=[slug, document_slug]),
    }  # fmt: skip
    return render(request, "evaluation/outcomes/sign.html", page, status=409 if refused or form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def document_release(request, slug, document_slug):
    """What is missing, and what follows; then it is released for good."""
    document = shown.document_for(request.user, slug, document_slug, "evaluation.release_document")
    if document.state == State.RELEASED and "withdraw" in request.GET:
        return ask_to_withdraw(request, document)
    if document.state == State.RELEASED:
        return redirect("document", slug, document_slug)
    error, refused = "", None
    if request.method == "POST":
        if request.POST.get("understood") != "yes":
            error = _("Please tick the box first.")
        else:
            try:
                outcomes.release_document(document, by=request.user)
            except Refused as wrong:
                refused = wrong.message
            else:
                messages.success(request, _("It is released. If people should hear of it, publish an update."))
                return redirect("document", slug, document_slug)
    try:
        found = outcomes.missing(document, by=request.user)
    except Refused as wrong:
        found, refused = [], wrong.message
    title, code = in_her_language(document, "title")
    address = [slug, document_slug]
    found.sort(key=lambda one: one.code != "not_sent")  # what comes first is told first
    page = {
        "convening": document.convening, "document": document, "title": title, "code": code, "error": error, "refused": refused,
        "checked": bool(found) or refused is None, "stops": [_missing(one, address) for one in found if one.stops], "known": [_missing(one, address) for one in found if not one.stops],
        "consequences": _consequences(document), "edition": writing.number_here(document.edition), "read_url": reverse("document", args=address),
        "back": reverse("document_write", args=address),
    }  # fmt: skip
    return render(request, "evaluation/outcomes/release.html", page, status=409 if error or refused else 200)


def _form(document, organisations, sent=None):
    waiting = [(str(organisation.pk), organisation.name) for organisation, given in organisations if given is None and organisation.is_needed]
    return SignForm(sent, organisations=waiting, initial={"edition": document.edition, "organisation": waiting[0][0] if len(waiting) == 1 else ""})


def _line(organisation, given, asker):
    return {
        "name": organisation.name, "part": organisation.get_part_display(), "given": given, "who": name_of_person(given.signer) if given else "",
        "hers": bool(given) and given.signer_id == asker.pk, "id": organisation.pk, "signs_no_more": organisation.is_needed and not organisation.signs and not given,
        "spared": None if given or organisation.is_needed else organisation.was_asked,
        "spared_by": "" if organisation.is_needed else name_of_person(organisation.was_asked.spared_by),
    }  # fmt: skip


def _void(signature):
    told = {"organisation": signature.organisation.name, "edition": writing.number_here(signature.edition)}
    return _("%(organisation)s had signed edition %(edition)s. It was changed since.") % told


def _missing(one, address):
    return {"sentence": one.sentence, "url": reverse("piece_write", args=[*address, one.piece.pk]) if one.piece else _WHERE.get(one.code, lambda of: "")(address)}


_WHERE = {
    "not_signed": lambda of: reverse("document_sign", args=of), "spared_by_herself": lambda of: reverse("document_sign", args=of),
    "not_sent": lambda of: reverse("document_sign", args=of),
    "no_report": lambda of: reverse("document_write", args=of, query={"about": 1}), "empty_document": lambda of: reverse("document_write", args=of),
    "translations_missing": lambda of: reverse("document_languages", args=of), "translations_behind": lambda of: reverse("document_languages", args=of),
    "remarks_open": lambda of: reverse("document_remarks", args=of),
}  # fmt: skip


def _consequences(document):
    told = [_("What is printed now is written down with its digest, and never changes.")]
    if document.audience == "members":
        told.append(_("Members read it, in every language in which it appears."))
    else:
        told.append(_("Everybody reads it, in every language in which it appears."))
    if document.supersedes_id:
        gone = hasattr(document.supersedes, "withdrawal")
        told.append(
            _("It stands in the place of the document that was taken out of sight.") if gone
            else _("It stands in the place of the document that it corrects, which stays readable.")
        )  # fmt: skip
    told.append(_("A mistake that is found later is mended by a correction, which names this document."))
    return told
