"""Her own page about her invitation: meetings into her calendar, and the official letter as a document."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from convening import policy
from convening.models import Convening
from convening.once import first_time
from convening.templatetags.look import numeral

from .. import calendars, documents
from ..forms.letters import CalendarForm, LetterForm
from ..models import Invitation

GET_AND_POST = ["GET", "HEAD", "POST"]


def _hers(request, slug):
    convening = policy.access(request.user, "convening.view_private_space", Convening.objects.all(), slug=slug)
    accepted = Invitation.objects.filter(convening=convening, person=request.user, state=Invitation.State.ACCEPTED)
    return convening, accepted.select_related("convening", "person").first()


@require_http_methods(GET_AND_POST)
def my_invitation(request, slug):
    convening, invitation = _hers(request, slug)
    form = CalendarForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and invitation:
        count = calendars.send_all(invitation) if first_time(form.cleaned_data["client_key"]) else 0
        if count:
            told = ngettext("One letter with a calendar entry is on its way.", "%(count)s letters with calendar entries are on their way.", count)
            messages.success(request, told % {"count": numeral(count)})
        else:
            messages.info(request, _("Every meeting that is ahead was sent to your calendar already."))
        return redirect("my_invitation", slug=slug)
    return _page(request, convening, invitation, LetterForm(initial=_known(request)))


def _page(request, convening, invitation, letter_form, status=200):
    context = {
        "convening": convening,
        "invitation": invitation,
        "ahead": len(calendars.ahead(convening, request.user.pk)),
        "careful": request.user.profile.careful,
        "form": CalendarForm(),
        "letter_form": letter_form,
    }
    return render(request, "participants/my_invitation.html", context, status=status)


def _known(request):
    profile = request.user.profile
    return {"language": request.LANGUAGE_CODE, "name": " ".join(filter(None, [profile.honorific, profile.name]))}


@require_http_methods(GET_AND_POST)
def my_letter(request, slug):
    """The official letter of invitation, as a document. Nothing of it is kept."""
    convening, invitation = _hers(request, slug)
    form = LetterForm(request.POST if request.method == "POST" else _known(request))
    if not form.is_valid():
        return _page(request, convening, invitation, form)
    document = documents.letter_of_invitation(convening, form.cleaned_data["name"], form.cleaned_data["language"])
    return HttpResponse(
        document, content_type="application/pdf", headers={"Content-Disposition": 'attachment; filename="letter.pdf"'}
    )
