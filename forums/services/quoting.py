"""The rapporteur asks to use a passage, and its voice answers. Nobody learns whose it is, nor when she answered.

To ask is the deed of an officer: audited with its actor, who names the room and not the post, in a transaction before that of the
quote. To answer is like writing: the transaction touches the quote alone.
"""

from django.db import transaction
from django.utils.translation import gettext as _

from convening import audit, limits, policy, writing
from convening.errors import Forbidden, Refused

from .. import attribution, folding, phrases, record, selectors, wording
from ..models import AgreedPhrase, Post, Quote, Rule
from .locking import locked, not_sealed_meanwhile, unless_sealed

State, Answer = Quote.State, Quote.Answer
MOST_A_POST, MOST_A_ROOM = 3, 100
LONGEST, LONGEST_PHRASE = 1_000, 500
MOST_PHRASES = 300
LONGEST_DRAFT = 60_000
CHECKS_AN_HOUR = 60
REGION, KIND, BOTH = "region", "kind", "both"  # what she may choose to be printed beside her words


def ask_voice(post, passage, *, by, paraphrase="", paraphrase_language=""):
    """Mark `passage`, which stands word for word in `post`, and ask its voice whether it may be used; returns the quote.

    `paraphrase` are the rapporteur's own words for it, as they would be printed. A passage is asked about once: sent again it stays
    as it is, and what was let go is not asked about a second time.
    """
    policy.require(by, "forums.ask_voice", post.room)
    paraphrase = _one_line(paraphrase)
    passage = _standing_in(post, passage)
    if len(paraphrase) > LONGEST:
        _refuse("forums.long_paraphrase", "paraphrase", _("Please say it in %(most)s characters or fewer.") % {"most": writing.number_here(LONGEST)})
    with transaction.atomic():
        audit.record(post.room.convening, actor=by, verb="forums.quote_asked", target=post.room)
    with transaction.atomic():
        room, now = locked(post.room)
        if not room.words_can_be_taken_back_on(now.date()):
            raise Refused("forums.too_late_to_ask", _("The cooling of this room is over. Nobody can be asked any more: use what is cleared."))
        found = Quote.objects.filter(post=post, text=passage).first()
        if found is not None and found.state == State.LET_GO:
            _refuse("forums.let_go_before", "text", _("You let these words go before. Nobody is asked twice about the same passage."))
        if found is None:
            _refuse_if_many(room, post)
            language = paraphrase_language if paraphrase else ""
            found = Quote.objects.create(post=post, text=passage, paraphrase=paraphrase, paraphrase_language=language)
    return found


def let_go(quote, *, by):
    """The passage is not needed any more: the voice is not asked, and what it answered is forgotten. It cannot be asked again."""
    policy.require(by, "forums.ask_voice", quote.post.room)
    with transaction.atomic():
        audit.record(quote.post.room.convening, actor=by, verb="forums.quote_let_go", target=quote.post.room)
    with transaction.atomic():
        room, _now = locked(quote.post.room)
        not_sealed_meanwhile(room)
        Quote.objects.filter(pk=quote.pk).update(state=State.LET_GO, answer="", region="", kind="", told={})


def answer_quote(quote_id, room, answer, *, by, beside=""):
    """The voice says what may become of its words: "no", "paraphrase", "verbatim" or "attributed". She may change her mind until the
    cooling is over. `beside` is what is printed with them, "region", "kind" or "both": only what enough others share.

    Like a post, this writes nothing that names her.
    """
    policy.require(by, "forums.speak_in_room", room)
    if answer not in Answer.values or answer == Answer.NONE:
        _refuse("forums.no_answer", "answer", _("Please choose one of the answers."))
    with unless_sealed(), transaction.atomic():
        room, now = locked(room)
        quote = Quote.objects.select_for_update(of=("self",)).select_related("post").filter(pk=quote_id, post__room=room).first()
        if quote is None or quote.state == State.LET_GO or room.rule != Rule.CHATHAM_HOUSE:
            raise Forbidden("forums.answer_quote")
        if quote.post.state != Post.State.PUBLISHED or not attribution.is_mine(room, [quote.post], by):
            raise Forbidden("forums.answer_quote")
        if not room.words_can_be_taken_back_on(now.date()):
            raise Refused("forums.too_late_to_answer", _("The time in which you could answer, or change your answer, is over. What you said last holds."))
        offered = selectors.attributes_offered(room, by, quote) if answer == Answer.ATTRIBUTED else {}
        if answer == Answer.ATTRIBUTED and not offered.get(beside):
            _refuse("forums.not_offered", "answer", _("Too few others share this here, so it would tell who you are. Please choose another answer."))
        quote.state, quote.answer = State.ANSWERED, answer
        quote.region = offered.get(REGION, "") if beside in (REGION, BOTH) else ""
        quote.kind = offered.get(KIND, "") if beside in (KIND, BOTH) else ""
        quote.save(update_fields=["state", "answer", "region", "kind"])
    return quote


