"""The code of conduct: to be read by anybody, written by the secretariat, which also names who hears of incidents."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from convening import once, policy
from convening.errors import Refused
from convening.models import Convening, Participation
from convening.models.people import Role
from convening.selectors import convening_for

from ..forms.conduct import ConductForm, OfficerForm, suggested
from ..models import Admission
from ..selectors.conduct import accepted, conduct_of, officer_of
from ..selectors.order import by_name
from ..services import conduct as services

WARNINGS = {
    "officer.moderates": gettext_lazy("This person also moderates. Whoever wants to complain of the moderation would complain to the same person."),
    "officer.secretariat": gettext_lazy("This person also belongs to the secretariat. Whoever wants to complain of the secretariat would complain to the same person."),
    "officer.custodian": gettext_lazy("This person is also a custodian. A custodian who has heard of an incident should not agree to lift a veil over it."),
    "officer.evaluates": gettext_lazy("This person also evaluates, and should not know of single cases."),
}


@login_not_required
@require_safe
def conduct(request, slug):
    """The text, for whoever may see the convening."""
    convening = convening_for(request.user, slug)
    part = policy.standing(request.user).part_in(convening.pk)
    code = conduct_of(convening)
    page = {
        "convening": convening,
        "code": code,
        "part": part,
        "is_accepted": bool(part and code.version and accepted(part, code.version)),
    }
    return render(request, "participants/conduct.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
def write(request, slug):
    """The secretariat writes the text; the first time, one of ours stands there to begin with."""
    convening = policy.access(request.user, "participants.set_conduct", Convening.objects.all(), slug=slug)
    admission = Admission.objects.filter(convening=convening).first()
    known = {f"conduct_{code}": getattr(admission, f"conduct_{code}", "") or "" for code, _name in settings.LANGUAGES}
    is_new = not known["conduct_en"]
    form = ConductForm(request.POST or None, initial=suggested() if is_new else known)
    if request.method == "POST" and form.is_valid():
        try:
            services.set_conduct(convening, form.texts("conduct"), by=request.user)
        except Refused as refused:
            form.add_error(None, refused.message)
        else:
            messages.success(request, _("The code of conduct stands. Whoever has not accepted this text is asked."))
            return redirect("conduct", slug)
    page = {"convening": convening, "form": form, "is_new": is_new}
    return render(request, "participants/conduct_write.html", page, status=409 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def officer(request, slug):
    """Who hears of incidents: one person with a part, chosen among those who have a role."""
    convening = policy.access(request.user, "participants.name_officer", Convening.objects.all(), slug=slug)
    now = officer_of(convening)
    parts = Participation.objects.filter(convening=convening, person__is_active=True).exclude(roles=[])
    people = [part for part in by_name(parts.select_related("person"), lambda part: part.person.profile.name) if _may_be_named(part, now)]
    choices = [(str(part.pk), _described(part)) for part in people]
    form = OfficerForm(request.POST or None, people=choices, initial={"officer": str(now.pk) if now else ""})
    if request.method == "POST" and form.is_valid():
        chosen = next(part for part in people if str(part.pk) == form.cleaned_data["officer"])
        try:
            if once.first_time(form.cleaned_data["client_key"]):
                for code in services.name_officer(convening, chosen, by=request.user):
                    messages.warning(request, WARNINGS[code])
                messages.success(request, _("This person hears of incidents from now on, and nobody else does."))
        except Refused as refused:
            form.add_error(None, refused.message)
        else:
            return redirect("officer", slug)
    page = {"convening": convening, "form": form, "now": now}
    return render(request, "participants/officer.html", page, status=409 if form.errors else 200)


def _may_be_named(part, now):
    """Those with a role beside that of a participant: the list of participants is not shown for this. Whoever is named stays."""
    return set(part.roles) - {"participant"} or (now and part.pk == now.pk)


def _described(part):
    roles = " · ".join(str(Role(role).label) for role in part.roles)
    return f"{part.person.profile.name} ({roles})"
