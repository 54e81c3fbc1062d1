"""Rights of this app, each with its named reasons."""
