"""What this app shows, and to whom."""


def on_public_page(asker, convening):
    """What the public page shows of this app."""
    return {}
