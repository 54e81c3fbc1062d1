"""The documents of a convening: which there are, what each waits for; begin another."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from convening import policy, writing
from convening.errors import Refused
from convening.forms import tell

from ...forms.outcomes import NewDocumentForm
from ...models import Document
from ...selectors import outcomes as shown
from ...services import outcomes
from .wording import State, in_her_language, state_sentence


@require_safe
def writing_page(request, slug):
    """Every document with its state, what is missing, what comes next."""
    convening = shown.convening_to_write_in(request.user, slug)
    signing = {one.pk for one in outcomes.organisations_that_sign(convening)}
    documents = [_line(document, len(signing | document.asked)) for document in shown.documents_in(convening)]
    page = {
        "convening": convening, "documents": documents, "may_begin": policy.allows(request.user, "evaluation.begin_document", convening),
        "may_name": policy.allows(request.user, "evaluation.name_on_the_record", convening),
    }  # fmt: skip
    return render(request, "evaluation/outcomes/writing.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
def document_new(request, slug):
    """Begin one, from the template of its kind or empty."""
    convening = shown.convening_to_write_in(request.user, slug, "evaluation.begin_document")
    here = writing.language_here()
    start = {"kind": request.GET.get("kind", ""), "language": here, "languages": convening.languages}
    form, status = NewDocumentForm(request.POST or None, initial=start), 200
    if request.method == "POST":
        status = 409
        if form.is_valid():
            given = form.cleaned_data
            try:
                document = outcomes.start_document(
                    convening, given["kind"], title={given["language"]: given["title"]}, language=given["language"],
                    languages={*given["languages"], given["language"]} if given["languages"] else None, template=given["template"],
                    by=request.user, once=given["client_key"],
                )  # fmt: skip
            except Refused as refused:
                tell(form, refused)
            else:
                if document is None:  # sent twice
                    return redirect("writing", slug)
                messages.success(request, _("It is begun. Write its pieces, and put them in order."))
                return redirect("document_write", slug, document.slug)
    return render(request, "evaluation/outcomes/new.html", {"convening": convening, "form": form}, status=status)


def _line(document, signing):
    """One document in the list."""
    title, code = in_her_language(document, "title")
    address = [document.convening.slug, document.slug]
    pieces = ngettext("%(number)s piece", "%(number)s pieces", document.number_of_pieces) % {"number": writing.number_here(document.number_of_pieces)}
    missing = []
    if document.state != State.RELEASED:
        missing += [sentence for code in document.languages if (sentence := _untranslated(document, code))]
        if document.open_remarks:
            missing.append(_("Remarks that are not settled: %(number)s.") % {"number": writing.number_here(document.open_remarks)})
        if document.state == State.SIGNING and document.signed < signing:
            told = {"signed": writing.number_here(document.signed), "all": writing.number_here(signing)}
            missing.append(_("Signed by %(signed)s of %(all)s organisations.") % told)
    label, url = _next_step(document, signing, address)
    return {
        "title": title, "code": code, "kind": Document.Kind(document.kind).label, "state": state_sentence(document), "pieces": pieces, "missing": missing,
        "url": reverse("document_write", args=address), "next": {"label": label, "url": url},
        "languages": [{"code": one, "url": reverse("document_languages", args=address)} for one in document.languages],
        "edition": document.edition, "for_members": document.audience == "members",
    }  # fmt: skip


def _untranslated(document, code):
    """How many texts of a draft somebody still has to translate into this language; "" where none."""
    number = sum(outcomes.state_of(thing, code) in ("missing", "behind") for thing in (document, *document.its_pieces))
    told = {"language": writing.language_name_here(code), "number": writing.number_here(number)}
    sentence = ngettext("%(language)s: %(number)s text needs a translation.", "%(language)s: %(number)s texts need a translation.", number)
    return sentence % told if number else ""


def _next_step(document, signing, address):
    if document.state == State.RELEASED:
        return _("Read it"), reverse("document", args=address)
    if not document.number_of_pieces:
        return _("Add the first piece"), reverse("document_write", args=address, query={"add": "choose"})
    if document.state == State.SIGNING and document.signed < signing:
        return _("Sign it, or see who has signed"), reverse("document_sign", args=address)
    if document.state == State.SIGNING or not signing:
        return _("See what is missing before the release"), reverse("document_release", args=address)
    return _("Lay it before the conveners"), reverse("document_sign", args=address)
