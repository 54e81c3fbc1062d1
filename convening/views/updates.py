"""News from the organisers: the list, one of them, the feed; and the pages on which they are written, corrected and taken down."""

from types import SimpleNamespace

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from .. import clock, feeds, policy, selectors, sharing, writing
from ..cached import public_page
from ..errors import Refused
from ..forms import tell
from ..forms.updates import UpdateForm
from ..models import Audience, Convening, Update
from ..once import first_time
from ..selectors import updates as shown_to
from ..services import convenings, written
from ..services import updates as services


@login_not_required
@require_safe
@public_page(takes=("before",))
def updates(request, slug):
    convening = selectors.convening_for(request.user, slug)
    shown, more = shown_to.a_page_of(request.user, convening, request.GET.get("before", ""))
    return render(request, "convening/updates.html", {
        "convening": convening, "updates": shown, "is_older": "before" in request.GET,
        "older_url": f"{reverse('updates', args=[slug])}?before={more}" if more else "",
        "share": sharing.of_convening(convening, request.path, title=_("Updates")), "feed": _feed_of(convening),
    })  # fmt: skip


@login_not_required
@require_safe
@public_page
def update(request, slug, update_id):
    convening = selectors.convening_for(request.user, slug)
    found = shown_to.update_for(request.user, convening, update_id)
    shown = shown_to.in_words(found, writing.language_here())
    return render(request, "convening/update.html", {
        "convening": convening, "update": found, "shown": shown, "feed": _feed_of(convening), "now": clock.now(),
        "others": [one for one in shown_to.newest_for(request.user, convening, 4) if one.update.pk != found.pk][:3],
        "share": _to_share(request, convening, shown),
    })  # fmt: skip


def _to_share(request, convening, shown):
    """What is for members is passed on by nobody."""
    if shown.update.audience != Audience.PUBLIC or not convening.is_public:
        return None
    return sharing.of_convening(convening, request.path, title=shown.title, text=shown.body, kind="article")


@require_safe
def update_by_letter(request, update_id):
    """Where a letter leads, by an address that tells neither of which convening nor of what."""
    found = shown_to.update_anywhere(request.user, update_id)
    return redirect("update", found.convening.slug, found.pk)


@login_not_required
@require_safe
@public_page
def updates_feed(request, slug):
    """What everybody may read, as Atom: the same for whoever asks."""
    convening = selectors.convening_for(request.user, slug)
    asked = request.GET.get("language", "")
    language = asked if asked in dict(settings.LANGUAGES) else writing.language_here()
    return HttpResponse(feeds.of_updates(convening, language), content_type="application/atom+xml; charset=utf-8")


def _feed_of(convening):
    return f"{reverse('updates_feed', args=[convening.slug])}?language={writing.language_here()}"


# ── Writing ──
def _to_write(request, slug):
    return policy.access(request.user, "convening.edit_convening", Convening.objects.all(), slug=slug)


def _to_correct(request, slug, update_id):
    convening = _to_write(request, slug)
    return convening, shown_to.update_for(request.user, convening, update_id)


@require_http_methods(["GET", "HEAD", "POST"])
def update_new(request, slug):
    convening = _to_write(request, slug)
    form = UpdateForm(request.POST or None)

    def publish():
        told = form.cleaned_data
        services.publish_update(
            convening, title=form.texts("title"), body=form.texts("body"), day=clock.today(convening.zone), audience=told["audience"],
            letters=told["letters"], language=told["language"], by=request.user,
        )  # fmt: skip
        later = _("Members are written to in ten minutes; until then you can stop it here.")
        return _("It is published.") + (f" {later}" if told["letters"] else "")

    return _written(request, convening, form, Update(convening=convening), publish)


@require_http_methods(["GET", "HEAD", "POST"])
def update_change(request, slug, update_id):
    convening, found = _to_correct(request, slug, update_id)
    form = UpdateForm(request.POST or None, initial=UpdateForm.of(found), correcting=True)

    def correct():
        services.correct_update(found, title=form.texts("title"), body=form.texts("body"), language=form.cleaned_data["language"], by=request.user)
        return _("It is corrected, and says so.")

    return _written(request, convening, form, found, correct)


def _written(request, convening, form, update, deed):
    """The form, beneath what its words will look like where she asks for that; or the deed, and back to the list."""
    preview, status = (), 200
    if request.method == "POST":
        status = 409
        if form.is_valid() and request.POST.get("step") == "look":
            preview, status = _as_it_will_be(update, form), 200
        elif form.is_valid() and not form.warn(_to_think_of(convening, form, request.user)):
            try:
                with transaction.atomic():  # a deed that fails does not spend the form's key
                    if first_time(form.cleaned_data["client_key"]):
                        messages.success(request, deed())
                return redirect("updates", convening.slug)
            except Refused as refused:
                tell(form, refused)
    page = {"convening": convening, "form": form, "update": None if update._state.adding else update, "preview": preview}
    return render(request, "convening/update_write.html", page, status=status)


def _to_think_of(convening, form, by):
    """What her words may tell that she did not mean to. What no box can keep is refused by the deed."""
    found = services.problems_in(convening, form.texts("title"), form.texts("body"), by=by)
    told = {one.words: one for problems in found.values() for one in problems if one.code != services.NOT_CLEARED}
    return [SimpleNamespace(text=one.words, words=one.sentence) for one in told.values()]


def _as_it_will_be(update, form):
    """What its readers will see in each language, of words that are not kept anywhere."""
    written.write(update, {"title": form.texts("title"), "body": form.texts("body")}, language=form.cleaned_data["language"])
    return [(code, shown, state) for code, shown, state in shown_to.in_every_language(update) if shown]


@require_http_methods(["GET", "HEAD", "POST"])
def update_take_down(request, slug, update_id):
    convening, found = _to_correct(request, slug, update_id)
    error = ""
    if request.method == "POST":
        if request.POST.get("understood") == "yes":
            convenings.take_down(found, by=request.user)
            messages.success(request, _("It is taken down."))
            return redirect("updates", slug)
        error = _("Tick the box if you want it.")
    page = {"convening": convening, "update": found, "error": error, "consequences": _consequences(found)}
    return render(request, "convening/update_take_down.html", page, status=409 if error else 200)


def _consequences(update):
    if update.audience == "public":
        yield _("It leaves the public page and the feed at once, in all languages. What others have copied stays with them.")
    else:
        yield _("Members find it no longer.")
    yield _("A link to it, also in a letter that was sent, leads to nothing.")
    if update.letters_due and not update.letters_on:
        yield _("The letters that wait are not written.")


@require_POST
def update_stop_letters(request, slug, update_id):
    _convening, found = _to_correct(request, slug, update_id)
    services.stop_letters(found, by=request.user)
    messages.success(request, _("No letters are written of this."))
    return redirect("update", slug, found.pk)
