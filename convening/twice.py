"""What cannot be undone is asked twice: a page says what will be gone, and does it once its box is ticked."""

from django.utils.translation import gettext as _

from .errors import Refused


def asked_twice(request, deed):
    """(whether `deed()` was done now, the sentence that says why it was not or ""). The page's box is called "understood"."""
    if request.method != "POST":
        return False, ""
    if request.POST.get("understood") != "yes":
        return False, _("Please tick the box first.")
    try:
        deed()
    except Refused as refused:
        return False, refused.message
    return True, ""
