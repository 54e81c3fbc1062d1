"""Who does what in a session: given and taken by the secretariat, to whom alone names are shown."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from convening import policy, writing
from convening.errors import Refused

from .. import selectors, services
from ..forms import tell
from ..forms.roles import RoleForm
from ..models import SessionRole
from ..selectors.clashes import clashes_of, names_of
from ..selectors.groups import People
from ..selectors.rights import roles_in
from ..services.roles import ROLE_LABELS, SESSION_ROLES, WARNINGS, unwise_in
from .planning import clash_sentences


@require_http_methods(["GET", "HEAD", "POST"])
def roles(request, slug, session_slug):
    session = selectors.session_for(request.user, slug, session_slug, right="sessions.give_roles")
    if "take" in request.POST:
        return _take(request, session)
    form = RoleForm(request.POST or None, people=People(session.convening) if request.POST else None)
    if form.is_valid():
        given = form.cleaned_data
        try:
            services.give_session_role(
                session, form.part, given["role"], language=given["language"], by=request.user, key=given["client_key"]
            )
        except Refused as refused:
            tell(form, refused)
        else:
            messages.success(request, _("The role is given."))
            return redirect("session_roles", slug, session.slug)
    people = _people(session)
    clashes = clashes_of(session)
    return render(request, "sessions/roles.html", {
        "convening": session.convening, "session": session, "form": form, "people": people,
        "clashes": clash_sentences(clashes, names_of(clashes)),
        "may_appoint": policy.allows(request.user, "participants.change_roles", session.convening),
    })


def _take(request, session):
    """One click takes a role; another gives it again."""
    number = request.POST["take"]
    given = SessionRole.objects.filter(session=session, pk=number).select_related("session").first() if number.isdecimal() and len(number) < 19 else None
    if given is not None:
        services.take_session_role(given, by=request.user)
        messages.success(request, _("The role is taken back."))
    return redirect("session_roles", session.convening.slug, session.slug)


def _people(session):
    """[{"name", "handle", "roles": [{"id", "label", "language"}], "warnings": [sentence]}], one for each person."""
    by_part = {}
    for given in sorted(roles_in(session), key=lambda one: SESSION_ROLES.index(one.role)):
        by_part.setdefault(given.participation, []).append(given)
    told = []
    for part, given in by_part.items():
        part.convening = session.convening
        booths = [one.language for one in given if one.role == "interpreter"]
        told.append({
            "name": part.person.profile.name, "handle": part.handle,
            "roles": [
                {"id": one.pk, "label": ROLE_LABELS[one.role],
                 "language": writing.language_name_here(one.language)}
                for one in given
            ],
            "warnings": [WARNINGS[code] for code in unwise_in(session, part, [one.role for one in given], booths)],
        })  # fmt: skip
    return told
