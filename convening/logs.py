"""Log lines that know no person: messages without values, exceptions without their texts."""

import logging
import re
import traceback

_MARKS = (
    (re.compile(r"[^\s@<>\"']+@[^\s@<>\"']+"), "[address]"),
    (re.compile(r"\b\d{1,3}(?:\.\d{1,3}){3}\b"), "[machine]"),
    (re.compile(r"(?i)\b(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}\b"), "[machine]"),
    (re.compile(r"(?i)\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b"), "[id]"),
    (re.compile(r"\b[A-Za-z0-9_-]{24,}\b"), "[token]"),
    (re.compile(r"[\r\n]+"), " "),
)


def scrub(text):
    for pattern, mark in _MARKS:
        text = pattern.sub(mark, text)
    return text


class Scrubbed(logging.Formatter):
    """`LEVEL logger: message`, scrubbed; of an exception only its class and where it passed."""

    def format(self, record):
        line = f"{record.levelname} {record.name}: {scrub(record.getMessage())}"
        if record.exc_info and record.exc_info[0]:
            kind, _, tb = record.exc_info
            frames = traceback.extract_tb(tb)[-6:]
            line += f" | {kind.__name__} at " + " < ".join(f"{f.filename.rsplit('/', 1)[-1]}:{f.lineno}" for f in frames[::-1])
        return line
