"""Finding words in a room. They are sent in the body: an address would stay on the device and in the logs of others."""

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from .. import fragments, selectors, wording
from ..forms import SearchForm
from ..models import Post

MOST_PAGES = 500


@require_http_methods(["GET", "HEAD", "POST"])
def room_search(request, slug, room_slug):
    room = selectors.room_for(request.user, slug, room_slug, "forums.read_room")
    form = SearchForm(request.POST if request.method == "POST" else None, room=room)
    page = {"room": room, "convening": room.convening, "form": form, "findings": None}
    if form.is_valid():
        number = _page(request.POST.get("page"))
        asked = selectors.question_asked(room, form.cleaned_data.get("question"))
        findings = selectors.findings_for(request.user, room, form.cleaned_data["words"], question=asked, page=number)
        address = reverse("room", args=[slug, room_slug])
        questions = {question.id: question for question in room.questions_asked}
        for one in findings.found:
            one.label, one.direction = fragments.name_of(room, one), wording.direction(one.language)
            one.tint_index = None if one.mode == Post.Mode.ROLE else room.labels.get(one.voice, (0, 0))[0]
            one.question = questions.get(one.question_id) if len(questions) > 1 else None
            one.url = f"{address}?at={one.position}#p-{one.id.hex}"
        page |= {"findings": findings, "newer": number - 1, "older": number + 1 if findings.total > number * selectors.FOUND_ON_A_PAGE else 0}
    return render(request, "forums/search.html", page)


def _page(text):
    """The number of a page of findings; 1 for anything else."""
    return min(max(int(text), 1), MOST_PAGES) if text and text.isascii() and text.isdigit() and len(text) < 6 else 1
