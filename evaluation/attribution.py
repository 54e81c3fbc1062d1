"""The only way from people to surveys: digests and keys, computed here in memory. From an answer back to anybody there is no way.

Everything hangs on the survey's own key. Once it is destroyed every function here raises `keyring.KeyGone`.
"""

import json

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from convening import keyring, vault

STEP = 1_024  # bytes by which what is sealed grows: a tick and a sentence are of one length
STEP_OF_A_DRAFT = 8_192


def survey_key(survey):
    return keyring.read("survey", survey.pk)


def mark_of(key, person_id):
    """What is kept of her having answered this survey: so that she is asked once. It says nothing of what."""
    return vault.digest(key, "answered", person_id)


def draft_mark(key, person_id):
    """Under what her draft lies; not the mark of having answered, so that the one is not found by the other."""
    return vault.digest(key, "draft", person_id)


def draft_key(key, person_id):
    """What her draft is sealed under. Without the survey's key it cannot be derived."""
    return HKDF(hashes.SHA256(), keyring.KEY_BYTES, None, b"survey draft" + person_id.bytes).derive(key)


def seal_answer(key, survey, value):
    """One answer to one question, or words that a reviewer let out, as they are stored: filled up, and bound to the survey."""
    return vault.seal(key, _filled_up(value, STEP), place=survey.place)


def open_answer(key, survey, sealed):
    return vault.unseal(key, sealed, place=survey.place)["is"]


def seal_draft(key, survey, person_id, typed):
    place = f"{survey.place}:draft"
    return vault.seal(draft_key(key, person_id), _filled_up(typed, STEP_OF_A_DRAFT), place=place)


def open_draft(key, survey, person_id, sealed):
    return vault.unseal(draft_key(key, person_id), sealed, place=f"{survey.place}:draft")["is"]


def _filled_up(content, step):
    """`content` with as much beside it as makes its length a whole number of steps; the seal adds one byte of its own."""
    length = len(json.dumps({"is": content, "rest": ""}, ensure_ascii=False, separators=(",", ":")).encode())
    return {"is": content, "rest": "." * (-(length + 1) % step)}
