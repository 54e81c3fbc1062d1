"""Which languages have a booth, and what each booth hears."""

from django import forms
from django.utils.translation import gettext as _

from convening.once import DeedForm

NONE, FLOOR = "none", "floor"


class BoothsForm(DeedForm):
    """One choice a language. `names` is {code: what the language is called}."""

    def __init__(self, *args, names, **kwargs):
        super().__init__(*args, **kwargs)
        self._codes = list(names)
        for code, name in names.items():
            heard = [(other, _("Yes; it hears the booth for %(language)s") % {"language": called}) for other, called in names.items() if other != code]
            self.fields[f"booth_{code}"] = forms.ChoiceField(
                label=_("Is there a booth for %(language)s?") % {"language": name}, widget=forms.RadioSelect, initial=NONE,
                choices=[(NONE, _("No")), (FLOOR, _("Yes; it hears whoever speaks")), *heard],
                error_messages={"required": _("Choose one.")},
            )

    @staticmethod
    def initial_of(session, booths):
        """`booths`: [BoothSeen]."""
        standing = {booth.language: booth.relay_from or FLOOR for booth in booths}
        return {f"booth_{code}": standing.get(code, NONE) for code in session.languages}

    @property
    def told(self):
        """{language: "" or the booth it hears}."""
        chosen = {code: self.cleaned_data[f"booth_{code}"] for code in self._codes}
        return {code: "" if heard == FLOOR else heard for code, heard in chosen.items() if heard != NONE}
