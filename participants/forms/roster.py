"""Standing on the roster, looking for people on it, and writing to them."""

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from convening import geography, writing
from convening.once import DeedForm

from ..models import Region, RosterEntry
from ..selectors.roster import LANGUAGES, TRACKS
from ..services.messages import LONGEST
from ..services.roster import MONTHS
from .fields import VisibleField

NOT_CHOSEN = ("", "—")
TRACK_NAMES = {
    "1": gettext_lazy("Track 1: governments and armed parties negotiate"),
    "1.5": gettext_lazy("Track 1.5: officials and others, unofficially"),
    "2": gettext_lazy("Track 2: people of influence in dialogue"),
    "3": gettext_lazy("Track 3: communities and grass roots"),
}
TRACK_CHOICES = [(track, TRACK_NAMES[track]) for track in TRACKS]
MONTH_NAMES = {
    3: gettext_lazy("3 months"), 6: gettext_lazy("6 months"), 12: gettext_lazy("one year"), 24: gettext_lazy("two years"),
}  # fmt: skip
COUNTRIES = 3


def languages():
    """[(code, name in the reader's language)], by name."""
    names = writing.locale_of(writing.language_here()).languages
    return sorted(((code, capfirst(names.get(code, code))) for code in LANGUAGES), key=lambda pair: pair[1].casefold())


