"""Surveys for those who make them: `making` and `asking`, `reading` of free words, `figures`. Who answers sees `views.answering`."""
