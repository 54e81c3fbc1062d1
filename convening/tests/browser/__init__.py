"""Walks through the house in a real Chromium. `place` is a whole house, `conftest` the browser and its people."""
