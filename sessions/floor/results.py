"""What is kept of a poll once its box was counted."""

ENOUGH = 5  # votes: of fewer, the result of a secret poll is withheld


def result_of(poll, votes):
    """What is kept of the box: without counts where they would tell of single people."""
    if not poll["named"] and votes["voted"] < ENOUGH:
        return {"voted": votes["voted"], "counts": None, "names": []}
    return votes if poll["named"] else votes | {"names": []}
