"""Papers for a session: listed and given to those who may read them, brought and looked after by those who speak, chair or organise."""

from uuid import UUID

from babel.lists import format_list
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from convening import cleaning, files, policy, writing
from convening.errors import Refused

from .. import selectors
from ..forms import PaperForm, PapersDueForm, tell
from ..selectors import papers as shown
from ..services import papers as services


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def papers(request, slug, session_slug):
    """What there is to read; for those who may bring papers, a form beneath it."""
    session = selectors.session_for(request.user, slug, session_slug)
    brings = policy.allows(request.user, "sessions.bring_papers", session)
    if not brings:
        if request.method == "POST":
            raise Http404
        return _page(request, session, {})
    if removing := request.GET.get("remove"):
        return _remove(request, session, _hers(request, session, removing))
    changing = _hers(request, session, request.GET["change"]) if request.GET.get("change") else None
    sets_order = policy.allows(request.user, "sessions.order_session", session)
    deed = request.POST.get("deed", "")
    segments = shown.segments_to_choose(session, request.user)
    form = _form(request, segments, sets_order, changing, deed == "paper") if sets_order or segments else None
    due = PapersDueForm(request.POST if deed == "due" else None, prefix="due", initial={"day": session.papers_due_on})
    try:
        if deed == "due" and sets_order and due.is_valid():
            services.set_papers_due(session, due.cleaned_data["day"], by=request.user)
            messages.success(request, _("It is kept."))
            return HttpResponseRedirect(request.path)
        if deed == "paper" and form is not None and form.is_valid() and form.take_files():
            return _keep(request, session, form, changing)
    except Refused as refused:
        tell(due if deed == "due" else form, refused)
    if deed == "paper" and form is not None:
        form.ask_for_files_again()
    return _page(request, session, {"form": form, "due_form": due if sets_order else None, "changing": changing, "brings": True})


@login_not_required
@require_safe
def paper(request, slug, session_slug, paper_id):
    """One file, through the policy each time: to be saved under a neutral name, and to run nothing."""
    session = selectors.session_for(request.user, slug, session_slug)
    found = shown.paper_for(session, request.user, paper_id)
    return files.given_back(request, bytes(found.content), found.media_type, shown.name_of(found), saved=True)


def _hers(request, session, written):
    """The paper that she may look after, by what stands in the address, or 404."""
    try:
        wanted = UUID(written)
    except ValueError:
        raise Http404 from None
    found = next((one for one in selectors.papers_for(session, request.user) if one.pk == wanted), None)
    if found is None or not shown.may_look_after(session, request.user, found):
        raise Http404
    found.session = session
    return found


def _form(request, segments, whole, changing, sent):
    initial = {"language": writing.language_here()}
    if changing is not None:
        initial = {"title": changing.title, "language": changing.language, "audience": changing.audience, "segment": str(changing.segment_id or "")}
    form = PaperForm(
        *((request.POST, request.FILES) if sent else ()), prefix="paper", initial=initial, segments=segments, whole=whole,
        changing=changing is not None,
    )  # fmt: skip
    form.request_size = files.size_of(request) if sent else 0
    return form


def _keep(request, session, form, changing):
    told = form.told
    if changing is None:
        services.add_paper(session, by=request.user, key=form.cleaned_data["client_key"], **told)
    else:
        services.change_paper(changing, by=request.user, **told)
    removed = cleaning.words_for(told["cleaned"].removed) if told["cleaned"] else []
    if removed:
        messages.success(request, _("The paper is kept. This was taken out of it: %(what)s.") % {"what": format_list(removed, locale=writing.locale_of(writing.language_here()))})
    else:
        messages.success(request, _("The paper is kept."))
    return HttpResponseRedirect(request.path)


def _remove(request, session, found):
    error = ""
    if request.method == "POST":
        if request.POST.get("understood") == "yes":
            services.remove_paper(found, by=request.user)
            messages.success(request, _("The paper is removed."))
            return HttpResponseRedirect(request.path)
        error = _("Tick the box if you want it.")
    return render(request, "sessions/order_confirm.html", {
        "convening": session.convening, "session": session, "error": error, "back": reverse("session_papers", args=[session.convening.slug, session.slug]),
        "heading": _("Remove a paper"), "what": found.title, "button": _("Remove this paper"),
        "consequences": [_("Nobody finds it here any more. Whoever saved it keeps her copy.")],
    })


def _page(request, session, more):
    found = selectors.papers_for(session, request.user)
    keeps = {one.pk for one in found if more.get("brings") and shown.may_look_after(session, request.user, one)}
    return render(request, "sessions/papers.html", {
        "convening": session.convening, "session": session, "papers": found, "keeps": keeps,
        "due": shown.papers_due(session, request.user, found), **more,
    })
