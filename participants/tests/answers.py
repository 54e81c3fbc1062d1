"""Somebody with her letter and a browser: what she opens, presses and types on the way to her answer."""

import re
import uuid

from django.test import Client
from django.urls import reverse

from convening import outbox
from convening.models import OutboxEntry

_TOKENS = re.compile(r'name="(csrfmiddlewaretoken|client_key|code_key)" value="[^"]+"|X-CSRFToken(&quot;|"): (&quot;|")[^&"]+')


def letters_to(address):
    """The letters that wait for this address, the oldest first."""
    opened = [outbox.open_letter(e) for e in OutboxEntry.objects.filter(kind="letter", done_on=None).order_by("pk")]
    return [letter for letter in opened if letter["address"] == address]


def codes_to(address):
    """The codes in them. Rows of the outbox have random ids: their order says nothing."""
    found = (re.search(r"^(\d{8})$", letter["text"], re.MULTILINE) for letter in letters_to(address))
    return [code[1] for code in found if code]


def plain(response, token=""):
    """All that the browser is told, but for what is new with each page: status, headers, body."""
    body = _TOKENS.sub("", response.content.decode())
    headers = {name: value for name, value in response.headers.items() if name != "Content-Length"}
    return response.status_code, headers, sorted(response.cookies), body.replace(token, "TOKEN") if token else body


class Her:
    """`Her(token, address)`: a new browser with the link; `**headers` as a browser would send them."""

    def __init__(self, token, address="amal.haddad@field.example", browser=None, **headers):
        self.token, self.address = token, address
        self.browser = browser or Client(headers={"accept-language": "en", **headers})
        self.key = str(uuid.uuid4())  # of the form that she fills in

    def at(self, name="invitation"):
        return reverse(name, args=[self.token])

    def opens(self, name="invitation", **more):
        return self.browser.get(self.at(name), **more)

    def sends(self, name, data=(), **more):
        return self.browser.post(self.at(name), {"client_key": str(uuid.uuid4()), **dict(data)}, **more)

    def says_yes(self):
        return self.sends("invitation_accept")

    def says_no(self, **data):
        return self.sends("invitation_decline", data)

    def says_not_now(self, **data):
        return self.sends("invitation_not_now", data)

    def types(self, code, **more):
        return self.sends("invitation_code", {"code": code, **more})

    def types_the_code(self, **more):
        (code,) = codes_to(self.address)
        return self.types(code, **more)

    def tells(self, **words):
        return self.sends("invitation_about", {"name": "Amal", "language": "en", "client_key": self.key, **words})

    def goes_in(self, **words):
        """Yes, the code, the form."""
        self.says_yes()
        self.types_the_code()
        return self.tells(**words)
