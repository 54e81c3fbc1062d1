"""Writes a frozen report out: its sections for a page, its tables for machines, and the annex as a tagged PDF."""

from .annex_b import annex_b_context, annex_b_tables
from .pdf import annex_b_pdf

__all__ = ["annex_b_context", "annex_b_pdf", "annex_b_tables"]
