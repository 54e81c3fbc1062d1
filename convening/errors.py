"""Refusals: a code for machines and a sentence for people."""


from contextlib import contextmanager


class Refused(Exception):
    """A deed that cannot be done now. `code` is stable ("app.reason"), `message` says what happened and what she can do.

    `fields` may name form fields: {"field": sentence}.
    """

    def __init__(self, code, message, *, fields=None):
        super().__init__(code)
        self.code = code
        self.message = message
        self.fields = fields or {}

    def as_json(self):
        return {"error": {"code": self.code, "message": str(self.message)}}


@contextmanager
def beside(field):
    """What is refused in here is said beside this field of the form, whoever refuses it."""
    try:
        yield
    except Refused as refused:
        raise Refused(refused.code, refused.message, fields={field: refused.message}) from None


class Forbidden(Exception):
    """The right is missing. Shown as "not found", so that absent and forbidden look alike."""

    def __init__(self, right):
        super().__init__(right)
        self.right = right
