"""Booths of a session, set by the secretariat; and on one page all that whoever interprets or speaks needs."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from convening import clock, policy, writing
from convening.errors import Refused

from .. import platform_limits, selectors
from ..forms import BoothsForm, tell
from ..selectors import booths as shown
from ..selectors import glossary, order, papers
from ..services import booths as services
from ..services.roles import ROLE_LABELS


@require_http_methods(["GET", "HEAD", "POST"])
def booths(request, slug, session_slug):
    """Which languages have a booth, who sits there, and what would not work on the day."""
    session = selectors.session_for(request.user, slug, session_slug, right="sessions.schedule_session")
    found = shown.interpretation_of(session, request.user, names=True)
    names = {code: writing.language_name_here(code) for code in session.languages}
    form = BoothsForm(request.POST or None, names=names, initial=BoothsForm.initial_of(session, found.booths))
    if form.is_valid():
        try:
            services.set_booths(session, form.told, by=request.user)
        except Refused as refused:
            tell(form, refused)
        else:
            messages.success(request, _("The booths are kept."))
            return redirect("session_booths", slug, session_slug)
    return render(request, "sessions/booths.html", {
        "convening": session.convening, "session": session, "found": found, "form": form, "names": names,
        "advice": shown.advice(session, found),
        "limits": platform_limits.advice_for(session, interpreters=found.interpreters, signing=bool(found.sign)),
    })


@require_safe
def pack(request, slug, session_slug):
    """What somebody with a role needs on one page, to read on a bad line or to print."""
    session = selectors.session_for(request.user, slug, session_slug, right="sessions.read_papers")
    found = shown.interpretation_of(session, request.user)
    readable = selectors.papers_for(session, request.user)
    booth, partners = shown.hers(session, request.user, found)
    roles = selectors.roles_of(request.user, session)
    rehearsals = order.rehearsals_for(session, request.user)
    opens, closes = selectors.way_in_window(session, roles)
    parts = (
        ("booths", _("Booths"), found.booths), ("order", _("Running order"), True), ("rehearsals", _("Rehearsals"), rehearsals),
        ("papers", _("Papers"), True), ("glossary", _("Glossary"), True),
    )  # fmt: skip
    headings = [(anchor, label) for anchor, label, there in parts if there]
    return render(request, "sessions/pack.html", {
        "convening": session.convening, "session": session, "order": order.running_order(session, request.user, readable),
        "papers": papers.papers_apart(readable), "due": papers.papers_due(session, request.user, readable),
        "is_open": opens <= clock.now() < closes,
        "terms": list(glossary.terms_for(session.convening, request.user, session=session)[: glossary.ON_PAPER]),
        "rehearsals": rehearsals,
        "contents": [{"number": number, "label": label, "anchor": anchor} for number, (anchor, label) in enumerate(headings, 1)],
        "found": found, "booth": booth, "partners": partners, "roles": [ROLE_LABELS[role] for role in ROLE_LABELS if role in roles],
        "interprets": policy.allows(request.user, "sessions.interpret", session), "labels": ROLE_LABELS,
        "languages": selectors.language_names(session.languages, writing.language_here()),
    })
