"""Deeds on the floor of a live session, by journey: asking, chairing, questions, polls, booths, ending."""
