"""Letters: is one genuine; to segments whom nobody is shown; the one list for what is urgent; those that came back."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from convening import limits, policy
from convening.errors import Refused
from convening.models import Convening

from .. import notifications
from ..forms.letters import AddressForm, ByHandForm, GenuineForm, NoticeOfDeliveryForm, SegmentForm
from ..models import Admission, Invitation, Nomination
from ..selectors import letters as shown
from ..selectors.order import name_in
from ..services import bounces
from ..services import correct_address as give_right_address
from ..services import letters as deeds
from ..services.addresses import must_be_without_account

GET_AND_POST = ["GET", "HEAD", "POST"]
TRIES_AN_HOUR = 20
A_PAGE = 30


@login_not_required
@require_http_methods(GET_AND_POST)
def letter(request):
    """Is a letter ours? Whatever is not known, the answer is the same."""
    form = GenuineForm(request.POST or None)
    context = {"form": form, "begins": f"{settings.SITE_URL}/"}
    status = 200
    if request.method == "POST":
        if not limits.counts("letter", limits.network(request), most=TRIES_AN_HOUR):
            context["wait"], status = True, 429
        elif form.is_valid():
            context["asked"] = True
            context["day"] = shown.genuine(form.cleaned_data["number"], form.cleaned_data["phrase"])
    return render(request, "participants/letter.html", context, status=status)


def _convening(request, slug):
    return policy.access(request.user, "participants.invite", Convening.objects.all(), slug=slug)


def _nomination(request, slug, pk):
    convening = _convening(request, slug)
    return policy.access(
        request.user, "participants.clear_nomination", Nomination.objects.filter(convening=convening).select_related("convening", "person"), pk=pk
    )


# ── To segments ───────────────────────────────────────────────────────────────────────────────────────────────────────
def _segment_form(convening, data=None):
    sizes = [(name, words, shown.size(convening, name)) for name, words in shown.SEGMENTS.items()]
    return SegmentForm(data, sizes=sizes)


@require_http_methods(GET_AND_POST)
def segments(request, slug):
    """To whom, and what; then the letter as it would arrive, in each language. Nothing is sent here."""
    convening = _convening(request, slug)
    form = _segment_form(convening, request.POST or None)
    context = {"convening": convening, "form": form}
    if request.method == "POST" and "change" not in request.POST and form.is_valid():
        segment = form.cleaned_data["segment"]
        context |= {"segment": shown.SEGMENTS[segment], "size": shown.size(convening, segment)}
        context["letters"] = _as_they_arrive(convening, segment, deeds.readable(form.texts("text")))
        return render(request, "participants/letters_preview.html", context)
    return render(request, "participants/letters.html", context)


def _as_they_arrive(convening, segment, texts):
    """[{"language", "name", "subject", "paragraphs"}], one for each language in which the letter leaves."""
    phrase = Admission.of(convening).phrase if segment == "unanswered" else ""
    arrived = []
    for code, name in settings.LANGUAGES:
        if texts and code not in texts:
            continue
        with translation.override(code):
            subject, paragraphs = notifications.preview(segment, text=texts.get(code, ""), phrase=phrase)
            arrived.append({"language": code, "rtl": translation.get_language_bidi(), "subject": subject, "paragraphs": paragraphs})
        arrived[-1]["name"] = _(name)
    return arrived


@require_POST
def segment_send(request, slug):
    convening = _convening(request, slug)
    form = _segment_form(convening, request.POST)
    if not form.is_valid():
        return render(request, "participants/letters.html", {"convening": convening, "form": form})
    deeds.write_to_segment(
        convening, form.cleaned_data["segment"], form.texts("text"), by=request.user, key=form.cleaned_data["client_key"]
    )
    messages.success(request, _("The letters are on their way. Whoever had one for the same reason today gets none."))
    return redirect("letters", slug=slug)


# ── By hand ───────────────────────────────────────────────────────────────────────────────────────────────────────────
@require_http_methods(GET_AND_POST)
def by_hand(request, slug):
    """The words; then, on the answer to the form and nowhere else, the list of whom to tell."""
    convening = _convening(request, slug)
    form = ByHandForm(request.POST or None)
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            people = deeds.list_to_tell_by_hand(
                convening, form.texts("text"), by=request.user, key=form.cleaned_data["client_key"]
            )
        except Refused as refused:
            # the words stay, with a new key: sent again they make a new notice
            form.data = {**request.POST.dict(), "client_key": str(ByHandForm().fields["client_key"].initial()), "understood": ""}
            form.add_error(None, refused.message)
            status = 409
        else:
            return render(request, "participants/by_hand_list.html", {"convening": convening, "people": people})
    return render(request, "participants/by_hand.html", {"convening": convening, "form": form}, status=status)


# ── That came back ────────────────────────────────────────────────────────────────────────────────────────────────────
@require_http_methods(GET_AND_POST)
def came_back(request, slug):
    """Letters that came back, with what can be done; a notice of a mail server can be handed in."""
    convening = _convening(request, slug)
    form = NoticeOfDeliveryForm(request.POST or None, request.FILES or None)
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            outcome = bounces.take_in_notice(form.cleaned_data["notice"], by=request.user, convening=convening)
        except Refused as refused:
            form.add_error("notice", refused.message)
            status = 409
        else:
            messages.success(request, _OUTCOMES[outcome]())
            return redirect("letters_came_back", slug=slug)
    people = shown.came_back(convening)
    wanted = request.GET.get("from", "")[:6]
    start = min(int(wanted) if wanted.isdecimal() else 0, max(0, len(people) - 1)) // A_PAGE * A_PAGE
    context = {
        "convening": convening,
        "form": form,
        "people": people[start : start + A_PAGE],
        "newer_url": f"?from={start - A_PAGE}" if start else "",
        "older_url": f"?from={start + A_PAGE}" if start + A_PAGE < len(people) else "",
    }
    return render(request, "participants/came_back.html", context, status=status)


_OUTCOMES = {
    "lost": lambda: _("The letter is marked as one that came back."),
    "known": lambda: _("This was known already."),
    "delayed": lambda: _("The mail server still tries to deliver this letter. Nothing was changed."),
}


@require_POST
def came_back_mark(request, slug, pk):
    nomination = _nomination(request, slug, pk)
    invitation = Invitation.objects.filter(convening=nomination.convening_id, person=nomination.person_id).first()
    if invitation is None or not invitation.is_open():
        messages.error(request, _("This person has no letter that waits for an answer."))
    else:
        bounces.mark_undelivered(invitation, by=request.user)
        messages.success(request, _("The letter is marked as one that came back."))
    return redirect("letters_came_back", slug=slug)


@require_http_methods(GET_AND_POST)
def correct_address(request, slug, pk):
    """The right address in place of a wrong one, before she has answered."""
    nomination = _nomination(request, slug, pk)
    invitation = Invitation.objects.filter(convening=nomination.convening_id, person=nomination.person_id).first()
    words = nomination.particulars
    context = {"convening": nomination.convening, "name": name_in(words)}
    try:
        must_be_without_account(nomination, invitation)
    except Refused as refused:
        return render(request, "participants/correct_address.html", {**context, "refused": refused.message})
    form = AddressForm(request.POST or None, initial={"address": words.get("another_address", "")})
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            invitation = give_right_address(
                nomination, form.cleaned_data["address"], by=request.user, key=form.cleaned_data["client_key"]
            )
        except Refused as refused:
            form.add_error("address" if refused.fields else None, refused.message)
            status = 409
        else:
            if invitation and invitation.is_open():
                messages.success(request, _("The address is corrected. A new letter is on its way, and the old link opens nothing."))
            else:
                messages.success(request, _("The address is corrected."))
            return redirect("letters_came_back", slug=slug)
    context |= {
        "form": form,
        "another": words.get("another_address", ""),
        "invited": invitation is not None and invitation.is_open(),
        "known": nomination.person.profile.email,
        "ways": [{"label": _("Leave everything as it is"), "url": reverse("letters_came_back", args=[slug])}],
    }
    return render(request, "participants/correct_address.html", context, status=status)
