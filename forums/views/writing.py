"""What she writes: the form in a room, putting words right, and taking them back.

The request that writes, changes or takes back a post saves nothing else: no message, no login session, no mark of who was here.
"""

from urllib.parse import urlencode

from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from convening import policy, warnings, writing
from convening.errors import Refused

from .. import fragments, selectors, wording
from ..forms import EditForm, PostForm, ways_to_appear
from ..models import Post, Question, Room
from ..services import corrections, drafts, posting


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request, slug, room_slug, post_id):
    """Other words for a post of hers."""
    room = selectors.room_for(request.user, slug, room_slug, "forums.speak_in_room")
    said = selectors.one_post(room, request.user, post_id)
    if not said.mine or said.state in (Post.State.WITHDRAWN, Post.State.MERGED):
        raise Http404
    back, status = f"{address(room)}#p-{said.id.hex}", 200
    stands = corrections.words_of(said.id)
    begun = {"text": stands.source, "language": stands.language, "was": corrections.edition(stands)}
    form = EditForm(request.POST or None, room=room, reading=writing.language_here(), initial=begun)
    if request.method == "POST":
        status = 409
        if form.is_valid() and not warned(form):
            sent = form.cleaned_data
            try:
                corrections.correct_post(
                    Post(pk=said.id, room=room), sent["text"], by=request.user, language=sent["language"], was=sent["was"] or None
                )
            except Refused as refused:
                form.add_error("text", refused.message)
            else:
                return HttpResponseRedirect(back)
    page = {
        "room": room, "convening": room.convening, "form": form, "back": back, "post": fragments.list_of(room, [said]),
        "waits": room.moderation == Room.Moderation.BEFORE and said.mode != Post.Mode.ROLE, "seen": said.state == Post.State.PUBLISHED,
        "said": said, "until": room.cooling_ends_on,
    }  # fmt: skip
    return render(request, "forums/edit.html", page, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request, slug, room_slug, post_id):
    """She takes back what she said."""
    room = selectors.room_for(request.user, slug, room_slug, "forums.speak_in_room")
    said = selectors.one_post(room, request.user, post_id)
    if not said.mine:
        raise Http404
    back, error = address(room), ""
    if request.method == "POST":
        if request.POST.get("understood") == "yes":
            posting.withdraw_post(Post(pk=said.id, room=room), by=request.user)
            return HttpResponseRedirect(f"{back}#p-{said.id.hex}")
        error = _("Please tick the box first.")
    page = {"room": room, "convening": room.convening, "post": fragments.list_of(room, [said]), "back": back, "error": error}
    page["consequences"] = [
        _("Your words are erased for everybody, also for the moderation: with their translations, their files, and what somebody wanted to quote."),
        _("In their place stands that something was withdrawn; replies to it stay."),
        _("What others have read, copied or remember, nobody can take back."),
    ]
    return render(request, "forums/withdraw.html", page)


def field_of(request, room, page, posts):
    """What stands around the field to answer, for the page of a room; `form` is None where nothing can be written now."""
    person, asked = request.user, page["asked"]
    around = {
        "has_spoken": not page["reads"] or any(voice in room.labels for voice in selectors.voices_of(room, person)),
        "asks_conduct": selectors.must_accept_conduct(room, person),
        "form": None,
        "replying": None,
        "draft": None,
        "drafts": [],
        "my_labels": _labels_by_question(room, person) if page["reads"] else [],
        "write_url": f"{address(room, q=asked and asked.position)}#write",
    }
    if room.questions_asked and policy.allows(person, "forums.write_post", room):
        around["replying"] = _replying(request, room, posts) if page["reads"] else None
        around |= _form(request, room, page | around)
        if request.method != "POST":
            around |= _drafts(request, room, posts, around["form"], around["replying"], asked)
    return around


def send(request, room, page):
    """What was typed is posted: a way to it, or None where the form, `page["form"]`, comes back with all that was typed.

    A form is made for a closed room too when somebody sends one: her text is not lost.
    """
    if page["form"] is None:
        page |= _form(request, room, page)
    form = page["form"]
    if not form.is_valid() or warned(form) or not form.take_files():
        form.ask_for_files_again()
        return None
    try:
        post = _write(request, room, form)
    except Refused as refused:
        form.add_error("text", refused.message)
        form.ask_for_files_again()
        return None
    _throw_away_drafts(request, room, form.cleaned_data)  # in a transaction of its own
    # Not to the post itself: the history of a device would say which is hers.
    place = f"p-{post.reply_to_id.hex}" if post.reply_to_id else "write"
    return HttpResponseRedirect(f"{address(room, q=page['asked'] and page['asked'].position)}#{place}")


def come_back(request, room, page, refused):
    """`page` with the form as it was sent and the sentence of what was `refused`."""
    if page["form"] is None:
        page |= _form(request, room, page)
    page["form"].add_error("text", refused.message)
    return page


def warned(form):
    """True if the words tell something that she may not have meant to tell, and she has not said that she does. Whether somebody of
    the members has this address or this name is never asked here."""
    try:
        found = warnings.found_in(wording.honest(form.cleaned_data["text"]))
    except Refused:
        return False  # the service says so, with its sentence
    return form.warn(found)


