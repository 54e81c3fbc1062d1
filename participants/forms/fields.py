"""Fields that several forms ask with."""

from django import forms
from django.utils.translation import gettext_lazy

from convening import geography
from convening.errors import Refused
from convening.zones import zone_named

from ..addresses import visible
from ..selectors.order import spelling

NOT_SAID = ("", gettext_lazy("I prefer not to say"))
UNKNOWN = ("", gettext_lazy("I do not know"))
YES_OR_NO = (("yes", gettext_lazy("Yes")), ("no", gettext_lazy("No")))


class CityField(forms.CharField):
    """A city, in the reader's language or in English, or a zone by its name; gives the zone's IANA name, or ""."""

    def __init__(self, **kwargs):
        super().__init__(required=False, max_length=64, **kwargs)
        self.language = "en"

    def prepare_value(self, value):
        """What stands in the field: the city of a zone, or what was typed."""
        return dict(geography.zones(self.language)).get(value, value)

    def clean(self, value):
        written = visible(super().clean(value))
        if not written:
            return ""
        for name, city in geography.zones(self.language):
            if spelling(city) == spelling(written):
                return name
        try:
            return zone_named(written).key
        except Refused as refused:
            raise forms.ValidationError(str(refused.message)) from None


class VisibleField(forms.CharField):
    """Words without what cannot be seen, in the direction in which they are written."""

    def widget_attrs(self, widget):
        return {**super().widget_attrs(widget), "dir": widget.attrs.get("dir", "auto")}

    def clean(self, value):
        return visible(super().clean(value))
