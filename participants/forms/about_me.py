"""What she tells about herself, and who sees it."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from convening import geography
from convening.models.people import CHOOSABLE, COUNTED, SECRETARIAT

from ..models import KindOfActor, Region
from .fields import NOT_SAID, CityField, VisibleField

_SECRETARIAT_ONLY = gettext_lazy("The secretariat sees it, nobody else.")


class AboutMeForm(forms.Form):
    """All but the name and the language can stay blank. A tick beside what she may choose (`who_<name>`) shows it to the secretariat."""

    NAMES = ("name", "name_original", "honorific")
    REACHED = ("language", "zone", "phone", "access_needs")

    name = VisibleField(
        label=gettext_lazy("The name you want to be called by"),
        max_length=120,
        help_text=gettext_lazy("The secretariat sees it. Under the Chatham House Rule it never stands beside your words."),
    )
    name_original = VisibleField(
        label=gettext_lazy("Your name in its own letters"), required=False, max_length=120, help_text=_SECRETARIAT_ONLY
    )
    honorific = VisibleField(
        label=gettext_lazy("How you want to be addressed"), required=False, max_length=40,
        help_text=gettext_lazy("Such as Dr or Ustadha. The secretariat sees it, nobody else."),
    )  # fmt: skip
    language = forms.ChoiceField(label=gettext_lazy("Your language for pages and letters"), choices=settings.LANGUAGES)
    zone = CityField(
        label=gettext_lazy("The city whose clock you follow"),
        help_text=gettext_lazy("Times are shown as this city tells them. Nobody else sees it."),
    )
    phone = VisibleField(
        label=gettext_lazy("Your telephone number"), required=False, max_length=40,
        widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "tel", "inputmode": "tel"}),
        help_text=gettext_lazy("For urgent changes, when a letter would be too late. The secretariat sees it, nobody else."),
    )  # fmt: skip
    access_needs = VisibleField(
        label=gettext_lazy("What you need to take part"), required=False, max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=gettext_lazy("Sign language, captions, somebody who cares for your children. The secretariat sees it, nobody else."),
    )  # fmt: skip
    affiliation = VisibleField(label=gettext_lazy("Your organisation"), required=False, max_length=200)
    country = forms.ChoiceField(label=gettext_lazy("Your country or territory"), required=False)
    origin = forms.ChoiceField(
        label=gettext_lazy("Where you are from, if it is another country"), required=False,
    )
    works_in = forms.ChoiceField(label=gettext_lazy("Where your work is, if it is another country"), required=False)
    region = forms.ChoiceField(label=gettext_lazy("Your region"), required=False, choices=(NOT_SAID, *Region.choices))
    kind_of_actor = forms.ChoiceField(
        label=gettext_lazy("Which of these are you?"), required=False, choices=(NOT_SAID, *KindOfActor.choices)
    )
    gender = VisibleField(
        label=gettext_lazy("Your gender"), required=False, max_length=60,
        help_text=gettext_lazy("In your own words. Leave it blank if you prefer not to say."),
    )  # fmt: skip

    def __init__(self, *args, profile, reader, **kwargs):
        told = {name: getattr(profile, name) for name in self.base_fields}
        told |= {f"who_{name}": profile.seen_by(name) == SECRETARIAT for name in CHOOSABLE}
        super().__init__(*args, initial=told, **kwargs)
        self.fields["zone"].language = reader
        for name in ("country", "origin", "works_in"):
            self.fields[name].choices = [NOT_SAID, *geography.countries(reader)]
        for name in CHOOSABLE:
            self.fields[f"who_{name}"] = forms.BooleanField(label=_("The secretariat may see it with my name"), required=False)

    @property
    def names(self):
        return [self[name] for name in self.NAMES]

    @property
    def reached(self):
        return [self[name] for name in self.REACHED]

    @property
    def choosable(self):
        """[(field, the tick beside it)]."""
        return [(self[name], self[f"who_{name}"]) for name in CHOOSABLE]

    def changes(self):
        """Her answers, as `change_profile` takes them."""
        told = {name: self.cleaned_data[name] for name in self.base_fields}
        return told | {"shares": {name: SECRETARIAT if self.cleaned_data[f"who_{name}"] else COUNTED for name in CHOOSABLE}}
