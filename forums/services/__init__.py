"""What can be done in rooms, by human journey.

Setting up: `rooms`, `tables`. Writing: `drafts`, `posting`, `corrections`, `attaching`, `relaying`, `digests` (letters). Looking after:
`moderation`, `arrangement`, `flags`, `mutes`, `notices`, `translating`. Reporting: `quoting`. The end: `sealing`, `removing`, `veils`.
Beneath them: `locking`, `showing`, `changing`, `arrivals`, `outdating`, `words` (what the search finds), `scattering`.
"""
