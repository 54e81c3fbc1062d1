"""Writes a frozen report out: its annexes in sections of blocks, and those as documents.

`ANNEXES` are by their letter. The writers of documents are modules of their own, imported where somebody asks for one:
their libraries are large, and a worker that serves pages should not carry them.
"""

from .annex_b import ANNEX_B, annex_b_tables
from .annex_d import ANNEX_D

ANNEXES = {annex.letter: annex for annex in (ANNEX_B, ANNEX_D)}


def annex_b_context(report, language):
    return ANNEX_B.context(report, language)


__all__ = ["ANNEXES", "ANNEX_B", "ANNEX_D", "annex_b_context", "annex_b_tables"]
