"""What can be done in rooms, by human journey: `rooms` are set up, `posting` is what people say, `moderation` decides,
`notices` reach a voice, `translating` brings posts into other languages, `words` are what the search finds."""
