"""Rare strings for everything that identifies one person, and the search for them in any shape that a leak may give them.

    canary = Canary()                         # before she exists: name, addresses, affiliation, country, …
    canary.learn(person, part)                # afterwards: ids, handle, alias, mark
    canary.seen_in(b"…")                      # {"name", "user id", …}: what of her stands there
"""

import base64
import hashlib
import html
import json
import re
import unicodedata
from pathlib import Path
from urllib.parse import quote, quote_plus

import numpy as np
from babel import Locale

from convening import engagement
from convening.models import Profile

ALLOWED = Path(__file__).with_name("allowed.tsv")
MOST_ROWS = 50
SHORTEST = 6  # a shorter piece would be found by chance


class Canary:
    """One plain participant whose every attribute is a string that occurs nowhere else."""

    profile = Profile(
        name="Qwenzalora Tjybrunnivex",
        name_original="قونزالورا تجيبرونيفكس",
        email="zk.vothmiqar@xilquandor.example",
        affiliation="Brelvaxine Oukhtomir Circle",
        country="PN",
        language="en",
        phone="+8835100555019283",
        access_needs="a glimmerwharf beside the hallyard",
    )
    machine = "203.0.113.77"
    browser = "Zanzithor/9.1 (Vexograph)"

    def __init__(self):
        told = self.profile
        self.pieces = {
            "name": [*told.name.split(), told.name, told.name_original, *told.name_original.split()],
            "e-mail": [told.email, *told.email.split("@")],
            "affiliation": [told.affiliation, *told.affiliation.split()[:2]],
            "country": [Locale(code).territories[told.country] for code in ("ar", "en", "es", "fr")],
            "phone": [told.phone],
            "access needs": [told.access_needs],
            "machine": [self.machine],
            "browser": [self.browser, "Zanzithor"],
        }
        self._search = None

    def learn(self, person, part):
        """What the house drew for her. Her mark is the key of facts, registrations and attendances, and belongs nowhere else."""
        self.person, self.part = person, part
        self.pieces |= {
            "user id": [str(person.pk), person.pk.hex, person.pk.bytes],
            "participation id": [str(part.pk), part.pk.hex, part.pk.bytes],
            "public id": [person.public_id],
            "handle": [part.handle],
            "alias": [person.alias.split("@")[0]],
            "mark": [engagement.mark_of(part.convening_id, person.pk), engagement.mark_of(part.convening_id, person.pk).hex()],
        }
        self._search = None

    def seen_in(self, content):
        """The attributes that stand in `content` (bytes or text) in any shape."""
        if self._search is None:
            found = [(attribute, *shapes(list(pieces))) for attribute, pieces in self.pieces.items()]
            self._search = (
                Search((needle, attribute) for attribute, exact, _folded in found for needle in exact),
                Search((needle, attribute) for attribute, _exact, folded in found for needle in folded),
            )
        if isinstance(content, str):
            content = content.encode(errors="surrogatepass")
        exact, folded = self._search
        return exact.found_in(content) | folded.found_in(content.lower())


class Search:
    """Thousands of needles, each with its attribute, sought at once: all four bytes in a row are compared with a table, and only where
    a needle may stand is it looked for. The four are its third to sixth: the first are those with which an escape begins."""

    KEPT, OFFSET = slice(2, 6), 2

    def __init__(self, needles):
        self.needles = {}
        for needle, attribute in needles:
            self.needles.setdefault(needle[self.KEPT], []).append((needle, attribute))
        self.table = np.zeros(1 << 20, bool)
        for four in self.needles:
            self.table[self._places(four)] = True

    @staticmethod
    def _places(content):
        """For each four bytes in a row a place in the table; different ones seldom share it."""
        one = np.frombuffer(content, np.uint8).astype(np.uint32)
        four = one[:-3] | one[1:-2] << 8 | one[2:-1] << 16 | one[3:] << 24
        return (four * np.uint32(2654435761)) >> np.uint32(12)

    def found_in(self, content):
        if len(content) < SHORTEST:
            return set()
        found = set()
        for place in np.flatnonzero(self.table[self._places(content)]).tolist():
            for needle, attribute in self.needles.get(content[place : place + 4], ()):
                if attribute not in found and place >= self.OFFSET and content.startswith(needle, place - self.OFFSET):
                    found.add(attribute)
        return found


def shapes(pieces):
    """(needles to search exactly, needles to search in lower-cased content) for every shape of these values."""
    exact, folded = set(), set()
    for piece in pieces:
        if isinstance(piece, bytes):
            exact.add(piece)
            folded |= {piece.hex().encode()}
            exact |= set(_base64(piece))
            continue
        plain = {piece, unicodedata.normalize("NFC", piece), unicodedata.normalize("NFKD", piece)}
        plain |= {"".join(c for c in unicodedata.normalize("NFKD", piece) if not unicodedata.combining(c))}
        plain |= {one[::-1] for one in plain}
        for one in plain:
            for spelled in {one, one.lower(), one.upper(), one.title()}:
                raw = spelled.encode()
                for written in (
                    spelled, quote(spelled), quote(quote(spelled)), quote_plus(spelled), html.escape(spelled), json.dumps(spelled)[1:-1],
                    "".join(f"&#{ord(c)};" for c in spelled), "".join(f"&#x{ord(c):x};" for c in spelled),
                ):  # fmt: skip
                    folded.add(written.lower().encode())
                exact |= set(_base64(raw))
                folded.add(raw.hex().encode())
                for algorithm in (hashlib.md5, hashlib.sha1, hashlib.sha256):
                    digest = algorithm(raw).digest()
                    folded.add(digest.hex().encode())
                    exact |= {digest, base64.b64encode(digest).rstrip(b"="), base64.urlsafe_b64encode(digest).rstrip(b"=")}
    return (
        sorted(needle for needle in exact if len(needle) >= SHORTEST),
        sorted(needle for needle in folded if len(needle) >= SHORTEST),
    )


def _base64(raw):
    """How `raw` looks inside Base64, whatever stands before and behind it: the middle at each of three alignments."""
    for before in range(3):
        for encode in (base64.b64encode, base64.urlsafe_b64encode):
            whole = encode(b"\0" * before + raw)
            # The first and the last four letters also tell of the neighbours.
            middle = whole.rstrip(b"=")[(0, 2, 3)[before] : None if (before + len(raw)) % 3 == 0 else -1]
            if len(middle) >= SHORTEST + 2:
                yield middle


OPTION = re.compile(rb"<option\b(?![^>]*\bselected\b)[^>]*>[^<]*(</option>)?", re.IGNORECASE)


def without_choices(page):
    """A page without what a list offers to everybody: only the chosen entry tells something."""
    return OPTION.sub(b"", page)


# ── What may be seen where ────────────────────────────────────────────────────────────────────────────────────────────
def allowed():
    """{(surface, role, attribute): reason} of allowed.tsv. One surface and role a row, no wildcards, fifty rows at most."""
    rows, seen = {}, set()
    for line in ALLOWED.read_text().splitlines():
        if line and not line.startswith("#"):
            surface, role, attributes, reason = line.split("\t")
            assert reason and (surface, role) not in seen
            assert not set("*?[") & set(surface + role + attributes)
            seen.add((surface, role))
            for attribute in attributes.split(", "):
                rows[surface, role, attribute] = reason
    assert len(seen) <= MOST_ROWS
    return rows
