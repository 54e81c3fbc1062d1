"""What those who work on a document say of it to each other."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from convening.errors import Refused
from convening.forms import tell

from ...forms.outcomes import RemarkForm
from ...selectors import outcomes as shown
from ...services import outcomes
from .wording import State, name_of_person, told


@require_http_methods(["GET", "HEAD", "POST"])
def document_remarks(request, slug, document_slug):
    """All of them, those that are not settled first; say something, settle, take back one's own."""
    document = shown.document_for(request.user, slug, document_slug, "evaluation.remark_on_document")
    here = reverse("document_remarks", args=[slug, document_slug])
    if request.method == "POST" and "remark" in request.POST:
        remark = shown.remark_for(document, request.POST["remark"])
        match request.POST.get("deed"):
            case "delete":
                outcomes.delete_remark(remark, by=request.user)
            case "settle" | "open" as deed:
                outcomes.settle_remark(remark, settled=deed == "settle", by=request.user)
        return redirect(f"{here}#remarks")
    pieces = [told(piece) for piece in shown.pieces_of(document)]
    called = {piece.pk: piece.called for piece in pieces}
    form = RemarkForm(request.POST or None, pieces=[(str(pk), name) for pk, name in called.items()], initial={"piece": request.GET.get("piece", "")})
    status = 200
    if request.method == "POST":
        status = 409
        if form.is_valid():
            given = form.cleaned_data
            piece = next((one for one in pieces if str(one.pk) == given["piece"]), None)
            try:
                outcomes.remark_on(document, given["text"], piece=piece, by=request.user, key=given["client_key"])
            except Refused as refused:
                tell(form, refused)
            else:
                messages.success(request, _("Your remark is there."))
                return redirect(f"{here}#remarks")
    remarks = [_line(remark, called, request.user) for remark in shown.remarks_of(document)]
    page = {
        "convening": document.convening, "document": document, "form": form, "remarks": remarks, "released": document.state == State.RELEASED,
    }  # fmt: skip
    return render(request, "evaluation/outcomes/remarks.html", page, status=status)


def _line(remark, called, asker):
    return {
        "remark": remark, "about": called.get(remark.piece_id) or _("the whole document"), "hers": remark.author_id == asker.pk,
        "piece": remark.piece_id if remark.piece_id in called else None, "who": name_of_person(remark.author),
    }  # fmt: skip
