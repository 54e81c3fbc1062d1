"""What /style/ shows: samples that exercise every component. The texts are those of no real convening."""

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from zoneinfo import ZoneInfo

from django import forms
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class SampleForm(forms.Form):
    """One field of each kind."""

    address = forms.EmailField(
        label=gettext_lazy("Your e-mail address"),
        help_text=gettext_lazy("We send a code there. It is shown to nobody."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    zone = forms.ChoiceField(
        label=gettext_lazy("Your time zone"),
        help_text=gettext_lazy("So that each session is shown at your own hour."),
        choices=[("Asia/Beirut", gettext_lazy("Beirut")), ("America/New_York", gettext_lazy("New York"))],
    )
    sound = forms.ChoiceField(
        label=gettext_lazy("The language you want to hear"),
        choices=[("ar", "العربية"), ("en", "English"), ("es", "Español")],
        widget=forms.RadioSelect,
    )
    needs = forms.MultipleChoiceField(
        label=gettext_lazy("What helps you to take part"),
        help_text=gettext_lazy("Seen only by those who arrange it."),
        choices=[("captions", gettext_lazy("Captions")), ("sign", gettext_lazy("Sign language")), ("phone", gettext_lazy("A telephone line"))],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    words = forms.CharField(label=gettext_lazy("Your words"), widget=forms.Textarea(attrs={"rows": 5}), required=False)
    paper = forms.FileField(
        label=gettext_lazy("A document"), help_text=gettext_lazy("PDF, at most 5 MB."), required=False
    )
    agreed = forms.BooleanField(label=gettext_lazy("I keep the Chatham House Rule"))


def samples():
    """The context of templates/convening/style.html."""
    return {
        "convening": SimpleNamespace(zone=ZoneInfo("America/New_York")),
        "start": datetime(2021, 7, 7, 14, 0, tzinfo=UTC),
        "first_day": date(2021, 7, 7),
        "last_day": date(2021, 7, 27),
        "slots": _slots(),
        "calendar": format_html('<a href="#programme">{}</a>', _("Add to calendar")),
        "figures": [
            {"value": 324, "label": _("participants"), "of": _("from 70 countries, declared by 291")},
            {"value": 405, "label": _("attendances"), "of": _("over five live sessions")},
            {"value": 138, "label": _("logged on"), "of": _("45% of 307 registered")},
            {"value": None, "label": _("first-timers"), "of": _("asked of 41")},
        ],
        "columns": [
            {"label": _("Session")},
            {"label": _("Attendances"), "numeric": True},
            {"label": _("Peak"), "numeric": True},
            {"label": _("Median minutes"), "numeric": True},
        ],
        "rows": [
            [_("Opening"), 167, 151, 82],
            [_("Key topics"), 46, 41, 77],
            [_("Working group 1"), 39, None, {"blank": _("not recorded")}],
        ],
        "total": [_("Together"), 252, {"blank": _("no sum")}, 80],
        "bars": [
            {"label": _("Opening"), "value": 167},
            {"label": _("Key topics"), "value": 46},
            {"label": _("Working group 1"), "value": 39},
            {"label": _("Working group 2"), "value": None},
        ],
        "drawing": _drawing(),
        "soon": datetime(2021, 7, 7, 13, 35, tzinfo=UTC),
        "posts": _posts(),
        "acts": format_html('<a href="#posts">{}</a><button class="link">{}</button>', _("Reply"), _("Endorse")),
        "asked": SampleForm(auto_id="asked_%s"),
        "wrong": SampleForm(
            {"address": "amal at example", "zone": "Asia/Beirut", "sound": "", "words": _("What she had typed.")},
            auto_id="wrong_%s",
        ),
        "steps": [
            {"label": _("Invited"), "state": "done"},
            {"label": _("Accept"), "state": "now", "note": _("until 5 July")},
            {"label": _("Choose what is told about you"), "state": ""},
            {"label": _("Take part"), "state": ""},
        ],
        "facts": [
            {"term": _("Languages"), "detail": _("Arabic, English, Spanish")},
            {"term": _("Country"), "detail": None},
            {"term": _("Background note"), "detail": _("Read the note"), "url": "#facts"},
        ],
        "contents": [
            {"number": 1, "label": _("Purpose and method"), "anchor": "programme"},
            {"number": 2, "label": _("Definitions, sources, limits"), "anchor": "figures"},
            {"number": 3, "label": _("From invitation to response"), "anchor": "posts"},
        ],
        "consequences": [
            _("The key of these rooms is destroyed: nobody can find out who wrote what."),
            _("Nothing can be corrected or withdrawn any more."),
        ],
        "lines": [
            {"label": _("Concept note"), "url": "#cards", "meta": "PDF"},
            {"label": _("Background note of working group 1"), "url": "#cards", "meta": "PDF"},
        ],
        "ways_on": [{"label": _("To the programme"), "url": "#programme"}, {"label": _("Ask the help desk"), "url": "#"}],
        "quiet": [{"label": _("Use a passkey"), "url": "#forms"}],
    }


def _slots():
    rows = [
        (_("High-level opening"), datetime(2021, 7, 7, 14, 0, tzinfo=UTC), 90, "public", "over"),
        (_("Key topics"), datetime(2021, 7, 8, 14, 0, tzinfo=UTC), 90, "invitation", "live"),
        (_("Working group 1"), datetime(2021, 7, 14, 13, 0, tzinfo=UTC), 150, "invitation", ""),
        (_("Working group 2"), datetime(2021, 7, 15, 8, 0, tzinfo=UTC), 150, "invitation", ""),
    ]
    return [
        {
            "title": title,
            "url": "#programme",
            "start": start,
            "end": start + timedelta(minutes=length),
            "door": door,
            "rule": "chatham_house",
            "state": state,
            "languages": _("Arabic, English, Spanish"),
            "mine": door == "invitation",
        }
        for title, start, length, door, state in rows
    ]


def _posts():
    first = _("Voice messages reached villages our questionnaire never did. The danger was the archive: we deleted each one.")
    second = _("We kept the group small and changed the channel every month. It cost us members, and nobody her safety.")
    third = _("Thank you both. Which of these would you do again?")
    reply = {"anchor": "p3", "label": _("Moderation"), "tint_index": None, "day": date(2021, 7, 14), "html": _prose(third)}
    return [
        {
            "anchor": "p1",
            "label": _("Lantern %(n)s") % {"n": 12},
            "tint_index": 0,
            "day": date(2021, 7, 13),
            "html": _prose(first),
            "replies": [reply],
        },
        {
            "anchor": "p2",
            "label": _("Harbour %(n)s") % {"n": 4},
            "tint_index": 7,
            "day": date(2021, 7, 13),
            "html": _prose(second),
            "mine": True,
        },
    ]


def _drawing():
    """Two strokes and their words, with the classes that take the colours of the page."""
    title, first, second = _("Attendances, first and last session"), _("Opening"), _("Closing")
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 420 76" role="img" aria-label="{}">'
        '<text class="chart-label" x="0" y="13" font-size="12.5">{}</text>'
        '<rect class="chart-bar" y="20" width="420" height="7"/>'
        '<text class="chart-label" x="0" y="49" font-size="12.5">{}</text>'
        '<rect class="chart-bar" y="56" width="299" height="7"/></svg>',
        title,
        first,
        second,
    )


def _prose(words):
    return mark_safe(f"<p>{words}</p>")
