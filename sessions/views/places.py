"""What a button that moves something says of its place."""


def place_seen(request):
    """The position at which she saw what she moves; None where the form does not say."""
    told = request.POST.get("seen", "")
    return int(told) if told.isascii() and told.isdigit() and len(told) < 6 else None