def words_corrected(post):
    """The post has other words now: passages that do not stand in it any more are let go for good, answers to the others hold.
    Call in the transaction that writes them."""
    plain = _one_line(folding.text_of(post.html))
    gone = [quote.pk for quote in Quote.objects.filter(post=post) if quote.text not in plain]
    Quote.objects.filter(pk__in=gone).delete()


def check_text(convening, draft, *, by):
    """What `draft` carries that must not leave: (passages of posts, names beside "we"), as `phrases` finds them. A passage has
    `.room` and `.post`, one of those in which it stands. Nothing of the draft is kept; sixty checks an hour are allowed."""
    policy.require(by, "forums.check_text", convening)
    if not draft.strip():
        _refuse("forums.empty_draft", "text", _("Please paste a text first."))
    if len(draft) > LONGEST_DRAFT:
        _refuse(
            "forums.long_draft", "text",
            _("This is too long to be checked at once: %(most)s characters fit. Please check it in parts.") % {"most": writing.number_here(LONGEST_DRAFT)},
        )  # fmt: skip
    if not limits.counts("checks of texts", by.pk, most=CHECKS_AN_HOUR):
        raise Refused("forums.many_checks", _("You have checked very many texts within an hour. Please go on a little later; your text is kept."))
    agreed = selectors.agreed_phrases(convening)
    free = agreed + [quote["text"] for quote in record.cleared_quotes(convening)]
    said, where = selectors.words_of_others(by, convening)
    passages = phrases.taken_over(draft, said, free)
    for passage in passages:
        passage.post = min(passage.posts)
        passage.room = where[passage.post]
    return passages, phrases.beside_we(draft, agreed)


def keep_phrases(convening, lines, *, by):
    """The secretariat's list of agreed language, whole, in place of the one before."""
    policy.require(by, "forums.keep_phrases", convening)
    kept = list(dict.fromkeys(line for line in map(_one_line, lines) if line))
    if len(kept) > MOST_PHRASES:
        _refuse("forums.many_phrases", "phrases", _("The list has room for %(most)s phrases.") % {"most": writing.number_here(MOST_PHRASES)})
    if any(len(line) > LONGEST_PHRASE for line in kept):
        _refuse("forums.long_phrase", "phrases", _("A phrase has %(most)s characters at most: one on each line.") % {"most": writing.number_here(LONGEST_PHRASE)})
    with transaction.atomic():
        AgreedPhrase.objects.filter(convening=convening).exclude(text__in=kept).delete()
        AgreedPhrase.objects.bulk_create([AgreedPhrase(convening=convening, text=line) for line in kept], ignore_conflicts=True)
        audit.record(convening, actor=by, verb="forums.phrases_kept", target=convening)


def _standing_in(post, passage):
    """`passage` as one line, refused unless members read exactly these words in the post."""
    post = Post.objects.filter(pk=post.pk, room=post.room_id, state=Post.State.PUBLISHED).first()
    if post is None:
        raise Refused("forums.post_gone", _("This post is not there any more."))
    passage = _one_line(wording.honest(passage)) if passage.strip() else ""
    if not passage:
        _refuse("forums.empty_passage", "text", _("Leave the words here that you would like to use."))
    if len(passage) > LONGEST:
        _refuse("forums.long_passage", "text", _("A passage has %(most)s characters at most.") % {"most": writing.number_here(LONGEST)})
    if passage not in _one_line(folding.text_of(post.html)):
        _refuse("forums.other_words", "text", _("These words do not stand in the post as you wrote them here. Take away what you do not need, and change nothing."))
    return passage


def _refuse_if_many(room, post):
    """Nobody is asked without end. Counted by post and room: a bound by voice would tell which posts are of one."""
    marked = Quote.objects.filter(post__room=room)
    if marked.filter(post=post).count() >= MOST_A_POST:
        raise Refused("forums.asked_enough", _("%(most)s passages of this post are marked already. That must do.") % {"most": writing.number_here(MOST_A_POST)})
    if marked.exclude(state=State.LET_GO).count() >= MOST_A_ROOM:
        most = writing.number_here(MOST_A_ROOM)
        raise Refused("forums.asked_enough", _("%(most)s passages of this room are marked already. Let some go first.") % {"most": most})


def _one_line(text):
    return " ".join(text.split())


def _refuse(code, field, sentence):
    raise Refused(code, sentence, fields={field: sentence})
