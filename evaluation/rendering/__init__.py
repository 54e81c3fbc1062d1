"""Writes a frozen report out: its sections, and the annex as a tagged PDF."""
