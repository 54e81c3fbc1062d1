"""What an office says of a person whom it names."""

from dataclasses import dataclass

from django import forms
from django.conf import settings
from django.utils.translation import gettext, gettext_lazy

from convening import geography, writing
from convening.errors import Refused
from convening.models import Profile
from convening.once import DeedForm

from ..addresses import clean_address
from ..columns import BY_KEY
from ..models import KindOfActor, Region
from ..wording import CAPACITY, GENDER, REACH
from .fields import UNKNOWN, YES_OR_NO, VisibleField

CHOOSE = ("", gettext_lazy("Choose"))
WHERE = ("country", "origin", "works_in")


@dataclass(frozen=True)
class Part:
    """Some fields of a long form under one heading; `folded` until something stands in them."""

    heading: str
    fields: list
    why: str = ""
    folded: bool = False

    @property
    def is_open(self):
        return any(field.errors or field.value() not in (None, "", False) for field in self.fields)


def _words(key, rows=0, **more):
    widget = forms.Textarea(attrs={"rows": rows}) if rows else None
    return VisibleField(required=False, max_length=BY_KEY[key].longest, **{"widget": widget} if widget else {}, **more)


def _choice(choices, **more):
    return forms.ChoiceField(required=False, choices=choices, **more)


class WordsForm(DeedForm):
    """What can be said of a person, and be put right afterwards: all but whether she was asked, and her address."""

    name = VisibleField(
        label=gettext_lazy("Name"), max_length=120, error_messages={"required": gettext_lazy("Write the name.")}
    )
    name_original = _words("name_original", label=gettext_lazy("Name in its own letters"))
    honorific = _words(
        "honorific", label=gettext_lazy("Form of address"), help_text=gettext_lazy("As it stands before the name in a letter: Dr, Ms, Ustadha.")
    )
    language = forms.ChoiceField(label=gettext_lazy("Language to write in"), choices=settings.LANGUAGES)
    safe_channel = _words(
        "safe_channel", label=gettext_lazy("How can this person be reached safely, if not by e-mail?"),
        help_text=gettext_lazy("A messenger, a colleague, a time of day. The secretariat uses nothing else when something is urgent."),
    )  # fmt: skip
    reason = _words(
        "reason", 3, label=gettext_lazy("Why this person?"),
        help_text=gettext_lazy("One or two sentences for the secretariat. Only its clearance reads them."),
    )  # fmt: skip
    affiliation = _words("affiliation", label=gettext_lazy("Organisation"))
    capacity = _choice([UNKNOWN, *((value, label) for value, (label, _ways) in CAPACITY.items())], label=gettext_lazy("In which capacity?"))
    kind_of_actor = _choice((UNKNOWN, *KindOfActor.choices), label=gettext_lazy("Kind of actor"))
    region = _choice((UNKNOWN, *Region.choices), label=gettext_lazy("Region"))
    country = _choice([], label=gettext_lazy("Country or territory of residence"))
    origin = _choice([], label=gettext_lazy("Country or territory of origin"), help_text=gettext_lazy("Where it is another."))
    works_in = _choice(
        [], label=gettext_lazy("Country or territory this person works on"), help_text=gettext_lazy("For people who live elsewhere, in a diaspora.")
    )
    first_timer = _choice((UNKNOWN, *YES_OR_NO), label=gettext_lazy("Is this the person’s first convening of this kind?"))
    gender = _words(
        "gender", label=gettext_lazy("Gender, as this person tells it"), help_text=gettext_lazy("Leave it empty unless you were told."),
    )  # fmt: skip
    sign_language = _words(
        "sign_language", label=gettext_lazy("Sign language, and which one"), help_text=gettext_lazy("There are many: Arabic, French, Libyan.")
    )
    captions = forms.BooleanField(required=False, label=gettext_lazy("Needs captions"))
    carer = forms.BooleanField(required=False, label=gettext_lazy("Comes with a carer or an assistant"))
    access_needs = _words("access_needs", 2, label=gettext_lazy("Anything else this person needs to take part"))
    risk_note = _words(
        "risk_note", 3, label=gettext_lazy("What could happen if it were known that this person takes part?"),
        help_text=gettext_lazy("It is sealed apart. Only the clearance reads it; you cannot read it again, only add to it."),
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        known = dict(geography.countries(writing.language_here())) | {"XK": geography.country("XK", writing.language_here())}
        for name in WHERE:
            self.fields[name].choices = [UNKNOWN, *sorted(known.items(), key=lambda pair: pair[1].casefold())]
        self.fields["gender"].widget.attrs["list"] = "genders"
        self.genders = [str(label) for label, _ways in GENDER.values()]

    PARTS = (
        (gettext_lazy("Who is it?"), "", ("name", "name_original", "honorific", "email", "language"), False),
        (gettext_lazy("The nomination"), "", ("quota", "reason", "affiliation"), False),
        (gettext_lazy("For the balance of the convening"), gettext_lazy("So that those are heard whom nobody heard before."),
         ("region", "kind_of_actor", "capacity", "first_timer", "gender"), True),
        (gettext_lazy("Where this person lives and works"), "", WHERE, True),
        (gettext_lazy("What this person needs to take part"), gettext_lazy("So that it is there on the day. Ask; do not guess."),
         ("sign_language", "captions", "carer", "access_needs"), True),
        (gettext_lazy("If it is dangerous to be known"), gettext_lazy("Write it here and nowhere else in this form."), ("risk_note",), True),
    )  # fmt: skip

    def parts(self):
        """The form under its headings; fields that are in none stand in the last."""
        parts = [
            Part(heading, [self[name] for name in names if name in self.fields], why, folded) for heading, why, names, folded in self.PARTS
        ]
        among = {name for _heading, _why, names, _folded in self.PARTS for name in names}
        rest = [field for field in self.visible_fields() if field.name not in among]
        return [*parts, Part(gettext_lazy("One thing more"), rest)] if rest else parts

    def profile(self):
        told = self.cleaned_data
        return Profile(
            **{name: told.get(name) or "" for name in ("name", "name_original", "honorific", "email", "language", "affiliation")}
        )

    def particulars(self):
        """What `services.nominate` takes beside the profile."""
        told = self.cleaned_data
        names = ("region", "kind_of_actor", "reason", "safe_channel", "reach", "capacity", *WHERE, "gender", "sign_language", "captions",
                 "carer", "access_needs", "risk_note", "knows_and_agrees")  # fmt: skip
        words = {name: told[name] for name in names if name in told}
        return words | {"first_timer": {"yes": True, "no": False}.get(told["first_timer"]), "gender": self._gender(told["gender"])}

    def _gender(self, written):
        """The value of one that was offered, or what was written."""
        return next((value for value, (label, _ways) in GENDER.items() if str(label).casefold() == written.casefold()), written)


class NominateForm(WordsForm):
    """One person, named by an office. Asks first whether she knows and agrees, and how she is safely reached."""

    knows_and_agrees = forms.BooleanField(
        label=gettext_lazy("I have asked this person, who knows of the nomination and agrees to it."),
        help_text=gettext_lazy("To be on a list can put people in danger, and only they themselves can judge that."),
        error_messages={"required": gettext_lazy("Please ask first. Then come back and tick this box.")},
    )
    reach = forms.ChoiceField(
        label=gettext_lazy("Whose mailbox can we write to?"),
        choices=[CHOOSE, *((value, label) for value, (label, _ways) in REACH.items())],
        help_text=gettext_lazy("Where others read it, or there is none, the invitation can go by hand, with a code on paper."),
        error_messages={"required": gettext_lazy("Ask this person, and choose.")},
    )
    email = forms.CharField(
        label=gettext_lazy("E-mail address"),
        max_length=320,
        widget=forms.TextInput(attrs={"inputmode": "email", "autocomplete": "off", "dir": "ltr", "spellcheck": "false"}),
        help_text=gettext_lazy("Ask which address is safe. The invitation goes there and nowhere else."),
        error_messages={"required": gettext_lazy("Write the e-mail address: the invitation goes there.")},
    )

    PARTS = (
        (gettext_lazy("First of all"), "", ("knows_and_agrees", "reach", "safe_channel"), False), *WordsForm.PARTS
    )  # fmt: skip

    def __init__(self, *args, quotas=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["email"].required = self.data.get("reach") != "none"
        self.quotas = {str(quota.pk): quota for quota in quotas}
        self.order_fields([name for _heading, _why, names, _folded in self.PARTS for name in names])  # so are its errors summed up
        if len(self.quotas) > 1:
            self.fields["quota"] = forms.ChoiceField(
                label=gettext("Seats for"), choices=[(key, quota.label) for key, quota in self.quotas.items()]
            )

    def clean(self):
        told = super().clean()
        if told.get("reach") == "none" and told.get("email"):
            self.add_error("email", gettext("You say that there is no mailbox. Take the address out, or choose whose it is."))
        return told

    def clean_email(self):
        if not self.cleaned_data["email"].strip():
            return ""
        try:
            return clean_address(self.cleaned_data["email"])
        except Refused as refused:
            raise forms.ValidationError(str(refused.message), code=refused.code) from None

    @property
    def quota(self):
        """The seats that were chosen, or None where there is nothing to choose."""
        return self.quotas.get(self.cleaned_data.get("quota"))


class CorrectForm(WordsForm):
    """An office puts its own words right; whether she was asked, and her address, stay as they are."""

    PARTS = tuple(
        (heading, why, (*names, "safe_channel") if "language" in names else names, folded) for heading, why, names, folded in WordsForm.PARTS
    )

    @staticmethod
    def of(words):
        """What stands in the form at first, from the particulars of a nomination. Never the risk note."""
        names = set(CorrectForm.base_fields) - {"client_key", "risk_note"}
        told = {name: words[name] for name in names if words.get(name) not in (None, "")}
        if "first_timer" in told:
            told["first_timer"] = "yes" if told["first_timer"] else "no"
        if told.get("gender") in GENDER:
            told["gender"] = str(GENDER[told["gender"]][0])
        return told
