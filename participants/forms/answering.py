"""Her answer to an invitation."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy

from convening import geography
from convening.once import DeedForm

from ..models import KindOfActor, Region
from .fields import NOT_SAID, YES_OR_NO, CityField, VisibleField


class AcceptForm(DeedForm):
    """What she tells with her yes. All but the name she goes by and her language can stay blank."""

    name = VisibleField(
        label=gettext_lazy("The name you want to be called by"),
        max_length=120,
        help_text=gettext_lazy("The secretariat sees it. Under the Chatham House Rule it never stands beside your words."),
    )
    language = forms.ChoiceField(label=gettext_lazy("Your language for pages and letters"), choices=settings.LANGUAGES)
    zone = CityField(
        label=gettext_lazy("The city whose clock you follow"),
        help_text=gettext_lazy("Times are shown as this city tells them."),
    )
    affiliation = VisibleField(
        label=gettext_lazy("Your organisation"), required=False, max_length=200, help_text=gettext_lazy("The secretariat sees it.")
    )
    country = forms.ChoiceField(
        label=gettext_lazy("Your country or territory"),
        required=False,
        help_text=gettext_lazy("It is only counted, together with others; it is never shown with your name."),
    )
    region = forms.ChoiceField(
        label=gettext_lazy("Your region"), required=False, choices=(NOT_SAID, *Region.choices),
        help_text=gettext_lazy("Only counted, to see who was heard and who was not."),
    )  # fmt: skip
    kind_of_actor = forms.ChoiceField(
        label=gettext_lazy("Which of these are you?"), required=False, choices=(NOT_SAID, *KindOfActor.choices),
        help_text=gettext_lazy("Only counted, together with others."),
    )  # fmt: skip
    first_timer = forms.ChoiceField(
        label=gettext_lazy("Is this your first convening of this kind?"), required=False, choices=(NOT_SAID, *YES_OR_NO)
    )

    def __init__(self, *args, reader, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["zone"].language = reader
        self.fields["country"].choices = [NOT_SAID, *geography.countries(reader)]

    def choices(self):
        """Her answers, as `services.accept` takes them."""
        told = {name: self.cleaned_data[name] for name in self.fields if name != "client_key"}
        told["first_timer"] = {"yes": True, "no": False}.get(told["first_timer"])
        return told
