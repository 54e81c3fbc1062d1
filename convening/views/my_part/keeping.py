"""Everything that is held about her, on one page and as a file that is made for this answer and stored nowhere."""

import io
import json
import zipfile

from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import translation
from django.views.decorators.http import require_POST, require_safe

from ... import clock
from ...services import accounts
from .recently import recently


@require_safe
@recently
def held(request):
    return render(request, "convening/held.html", {"held": as_page(accounts.held(request.user, words=True))})


@require_POST
@recently
def held_file(request):
    return file_about(request.user, words=request.POST.get("words") == "yes")


def as_page(told):
    """[(heading, [sentence], [[(term, [detail])]])] of what `accounts.held` tells."""
    return [
        (
            heading,
            [line for line in lines if isinstance(line, str)],
            [
                [(term, detail if isinstance(detail, list) else [detail]) for term, detail in line.items()]
                for line in lines
                if isinstance(line, dict)
            ],
        )
        for heading, lines in told.items()
    ]


def file_about(person, *, words):
    """Two files in one: to be read by a person, and by a machine. Its name and its dates tell nothing."""
    told = accounts.held(person, words=words)
    made_on = clock.now().date()
    page = render_to_string(
        "convening/held_file.html",
        {"held": as_page(told), "made_on": made_on, "language": translation.get_language(), "bidi": translation.get_language_bidi()},
    )
    as_json = json.dumps({"made_on": made_on, "held": told}, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1)
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in (("copy.html", page), ("copy.json", as_json)):
            archive.writestr(zipfile.ZipInfo(name), text)
    return HttpResponse(
        whole.getvalue(), content_type="application/zip", headers={"Content-Disposition": 'attachment; filename="copy.zip"'}
    )