def _form(request, room, page):
    """{form, button}: the form, empty or as it was sent, and what its button does."""
    replying, asked = page["replying"], page["asked"]
    if replying:
        asked = next(question for question in room.questions_asked if question.id == replying.question_id)
    label = label_here(room, request.user, asked) if asked else page["label"]
    role = _role(request, room)
    ways = ways_to_appear(room, role=role, label=label, name=request.user.shown_name)
    if not page["reads"]:
        ways = ways[:1]  # her role; a voice is for those who take part
    sent = request.POST if request.method == "POST" else None
    form = PostForm(
        sent, sent and request.FILES, room=room, ways=ways, reading=writing.language_here(), asks_conduct=page["asks_conduct"],
        initial={"reply_to": replying.id if replying else None},
    )  # fmt: skip
    form.request_size = int(request.META.get("CONTENT_LENGTH") or 0) if sent else 0
    if asked or len(room.questions_asked) == 1:
        form.ask_at(asked or room.questions_asked[0])
    return {
        "form": form,
        "button": _button(room, label if len(ways) == 1 and page["reads"] else ""),
        "draft_url": _draft_address(room, q=page["asked"] and page["asked"].position, reply=replying and replying.id),
    }


def _drafts(request, room, posts, form, replying, asked):
    """Her draft for this form, put into it; and the ways to those that she has elsewhere in the room: {draft, drafts}."""
    at = {question.id: question for question in room.questions_asked}
    here = [(replying.question_id, replying.id)] if replying else [(asked.id, None)] if asked else [(pk, None) for pk in at]
    all_places = [*here, *((pk, None) for pk in at), *((said.question_id, said.id) for said in posts)]
    kept = selectors.drafts_for(room, request.user, all_places)
    place = next((place for place in here if place in kept), None)
    draft = selectors.draft_at(room, request.user, kept.pop(place)) if place else None
    if draft:
        form.begin_with(draft, at[place[0]])
    said_by_id = {said.id: said for said in posts}
    elsewhere = [
        {
            "question": at[question_id],
            "voice": fragments.name_of(room, said_by_id[reply_to]) if reply_to else "",
            "url": f"{address(room, q='' if reply_to else at[question_id].position, reply=reply_to)}#write",
        }
        for question_id, reply_to in kept
    ]
    return {"draft": draft, "drafts": elsewhere}


def _throw_away_drafts(request, room, sent):
    numbers = {sent["question"], sent["kept_at"]}
    questions = [question for question in room.questions_asked if str(question.position) in numbers]
    drafts.throw_away_drafts(room, questions, by=request.user, reply_to=sent["reply_to"])


def _draft_address(room, **query):
    return f"{reverse('draft', args=[room.convening.slug, room.slug])}?{_query(query)}".rstrip("?")


def _labels_by_question(room, person):
    """Where each question has voices of its own, which hers is at each: [(question, label)]."""
    if room.scope != Room.Scope.QUESTION:
        return []
    found = [(question, label_here(room, person, question)) for question in room.questions_asked]
    return [(question, label) for question, label in found if label]


def _button(room, label):
    """What will happen, and as whom where there is no choice."""
    if room.moderation == Room.Moderation.BEFORE:
        return _("Send it to the moderation as %(label)s") % {"label": label} if label else _("Send it to the moderation")
    return _("Publish it as %(label)s") % {"label": label} if label else _("Publish it in this room")


def _write(request, room, form):
    sent = form.cleaned_data
    question = selectors.question_asked(room, sent["question"])
    return posting.write_post(
        room,
        question,
        sent["text"],
        by=request.user,
        key=sent["client_key"],
        language=sent["language"],
        mode=sent["mode"],
        reply_to=Post(pk=sent["reply_to"]) if sent["reply_to"] else None,
        agrees=sent.get("agrees", False),
        attachments=sent["attachments"],
    )


def _role(request, room):
    if policy.allows(request.user, "forums.moderate_room", room):
        return _("in your role: moderation of this room")
    if policy.allows(request.user, "forums.set_up_room", room):
        return _("in your role: secretariat")
    return ""


def _replying(request, room, posts):
    """The post she replies to, if the address or the form names one that she can see."""
    named = request.POST.get("reply_to") or request.GET.get("reply")
    if not named:
        return None
    on_page = next((said for said in posts if str(said.id) == named), None)
    if on_page is None:
        try:
            on_page = selectors.one_post(room, request.user, named)
        except (Http404, ValueError):
            return None
    if on_page.state != Post.State.PUBLISHED:
        return None
    on_page.shown_name, on_page.shown_html = fragments.name_of(room, on_page), mark_safe(on_page.html)  # noqa: S308
    on_page.direction = wording.direction(on_page.language)
    return on_page


def label_here(room, person, asked):
    """Her label here, in words; where each question has its own voice, only at a question."""
    if room.scope == Room.Scope.QUESTION and asked is None:
        return ""
    question = asked or (room.questions_asked[0] if room.questions_asked else Question(room=room))
    label = selectors.label_for(room, person, question)
    return fragments.in_words(label) if label else ""


def address(room, **query):
    """The room's page, with what of `query` says something."""
    return f"{reverse('room', args=[room.convening.slug, room.slug])}?{_query(query)}".rstrip("?")


def _query(query):
    return urlencode({name: value for name, value in query.items() if value not in (None, "", False)})
