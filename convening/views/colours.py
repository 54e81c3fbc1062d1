"""A convening's own two colours: chosen by its secretariat, and the style sheet that says them."""

from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import Http404, HttpResponse, HttpResponseNotModified
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from .. import colours, forms, policy, selectors
from ..models import Convening
from ..once import first_time
from ..services import convenings

KEPT = 365 * 24 * 3600  # seconds: other colours have another address


@login_not_required
@require_safe
def style_sheet(request, slug, digest):
    """The sheet that pages of the convening link to. One of earlier colours is there no more."""
    request.speaks_for_itself = True  # a language that is asked for with it is not remembered
    convening = selectors.convening_for(request.user, slug)
    if not (convening.brand or convening.accent) or digest != colours.digest(convening.brand, convening.accent):
        raise Http404
    etag = f'"{digest}"'
    if convening.is_public and etag in request.headers.get("If-None-Match", ""):
        answer = HttpResponseNotModified()
    else:
        answer = _as_css(colours.style_sheet(convening.brand, convening.accent))
    if convening.is_public:  # of a draft nothing is kept, on no device
        answer["ETag"], answer["Cache-Control"] = etag, f"public, max-age={KEPT}, immutable"
    return answer


def _as_css(text):
    return HttpResponse(text, content_type="text/css; charset=utf-8")


def _mine(request, slug):
    return policy.access(request.user, "convening.edit_convening", Convening.objects.all(), slug=slug)


@require_http_methods(["GET", "HEAD", "POST"])
def choose(request, slug):
    """`do` is "keep", "look" (show a specimen, keep nothing), "nearest" (keep the nearest shades that can be read) or "house" (give both up)."""
    convening = _mine(request, slug)
    do = request.POST.get("do", "keep")
    sent = {"client_key": request.POST.get("client_key")} if do == "house" else request.POST or None  # whatever was typed is given up, too
    form = forms.ColoursForm(sent, initial=forms.ColoursForm.of(convening), nearest=do == "nearest")
    if request.method == "POST" and form.is_valid() and do != "look":
        chosen = {name: form.cleaned_data[name] for name in form.shades}
        with transaction.atomic():
            if first_time(form.cleaned_data["client_key"]):
                convenings.choose_colours(convening, **chosen, by=request.user)
        messages.success(request, _("Every page of the convening is in these colours now.") if any(chosen.values()) else _("The usual colours are back."))
        return redirect("set_up_colours", slug)
    asked = urlencode({name: shade.removeprefix("#") for name, shade in form.shades.items()})
    return render(request, "convening/set_up_colours.html", {
        "convening": convening, "form": form, "specimens": _specimens(form.shades),
        "specimen_sheet": f"{reverse('set_up_colours_specimen', args=[slug])}?{asked}",
    })  # fmt: skip


def _specimens(shades):
    """What is shown of them in each scheme: {"scheme", "label", "codes": [the colours that it has there]}."""
    told = {**colours.HOUSE, **colours.tokens(**shades)}
    for place, (scheme, label) in enumerate((("light", _("On light screens")), ("dark", _("On dark screens")))):
        yield {"scheme": scheme, "label": label, "codes": [told["brand"][place], told["accent"][place]]}


@require_safe
def specimen(request, slug):
    """The sheet of a specimen of the colours that are asked for, as six signs each."""
    _mine(request, slug)
    shades = [colours.written(request.GET.get(name, "")) for name in ("brand", "accent")]
    if None in shades or not all(colours.can_be_read(shade) for shade in shades if shade):
        raise Http404
    return _as_css(colours.specimen_sheet(*shades))
