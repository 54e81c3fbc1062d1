"""What somebody looks for in a room. It travels in the body of a request and is kept nowhere: the browser is asked not to remember it."""

from django import forms
from django.utils.translation import gettext as _, gettext_lazy

from .. import asking


class SearchForm(forms.Form):
    words = forms.CharField(
        label=gettext_lazy("What are you looking for?"),
        help_text=gettext_lazy(
            "One or more words, in any language. Words between quotation marks are looked for side by side; a word after a minus sign is left out."
        ),
        error_messages={"required": gettext_lazy("Please write one or more words.")},
        widget=forms.TextInput(
            attrs={"type": "search", "dir": "auto", "maxlength": asking.LONGEST, "autocomplete": "off", "autocapitalize": "none", "enterkeyhint": "search"}
        ),
    )  # fmt: skip
    question = forms.ChoiceField(label=gettext_lazy("Where?"), required=False)

    def __init__(self, *args, room, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["words"].validators = []  # whatever was typed is answered with a sentence of ours
        questions = [(str(question.position), f"{question.position}. {question.text}") for question in room.questions_asked]
        if len(questions) > 1:
            self.fields["question"].choices = [("", _("In the whole room")), *questions]
        else:
            del self.fields["question"]

    def clean_words(self):
        words = "".join(c if c.isprintable() else " " for c in self.cleaned_data["words"]).strip()
        if len(words) > asking.LONGEST:
            raise forms.ValidationError(_("Please look for fewer words at once."))
        return words
