"""The archive of a convening: what the public may see of it, as files to put on any web server."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from .. import policy
from ..errors import Refused
from ..models import Archive, Convening
from ..services import archives


def _mine(request, slug):
    convening = policy.access(request.user, "convening.archive_convening", Convening.objects.all(), slug=slug)
    return convening, Archive.objects.defer("content").filter(convening=convening).first()


@require_http_methods(["GET", "HEAD", "POST"])
def archive(request, slug):
    convening, made = _mine(request, slug)
    if request.method == "POST":
        try:
            archives.ask_for_archive(convening, by=request.user)
        except Refused as refused:
            messages.error(request, refused.message)
        return redirect("archive", convening.slug)
    page = {"convening": convening, "archive": made, "is_closed": convening.state == Convening.State.CLOSED, **_doing(convening, made)}
    return render(request, "convening/archive/archive.html", page)


@require_safe
def progress(request, slug):
    convening, made = _mine(request, slug)
    return render(request, "components/progress.html", _doing(convening, made))


@require_safe
def file(request, slug):
    convening, _made = _mine(request, slug)
    made = Archive.objects.filter(convening=convening, state=Archive.State.MADE).first()
    if made is None:
        raise Http404
    name = f"{convening.slug}-archive-{made.made_on.isoformat()}.zip"
    return HttpResponse(bytes(made.content), content_type="application/zip", headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _doing(convening, made):
    """What components/progress.html takes."""
    done = made is None or made.state != Archive.State.WAITING
    page = reverse("archive", args=[convening.slug])
    doing = _("The archive is there. Load this page again to take it along.") if done else _("The archive is being made. This takes a minute or two.")
    return {"doing": doing, "percent": None, "done": done, "url": reverse("archive_progress", args=[convening.slug]), "page_url": page}
