"""Posts in another language: what waits, one translation written beside its post, and the moderation's decision.

The request that proposes a translation saves nothing else: no message, no login session.
"""

from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from convening import policy, writing
from convening.errors import Refused

from .. import selectors, wording
from ..forms import TranslationDecisionForm, TranslationForm
from ..models import Post, Translation
from ..services import corrections, translating

State = Translation.State


@require_http_methods(["GET", "HEAD", "POST"])
def post_translate(request, slug, room_slug, post_id):
    """The post and the field side by side. What she proposed before is in the field, and told."""
    room = selectors.room_for(request.user, slug, room_slug, "forums.translate_post")
    post = selectors.post_to_translate(room, post_id)
    to = _wanted(request.GET.get("to"), without=post.language)
    hers = {one.language: one for one in selectors.her_translations(room, request.user, post)}.get(to)
    shared = post.shared.get((to, State.ACCEPTED))
    start = hers or post.shared.get((to, State.OUTDATED))
    begun = {"of": corrections.edition(post), "text": start.source if start else ""}
    form, status = TranslationForm(request.POST or None, language=to, direction=wording.direction(to), initial=begun), 200
    if request.method == "POST" and request.POST.get("deed") == "take back":
        translating.take_back_translation(Post(pk=post.pk, room=room), by=request.user, language=to)
        return HttpResponseRedirect(f"{request.path}?{urlencode({'to': to})}")
    if request.method == "POST":
        status = 409
        if form.is_valid():
            try:
                translating.propose_translation(
                    Post(pk=post.pk, room=room), form.cleaned_data["text"], by=request.user, language=to, of=form.cleaned_data["of"] or None
                )
            except Refused as refused:
                form.add_error("text", refused.message)
                form.data = form.data.copy()
                form.data["of"] = begun["of"]  # she reads the post as it is now beside what she typed
            else:
                return HttpResponseRedirect(f"{request.path}?{urlencode({'to': to})}")
    page = {
        "room": room, "convening": room.convening, "form": form, "post": _shown(post), "to": to, "hers": hers and _shown(hers), "start": start,
        "shared": _shown(shared) if shared and shared != hers else None, "languages": _languages(request.path, to, without=post.language),
        "queue_url": f"{reverse('translations', args=[slug, room_slug])}?{urlencode({'to': to})}",
    }  # fmt: skip
    return render(request, "forums/translate.html", page, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def translations(request, slug, room_slug):
    """What waits: for translators posts without a translation, for the moderation what was proposed."""
    room = selectors.room_for(request.user, slug, room_slug, "forums.view_translations")
    decides = policy.allows(request.user, "forums.accept_translation", room)
    form, status = TranslationDecisionForm(request.POST or None), 200
    if request.method == "POST":
        policy.require(request.user, "forums.accept_translation", room)
        if form.is_valid() and _decided(request, room, form):
            return HttpResponseRedirect(request.get_full_path())
        status = 409
    to, after = _wanted(request.GET.get("to")), request.GET.get("after", "")
    counts = selectors.lacking_counts(room)
    lacking, more = selectors.lacking(room, to, after=int(after) if after.isascii() and after.isdigit() and len(after) < 10 else 0)
    proposals = selectors.proposals_in(room) if decides else []
    chosen = request.POST.get("proposal") or request.GET.get("proposal")
    first = next((one for one in proposals if str(one.pk) == chosen), proposals[0] if proposals else None)
    if first and not form.is_bound:
        form = TranslationDecisionForm(initial={"proposal": first.pk, "seen": corrections.edition(first), "text": first.source})
    elif first and "text" not in form.data:  # she declined without a reason: the words to put right stand there as before
        form.data = form.data.copy()
        form.data["text"] = first.source
    page = {
        "room": room, "convening": room.convening, "to": to, "decides": decides, "form": form, "lacking": [_shown(one) for one in lacking],
        "languages": _languages(request.path, to, counts=counts), "waiting": counts.get(to, 0),
        "older_url": f"{request.path}?{urlencode({'to': to, 'after': lacking[-1].position})}" if more else "",
        "first": first, "proposals": len(proposals), "others": [one for one in proposals if one is not first],
        "hers": selectors.her_translations(room, request.user),
    }  # fmt: skip
    if first:
        first.seen, first.post = corrections.edition(first), _shown(first.post)
        page["first"] = _shown(first)
    return render(request, "forums/translations.html", page, status=status)


def _decided(request, room, form):
    """Do what the moderation decided. False where the form must be shown again."""
    given = form.cleaned_data
    proposal = next((one for one in selectors.proposals_in(room) if one.pk == given["proposal"]), None)
    if proposal is None:
        messages.warning(request, _("This proposal does not wait any more: somebody has decided, or it was taken back."))
        return True
    try:
        if given["decision"] == "decline":
            translating.decline_translation(proposal, given["reason"], by=request.user, seen=given["seen"])
            messages.success(request, _("Not accepted. Whoever proposed it will read why."))
        else:
            text = given["text"] if given["decision"] == "correct" else None
            translating.accept_translation(proposal, by=request.user, seen=given["seen"], text=text)
            messages.success(request, _("Accepted. Members can read it now."))
    except Refused as refused:
        if refused.fields:
            for field, sentence in refused.fields.items():
                form.add_error(field, sentence)
            return False
        messages.warning(request, refused.message)
    return True


def _wanted(code, *, without=None):
    """The language chosen in the address, that of her pages, or the first that makes sense."""
    codes = [one for one in dict(settings.LANGUAGES) if one != without]
    reading = writing.language_here()
    return next((one for one in (code, reading) if one in codes), codes[0])


def _languages(path, chosen, *, without=None, counts=None):
    """[{code, url, current, count}] to choose from."""
    return [
        {"code": code, "url": f"{path}?{urlencode({'to': code})}", "current": code == chosen, "count": (counts or {}).get(code)}
        for code in dict(settings.LANGUAGES) if code != without
    ]  # fmt: skip


def _shown(words):
    """Words with a language, ready for a page: what was cleaned when it was written, and its direction."""
    words.shown_html, words.direction = mark_safe(words.html), wording.direction(words.language)  # noqa: S308  cleaned at writing
    return words
