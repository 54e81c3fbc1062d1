"""The form of a convening's two colours. One that cannot be read is not kept, and comes back with the nearest shade that can."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .. import colours, writing
from ..once import DeedForm
from .words import PlainDigits


class ColourField(PlainDigits, forms.CharField):
    """A colour as a style guide writes it, with or without #, as "#rrggbb"; "" for none."""

    widget = forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off", "spellcheck": "false", "maxlength": "20", "placeholder": "#"})

    def to_python(self, value):
        colour = colours.written(super().to_python(value))
        if colour is None:
            raise ValidationError(_("Write a colour as its six signs, such as %(example)s.") % {"example": f"\u2066{self.house}\u2069"})
        return colour

    def __init__(self, *, house, **more):
        self.house = house
        super().__init__(required=False, **more)
        self.widget.attrs["data-colour"] = house


class ColoursForm(DeedForm):
    """`shades` is what can be shown of it: {"brand", "accent"}, each the colour that was typed or the nearest shade of it that can be read;
    `paler` the names of those that were too pale."""

    brand = ColourField(
        house=colours.BRAND, label=gettext_lazy("Links and buttons"),
        help_text=gettext_lazy("Also the headings of documents. Six signs, as your style guide writes them; empty for the usual colour."),
    )  # fmt: skip
    accent = ColourField(
        house=colours.ACCENT, label=gettext_lazy("Small lines and marks"),
        help_text=gettext_lazy("What is under way, numbers in the margin, the ring around what the keyboard is at. Empty for the usual colour."),
    )  # fmt: skip

    @classmethod
    def of(cls, convening):
        return {"brand": convening.brand, "accent": convening.accent}

    def __init__(self, *args, nearest=False, **more):
        """With `nearest` a colour that is too pale is taken in the shade that can be read."""
        super().__init__(*args, **more)
        self.takes_nearest, self.paler = nearest, []
        self.shades = {name: self.initial.get(name, "") for name in ("brand", "accent")}

    def clean(self):
        for name in self.shades:
            if name in self.cleaned_data:
                self.shades[name] = self._shade(name, self.cleaned_data[name])
        if self.takes_nearest:
            self.cleaned_data |= self.shades
        return self.cleaned_data

    def _shade(self, name, colour):
        if not colour or colours.can_be_read(colour):
            return colour
        shade = colours.nearest(colour)
        if not self.takes_nearest:
            self.paler.append(name)
            ratio, needed = (writing.number(value, writing.language_here(), 1) for value in (int(10 * colours.least_contrast(colour)) / 10, colours.ENOUGH))
            told = {"ratio": ratio, "needed": needed, "shade": f"\u2066{shade}\u2069"}
            self.add_error(name, _(
                "Text in this colour is too pale to be read: its contrast with the page is %(ratio)s to 1, and it needs %(needed)s to 1. "
                "The nearest shade that can be read is %(shade)s."
            ) % told)  # fmt: skip
        return shade