class RosterForm(DeedForm):
    """What she tells of herself; each thing is shown only if she ticks it."""

    name = VisibleField(label=gettext_lazy("Name, or pen name"), required=False, max_length=120)
    expertise = VisibleField(
        label=gettext_lazy("What you know and do, in your own words"), required=False, max_length=300,
        help_text=gettext_lazy("Such as: ceasefire monitoring, constitutions, dialogue with elders."),
    )  # fmt: skip
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Languages you work in"), required=False, widget=forms.CheckboxSelectMultiple
    )
    other_languages = VisibleField(label=gettext_lazy("Other languages"), required=False, max_length=200)
    region = forms.ChoiceField(label=gettext_lazy("Region"), required=False, choices=(NOT_CHOSEN, *Region.choices))
    country_1 = forms.ChoiceField(label=gettext_lazy("A country or territory that you know well"), required=False)
    country_2 = forms.ChoiceField(label=gettext_lazy("Another one"), required=False)
    country_3 = forms.ChoiceField(label=gettext_lazy("A third one"), required=False)
    tracks = forms.MultipleChoiceField(
        label=gettext_lazy("Peace processes you have worked in"), required=False, choices=TRACK_CHOICES,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    about = forms.CharField(
        label=gettext_lazy("A few sentences"), required=False, max_length=1_000, widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        help_text=gettext_lazy("Leave out what could tell more of you than you want."),
    )  # fmt: skip
    purposes = forms.MultipleChoiceField(
        label=gettext_lazy("Who may find you, and for what"), choices=RosterEntry.Purpose.choices, widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose at least one purpose. Without one, nobody could find you.")},
    )  # fmt: skip
    months = forms.TypedChoiceField(
        label=gettext_lazy("For how long"), coerce=int, choices=[(months, MONTH_NAMES[months]) for months in MONTHS],
        widget=forms.RadioSelect, initial=12,
        help_text=gettext_lazy("A letter reminds you two weeks before. If you do nothing then, it ends by itself."),
    )  # fmt: skip

    # What is shown together, with one tick.
    TOGETHER = {
        "name": ("name",), "expertise": ("expertise",), "languages": ("languages", "other_languages"), "region": ("region",),
        "countries": ("country_1", "country_2", "country_3"), "tracks": ("tracks",), "about": ("about",),
    }  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["languages"].choices = languages()
        countries = [NOT_CHOSEN, *geography.countries(writing.language_here())]
        for number in range(COUNTRIES):
            self.fields[f"country_{number + 1}"].choices = countries
        for name in self.TOGETHER:
            self.fields[f"show_{name}"] = forms.BooleanField(label=_("Show this"), required=False)

    @property
    def parts(self):
        """[(fields, the tick that shows them)] for the page."""
        return [([self[field] for field in fields], self[f"show_{name}"]) for name, fields in self.TOGETHER.items()]

    @classmethod
    def of(cls, content):
        """What stands in the form for an entry's content."""
        start = {name: content.get(name) for name in ("name", "expertise", "languages", "other_languages", "region", "tracks", "about")}
        start |= {f"country_{number + 1}": code for number, code in enumerate(content.get("countries", ())[:COUNTRIES])}
        start |= {f"show_{name}": True for name in content.get("shown", ())}
        return start | {name: content[name] for name in ("purposes", "months") if name in content}

    def told(self):
        """({field: words}, [shown fields]) as the service takes them."""
        given = self.cleaned_data
        told = {name: given[name] for name in ("name", "expertise", "languages", "other_languages", "region", "tracks", "about")}
        chosen = (given[f"country_{number + 1}"] for number in range(COUNTRIES))
        told["countries"] = list(dict.fromkeys(code for code in chosen if code))
        shown = [name for name in self.TOGETHER if given[f"show_{name}"]]
        if "languages" in shown and not told["languages"]:
            shown.append("other_languages")
        return told, shown


class SearchForm(forms.Form):
    """Sent by POST: what she looks for stands in no address, and so in no log or history."""

    words = VisibleField(
        label=gettext_lazy("Words"), required=False, max_length=100,
        help_text=gettext_lazy("In any script, with or without accents. A country or language may stand here too."),
    )  # fmt: skip
    region = forms.ChoiceField(label=gettext_lazy("Region"), required=False, choices=(("", pgettext_lazy("region", "Any")), *Region.choices))
    language = forms.ChoiceField(label=gettext_lazy("Language"), required=False)
    track = forms.ChoiceField(label=gettext_lazy("Peace process"), required=False, choices=(("", pgettext_lazy("track", "Any")), *TRACK_CHOICES))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = [("", pgettext_lazy("language", "Any")), *languages()]

    def wanted(self):
        return {name: self.cleaned_data[name] for name in ("words", "region", "language", "track")}


class MessageForm(DeedForm):
    """A message to somebody, signed with one of the writer's own names. `names` empty: it needs no name."""

    text = forms.CharField(
        label=gettext_lazy("Your message"), strip=False, widget=forms.Textarea(attrs={"rows": 8, "dir": "auto"}),
        error_messages={"required": gettext_lazy("There is nothing to send yet. Please write something first.")},
    )  # fmt: skip
    name = forms.ChoiceField(
        label=gettext_lazy("Signed with"), widget=forms.RadioSelect,
        help_text=gettext_lazy("Your address is not passed on. Everything else you write is."),
    )  # fmt: skip

    def __init__(self, *args, names=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["text"].help_text = _("Plain words, up to %(most)s characters.") % {"most": writing.number_here(LONGEST)}
        if names:
            self.fields["name"].choices = [(name, name) for name in names]
            self.fields["name"].initial = names[0]
        else:
            del self.fields["name"]


class AskForm(DeedForm):
    """An office asks somebody on the roster."""

    reason = VisibleField(
        label=gettext_lazy("Why you ask this person"), max_length=1_000, widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        help_text=gettext_lazy("The person reads it, and the secretariat if the answer is yes."),
        error_messages={"required": gettext_lazy("Write a sentence or two: the person decides by them.")},
    )  # fmt: skip


class AgreeForm(DeedForm):
    """Her answer to an office: under which name she is nominated."""

    name = forms.ChoiceField(
        label=gettext_lazy("The name under which the office nominates you"), widget=forms.RadioSelect,
        help_text=gettext_lazy("The office and the secretariat read it."),
    )  # fmt: skip

    def __init__(self, *args, names, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].choices = [(name, name) for name in names]
        self.fields["name"].initial = names[0] if names else None
