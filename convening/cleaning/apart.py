"""A process for one file: limits first, then the work. Bytes come in on standard input, the answer leaves on standard output.

Started anew for each file, with no environment and no way to the engines; whoever breaks out of a decoder finds nothing here.
"""

import json
import resource
import struct
import sys

MEMORY = 1_200_000_000
SECONDS = 6


def limit():
    """As much memory and time as the largest file that is taken needs; no files, no further processes. Not every system knows all."""
    for what, most in (
        (resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_CORE, 0),
    ):  # fmt: skip
        try:
            resource.setrlimit(what, (most, most))
        except (ValueError, OSError):
            continue


def main():
    limit()
    from . import kinds, marks  # noqa: PLC0415  after the limits

    data = sys.stdin.buffer.read(marks.MOST_BYTES + 1)
    try:
        cleaned = kinds.clean_here(data)
    except marks.NotTaken as fault:
        answer(json.dumps({"refused": fault.code}).encode())
    else:
        told = vars(cleaned) | {"content": len(cleaned.content), "small": len(cleaned.small or b"")}
        answer(json.dumps(told).encode(), cleaned.content, cleaned.small or b"")


def answer(heading, *bodies):
    """Four bytes tell how long the heading is, the heading how long what follows it is."""
    sys.stdout.buffer.write(b"".join((struct.pack(">I", len(heading)), heading, *bodies)))


if __name__ == "__main__":
    main()
