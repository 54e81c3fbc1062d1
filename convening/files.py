"""Files that people send: a form takes them without their names and cleans them; an answer gives them so that they can do nothing.

A file is cleaned when everything else in the form is right, and never before its size was judged. See `convening.cleaning`.
"""

import re
from time import monotonic

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _, gettext_lazy

from . import cleaning, writing
from .errors import Refused

TAKEN = ".jpg,.jpeg,.png,.webp,.pdf,.docx,.xlsx,.pptx,.odt"
SECONDS_FOR_ALL = 16  # after which no further file of the same form is begun
_ONE_RANGE = re.compile(r"bytes=(\d{0,12})-(\d{0,12})")


class OneFile(forms.FileInput):
    pass


class SeveralFiles(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.Field):
    """The files that were chosen, as bytes. Sizes are judged before anything is read.

    `too_many` is the sentence for more than `most`, with %(count)s and %(most)s.
    """

    def __init__(self, *, most=1, too_many=gettext_lazy("You chose %(count)s files. Choose %(most)s at most."), **more):
        more.setdefault("widget", (SeveralFiles if most > 1 else OneFile)(attrs={"accept": TAKEN}))
        super().__init__(**more)
        self.most, self.too_many = most, too_many

    def clean(self, sent):
        sent = [one for one in (sent if isinstance(sent, list) else [sent]) if one]
        if len(sent) > self.most:
            told = {"count": writing.number_here(len(sent)), "most": writing.number_here(self.most)}
            raise ValidationError(self.too_many % told)
        for number, one in enumerate(sent, 1):
            if one.size > cleaning.MOST_BYTES or not one.size:
                raise ValidationError(_named(number, len(sent), cleaning.sentence_on("too_large" if one.size else "empty")))
        return [one.read() for one in sent]


def _named(number, of, sentence):
    return _("File %(number)s: %(what)s") % {"number": writing.number_here(number), "what": sentence} if of > 1 else sentence


class TakesFiles(forms.Form):
    """A form with a field `files_chosen`. Once everything else in it is right, `take_files` cleans what was chosen.

    `request_size` is what the request's heading said: files of one that is larger than all that may be sent never arrive.
    """

    too_large = gettext_lazy("This file is too large. Please choose a smaller one.")
    request_size = 0

    def clean(self):
        told = super().clean()
        if not self.files and self.request_size > settings.FILE_UPLOAD_MAX_MEMORY_SIZE:
            self.add_error("files_chosen", str(self.too_large))
        return told

    def take_files(self):
        """The cleaned files in `cleaned_data["attachments"]`; False if one of them is not taken, and the form says why."""
        chosen = self.cleaned_data["files_chosen"]
        made = self.cleaned_data["attachments"] = []
        refusals, begun = [], monotonic()
        for number, data in enumerate(chosen, 1):
            try:
                if monotonic() - begun > SECONDS_FOR_ALL:
                    raise cleaning.refused("busy")
                one = cleaning.clean(data)
                self.describe(one, number)
            except Refused as refused:
                refusals.append(_named(number, len(chosen), refused.message))
            else:
                made.append(one)
        for sentence in refusals:
            self.add_error("files_chosen", sentence)
        return not refusals

    def describe(self, cleaned, number):
        """What a form knows besides of its file `number`, from 1."""

    def ask_for_files_again(self):
        """A browser does not choose them by itself when the form comes back, so she is told."""
        if self.files and self.files.getlist(self.add_prefix("files_chosen")):
            self.add_error("files_chosen", _("Please choose your files again: a form that comes back does not hold them."))


def size_of(request):
    """What the heading of a request says of its length."""
    return int(request.META.get("CONTENT_LENGTH") or 0)


def given_back(request, content, media_type, name, *, saved):
    """An answer with `content` (bytes), whole or the one range that is asked for: to be `saved` or shown, and to run nothing."""
    start, end = _wanted(request.headers, len(content))
    if start >= end:
        answer = HttpResponse(status=416, headers={"Content-Range": f"bytes */{len(content)}"})
    else:
        answer = HttpResponse(content[start:end], status=206 if end - start < len(content) else 200, content_type=media_type)
        answer["Content-Length"] = end - start
        if answer.status_code == 206:
            answer["Content-Range"] = f"bytes {start}-{end - 1}/{len(content)}"
    answer["Content-Disposition"] = content_disposition_header(saved, name)
    answer["Accept-Ranges"] = "bytes"
    answer["Content-Encoding"] = "identity"  # or what compresses pages would count other bytes than the range says
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'; img-src 'self'; frame-ancestors 'none'"
    return answer


def _wanted(headers, size):
    """(start, end) of what is asked for. One range or the whole: whoever asks for many is given the whole."""
    asked = _ONE_RANGE.fullmatch(headers.get("Range", ""))
    if asked is None or "If-Range" in headers or asked[1] == asked[2] == "":
        return 0, size
    if not asked[1]:
        return max(size - int(asked[2]), 0) if int(asked[2]) else size, size
    start, end = int(asked[1]), int(asked[2]) + 1 if asked[2] else size
    if asked[2] and end <= start:
        return 0, size
    return min(start, size), min(end, size)
