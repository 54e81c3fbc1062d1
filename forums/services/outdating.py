"""What becomes of translations when their post changes. Beneath `corrections` and `posting`, which call it."""

from ..models import Post, Translation

State = Translation.State


def outdate(post):
    """The words of `post` have changed: its translations are of earlier ones, and shown no more. Gone with it when it is withdrawn.

    Call it in the transaction that changes the post, before `showing.changed`. What members read before is offered as a start to
    whoever translates it again; what nobody has accepted yet goes back to whoever proposed it, and to nobody else.
    """
    of_it = Translation.objects.filter(post=post.pk)
    if post.state == Post.State.WITHDRAWN:
        of_it.delete()
        return
    of_it.filter(language=post.language).delete()  # its own language was told wrongly before
    of_it.filter(state=State.PROPOSED).update(state=State.DECLINED, reason_code=Translation.Reason.CHANGED)
    of_it.filter(state=State.ACCEPTED).update(state=State.OUTDATED)
