"""Forms of the record: a passage to ask about, the voice's answer, a text to check, the list of agreed language."""

from django import forms
from django.conf import settings
from django.utils.html import format_html
from django.utils.translation import gettext as _, gettext_lazy

from ..models import Quote
from ..services.quoting import BOTH, KIND, REGION

Answer = Quote.Answer


class PassageForm(forms.Form):
    """`text` begins as the whole post in one line: she takes away what she does not need."""

    text = forms.CharField(
        label=gettext_lazy("The words you would like to use"), strip=False,
        help_text=gettext_lazy("Take away what you do not need, at the beginning and at the end. Change nothing: these words are shown to the voice as they would be printed."),
        error_messages={"required": gettext_lazy("Leave the words here that you would like to use.")},
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto", "data-passage": ""}),
    )  # fmt: skip
    paraphrase = forms.CharField(
        label=gettext_lazy("The same in your own words"), required=False,
        help_text=gettext_lazy("The voice can choose this instead. It is shown as you write it here, and printed so."),
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )  # fmt: skip
    paraphrase_language = forms.ChoiceField(label=gettext_lazy("Language of your own words"), required=False)

    def __init__(self, *args, reading, **kwargs):
        """`reading` is the language of her pages."""
        super().__init__(*args, **kwargs)
        self.fields["paraphrase_language"].choices = settings.LANGUAGES
        self.fields["paraphrase_language"].initial = reading


class AnswerForm(forms.Form):
    """What may become of her words: each answer with the line as it would be printed."""

    answer = forms.ChoiceField(
        label=gettext_lazy("How may these words be used?"), widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Please choose one of the answers.")},
    )  # fmt: skip

    def __init__(self, *args, quote, offered, line, **kwargs):
        """`offered` is what `selectors.attributes_offered` says, `line(attributes)` what is printed beside the words."""
        super().__init__(*args, initial={"answer": _chosen(quote)}, **kwargs)
        words = [(Answer.NO, _("Not at all, in no form that could be known as mine."))]
        if quote.paraphrase:
            printed = format_html("<br><q class=\"printed\" dir=\"auto\">{}</q> — {}", quote.paraphrase, line([]))
            words.append((Answer.PARAPHRASE, format_html("{}{}", _("In these other words:"), printed)))
        else:
            words.append((Answer.PARAPHRASE, _("In other words that the rapporteur finds. You would not see them before they are printed.")))
        for value, sentence, attributes in self._word_for_word(offered):
            words.append((value, format_html("{}<br><q class=\"printed\" dir=\"auto\">{}</q> — {}", sentence, quote.text, line(attributes))))
        self.fields["answer"].choices = words

    def _word_for_word(self, offered):
        region, kind = offered.get("region"), offered.get("kind")
        yield Answer.VERBATIM, _("Word for word, and nothing about me:"), []
        if region:
            yield REGION, _("Word for word, with my region:"), [("region", region)]
        if kind:
            yield KIND, _("Word for word, with the field I come from:"), [("kind", kind)]
        if offered.get("both"):
            yield BOTH, _("Word for word, with both:"), [("kind", kind), ("region", region)]

    def columns(self):
        """What the service takes."""
        given = self.cleaned_data["answer"]
        return {"answer": Answer.ATTRIBUTED, "beside": given} if given in (REGION, KIND, BOTH) else {"answer": given}


class CheckForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("Your text"), strip=False, error_messages={"required": gettext_lazy("Please paste a text first.")},
        help_text=gettext_lazy("Nothing of it is kept."),
        widget=forms.Textarea(attrs={"rows": 12, "dir": "auto", "autocomplete": "off"}),
    )  # fmt: skip


class PhrasesForm(forms.Form):
    phrases = forms.CharField(
        label=gettext_lazy("Phrases that every text may use"), required=False, strip=False,
        help_text=gettext_lazy("One on each line, in any language, whole: a phrase is free only word for word."),
        widget=forms.Textarea(attrs={"rows": 14, "dir": "auto"}),
    )  # fmt: skip


def _chosen(quote):
    """Her answer until now, as the form knows it."""
    if quote.answer != Answer.ATTRIBUTED:
        return quote.answer
    return BOTH if quote.region and quote.kind else REGION if quote.region else KIND
