"""Her own place on the roster, and looking for people on it."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from convening import policy, writing
from convening.errors import Refused
from convening.geography import country
from convening.once import DeedForm

from ..forms.roster import TRACK_NAMES, AskForm, MessageForm, RosterForm, SearchForm, languages
from ..models import Consent, Office, Region
from ..selectors import label_of
from ..selectors.roster import MOST_FOR_MEMBERS, Purpose, entry_of, found, listed, one_for, purposes_of
from ..services import messages as relay
from ..services import roster as services

A_PAGE = 20


@require_http_methods(["GET", "HEAD", "POST"])
def mine(request):
    """What stands of her on the roster, as others see it; changed, or taken back."""
    person, entry = request.user, entry_of(request.user)
    content = entry.content if entry else {}
    form = RosterForm(request.POST or None, initial=RosterForm.of(content) if entry else {"name": _name_to_begin_with(person)})
    status = 200
    if request.method == "POST" and form.is_valid():
        told, shown = form.told()
        chosen = {name: form.cleaned_data[name] for name in ("purposes", "months")}
        try:
            services.stand_on_roster(person, told, shown=shown, key=form.cleaned_data["client_key"], **chosen)
        except Refused as refused:
            status = 409
            form.add_error(*next(iter(refused.fields.items()), (None, refused.message)))
        else:
            messages.success(request, _("You stand on the roster now. Below you see what others see."))
            return redirect("roster_mine")
    page = {
        "careful": person.profile.careful,
        "entry": entry,
        "one": in_words(listed(entry.pk, content)) if entry else None,
        "purposes": [Purpose(purpose).label for purpose in content.get("purposes", ())],
        "form": form,
        "leave": DeedForm(),
        "consents": _consents(person),
        "may_search": bool(purposes_of(person)),
    }
    return render(request, "participants/roster_mine.html", page, status=status)


def _name_to_begin_with(person):
    return person.profile.pen_name or person.profile.name


def _consents(person):
    """Newest first, in words."""
    told = []
    for consent in Consent.objects.filter(person=person).select_related("person"):
        content = consent.content
        told.append(
            {
                "day": consent.day,
                "words": content.get("words", ""),
                "purposes": [Purpose(purpose).label for purpose in content.get("purposes", ())],
                "shown": [str(RosterForm.base_fields[name].label) for name in content.get("shown", ()) if name in RosterForm.base_fields],
            }
        )
    return told[::-1]


@require_POST
def leave(request):
    services.leave_roster(request.user)
    messages.success(request, _("You are off the roster. Nobody finds you there any more."))
    return redirect("roster_mine")


@require_http_methods(["GET", "HEAD", "POST"])
def find(request):
    """Look for people. What is asked comes by POST and is kept nowhere; a look at this page lists nobody."""
    purposes = purposes_of(request.user)
    if not purposes:
        raise Http404
    page = {"as_convener": Purpose.CONVENERS in purposes, **search(request, purposes, all_of_them=Purpose.CONVENERS in purposes)}
    return render(request, "participants/roster.html", page, status=409 if page["form"].errors else 200)


def search(request, purposes, *, all_of_them):
    """What the page of a search shows. Whoever looks `all_of_them` over goes through pages; others are shown some, drawn by lot."""
    page = {"form": SearchForm(), "asked": False, "found": [], "count": 0}
    if request.method != "POST":
        return page
    form = page["form"] = SearchForm(request.POST)
    if not form.is_valid():
        return page
    wanted = form.wanted()
    if not all_of_them and not any(wanted.values()):
        form.add_error(None, _("Write or choose at least one thing that you look for."))
        return page
    try:
        services.may_search(request.user)
    except Refused as refused:
        form.add_error(None, refused.message)
        return page
    people = found(request.user, purposes, **wanted)
    start, size = 0, MOST_FOR_MEMBERS
    if all_of_them:
        size, sent = A_PAGE, request.POST.get("from", "")[:6]
        start = min(int(sent) if sent.isascii() and sent.isdecimal() else 0, max(0, len(people) - 1)) // size * size
    return page | {
        "asked": True,
        "found": [in_words(one) for one in people[start : start + size]],
        "count": len(people),
        "cut": not all_of_them and len(people) > size,
        "most": size,
        "wanted": wanted,
        "before": start - size if start else None,
        "after": start + size if all_of_them and start + size < len(people) else None,
    }


@require_http_methods(["GET", "HEAD", "POST"])
def entry(request, entry_id):
    """One person as she wants to be seen, and a message to her."""
    purposes = purposes_of(request.user)
    found_entry, one = one_for(purposes, entry_id)  # without a purpose, nobody is found
    herself = found_entry.person_id == request.user.pk
    names = relay.names_of(request.user)
    form = None if herself or not names else MessageForm(request.POST or None, names=names)
    status = 200
    if request.method == "POST" and form is not None:
        status = 409
        if form.is_valid():
            told = form.cleaned_data
            try:
                relay.write(entry_id, told["text"], told["name"], by=request.user, key=told["client_key"])
            except Refused as refused:
                form.add_error("text", refused.message)
            else:
                messages.success(request, _("Your message is handed over. Whether it is read, and when, is not told to anybody."))
                return redirect("roster")
    page = {"one": in_words(one), "form": form, "herself": herself}
    return render(request, "participants/roster_entry.html", page, status=status)


def in_words(one):
    """What others see of somebody, as the page writes it in the reader's language: a heading and facts."""
    language = writing.language_here()
    facts = [
        (_("Languages"), _list([*(dict(languages()).get(code, code) for code in one.languages), one.other_languages])),
        (_("Region"), label_of(Region, one.region)),
        (_("Countries and territories"), _list(country(code, language) for code in one.countries)),
        (_("Peace processes"), _list(str(TRACK_NAMES[track]) for track in one.tracks if track in TRACK_NAMES)),
    ]
    return {
        "id": one.id,
        "name": one.name,
        "expertise": one.expertise,
        "about": one.about,
        "facts": [{"term": term, "detail": detail} for term, detail in facts if detail],
    }


def _list(words):
    return " · ".join(word for word in words if word)


# ── For an office ─────────────────────────────────────────────────────────────────────────────────────────────────────
def _office(request, slug, office):
    offices = Office.objects.select_related("convening")
    return policy.access(request.user, "participants.nominate", offices, convening__slug=slug, slug=office)


@require_http_methods(["GET", "HEAD", "POST"])
def of_office(request, slug, office):
    """An office looks for people who allowed that it asks them."""
    office = _office(request, slug, office)
    page = {"convening": office.convening, "office": office, **search(request, {Purpose.OFFICES}, all_of_them=False)}
    return render(request, "participants/office_roster.html", page, status=409 if page["form"].errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request, slug, office, entry_id):
    """The office asks her whether it may nominate her. Only her yes makes the nomination."""
    office = _office(request, slug, office)
    _entry, one = one_for({Purpose.OFFICES}, entry_id)
    form = AskForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = 409
        if form.is_valid():
            told = form.cleaned_data
            try:
                services.nominate_from_roster(office, entry_id, {"reason": told["reason"]}, by=request.user, key=told["client_key"])
            except Refused as refused:
                form.add_error("reason", refused.message)
            else:
                messages.success(request, _("The question is handed over. If the answer is yes, the nomination stands on your list."))
                return redirect("office_roster", slug, office.slug)
    page = {"convening": office.convening, "office": office, "one": in_words(one), "form": form}
    return render(request, "participants/office_roster_ask.html", page, status=status)
