"""People translate posts for each other: nobody learns who, the moderation decides, and earlier words are not shown."""

import pytest
from django.db import connection

from convening import keyring, policy
from convening.errors import Forbidden, Refused
from convening.models import AuditEntry
from convening.testing import person_in
from forums import attribution, selectors
from forums.models import Mute, Post, Translation, Words
from forums.services import corrections, posting, translating

pytestmark = pytest.mark.django_db
State, Reason = Translation.State, Translation.Reason


@pytest.fixture
def said(cast, room, say):
    return say(cast.participant, room, "We kept the group **small**.")


@pytest.fixture
def propose():
    def proposed(post, person, text="Mantuvimos el grupo pequeño.", language="es"):
        return translating.propose_translation(post, text, by=person, language=language)

    return proposed


def accept(proposal, by, text=None):
    return translating.accept_translation(proposal, by=by, seen=corrections.edition(proposal), text=text)


def states():
    return sorted(Translation.objects.values_list("language", "state", "reason_code"))


def test_an_accepted_translation_is_read_and_found(cast, room, said, propose):
    proposal = propose(said, cast.other)
    assert Words.objects.count() == 1
    accept(proposal, cast.moderator)
    seen = selectors.room_for(cast.participant, "gathering", "wg1")
    [found] = selectors.findings_for(cast.participant, seen, "pequeños").found
    assert (found.id, found.language, found.is_translation, found.snippet) == (said.pk, "es", True, "Mantuvimos el grupo <mark>pequeño</mark>.")
    [in_english] = selectors.findings_for(cast.participant, seen, "small").found
    assert (in_english.language, in_english.is_translation) == ("en", False)


def test_what_is_proposed_has_a_voice_that_is_no_posts(cast, room, said, propose, say):
    """Members, whoever moderates and interpreters who are no members; her voice here is none under which she speaks."""
    interpreter = person_in(cast.convening, "interpreter", name="Rima Asfour", member=False)
    hers = say(cast.other, room, "One more post.")
    for number, person in enumerate((cast.participant, cast.other, cast.moderator, interpreter), 1):
        proposal = propose(said, person)
        questions = [question.pk for question in room.questions.all()]
        assert bytes(proposal.voice) == attribution.translator_of(room, person)
        assert bytes(proposal.voice) not in attribution.voices_of(room, person, questions)
        assert Translation.objects.count() == number
    assert hers.voice != Translation.objects.order_by().first().voice
    office = person_in(cast.convening, "secretariat", name="Dora Lind", member=False)
    for person in (office, cast.stranger):
        with pytest.raises(Forbidden):
            propose(said, person)


@pytest.mark.django_db(transaction=True)
def test_a_proposal_shares_its_transaction_with_nothing_that_names_anybody(cast, room, said, propose):
    proposal = propose(said, cast.other)
    with connection.cursor() as cursor:
        cursor.execute("SELECT xmin FROM forums_translation WHERE id = %s", [proposal.pk])
        written = cursor.fetchone()
        cursor.execute("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'")
        tables, together = [name for (name,) in cursor.fetchall()], set()
        for table in tables:
            cursor.execute(f'SELECT count(*) FROM "{table}" WHERE xmin = %s', written)
            if cursor.fetchone()[0]:
                together.add(table)
    assert together == {"forums_translation"}


def test_proposing_again_changes_what_waits(cast, room, said, propose):
    propose(said, cast.other)
    propose(said, cast.other, "Éramos pocas.")
    assert list(Translation.objects.values_list("source", "state")) == [("Éramos pocas.", "proposed")]


@pytest.mark.parametrize("language", ["en", "de", "und", ""])
def test_another_language_of_ours_is_needed(cast, room, said, propose, language):
    with pytest.raises(Refused) as refused:
        propose(said, cast.other, language=language)
    assert (refused.value.code, Translation.objects.count()) == ("forums.same_language", 0)


def test_a_declined_translation_says_why_and_can_be_proposed_anew(cast, room, said, propose):
    proposal = propose(said, cast.other)
    with pytest.raises(Refused) as refused:
        translating.decline_translation(proposal, "whatever", by=cast.moderator, seen=corrections.edition(proposal))
    translating.decline_translation(proposal, Reason.MISSING, by=cast.moderator, seen=corrections.edition(proposal))
    seen = selectors.room_for(cast.other, "gathering", "wg1")
    [hers] = selectors.her_translations(seen, cast.other)
    assert (refused.value.code, hers.state, hers.reason_code) == ("forums.no_reason", "declined", "missing")
    assert selectors.her_translations(seen, cast.participant) == []
    propose(said, cast.other, "Mantuvimos pequeño el grupo.")
    assert states() == [("es", "proposed", "")]


def test_the_moderation_puts_right_accepts_another_and_is_audited(cast, room, said, propose):
    """One accepted translation a language; the one before goes back to whoever proposed it, with the reason."""
    accept(propose(said, cast.participant), cast.moderator)
    accept(propose(said, cast.other), cast.moderator, text="Éramos *pocas*.")
    accepted = Translation.objects.get(state="accepted")
    assert (accepted.html, states()) == ("<p>Éramos <em>pocas</em>.</p>", [("es", "accepted", ""), ("es", "declined", "another")])
    entries = AuditEntry.objects.filter(verb="forums.translation_accepted")
    assert list(entries.values_list("actor_id", "target", "note")) == [(cast.moderator.pk, f"forums.post:{said.pk}", "es")] * 2
    with pytest.raises(Refused) as refused:
        propose(said, cast.other, "Otra vez.")
    assert refused.value.code == "forums.translation_accepted"


def test_two_moderators_and_a_change_in_between(cast, room, said, propose):
    proposal = propose(said, cast.other)
    read = corrections.edition(proposal)
    propose(said, cast.other, "Otras palabras.")
    with pytest.raises(Refused) as changed:
        translating.accept_translation(proposal, by=cast.moderator, seen=read)
    proposal.refresh_from_db()
    accept(proposal, cast.moderator)
    with pytest.raises(Refused) as decided:
        accept(proposal, cast.moderator)
    with pytest.raises(Forbidden):
        accept(proposal, cast.other)
    assert (changed.value.code, decided.value.code) == ("forums.translation_changed", "forums.already_decided")


def test_other_words_outdate_what_was_translated(cast, room, said, propose):
    """What members read is a start for the next; what nobody had accepted goes back to its translator alone."""
    accept(propose(said, cast.other), cast.moderator)
    propose(said, cast.moderator, "Nous étions peu.", "fr")
    corrections.correct_post(said, "We kept the group large.", by=cast.participant, language="en")
    assert states() == [("es", "outdated", ""), ("fr", "declined", "changed")]
    seen = selectors.room_for(cast.participant, "gathering", "wg1")
    assert selectors.findings_for(cast.participant, seen, "pequeño").total == 0
    assert [one.outdated for one in selectors.lacking(seen, "es")[0]] == [True]
    assert list(selectors.post_to_translate(seen, said.pk).shared) == [("es", "outdated")]
    accept(propose(said, cast.participant, "Mantuvimos el grupo grande."), cast.moderator)
    assert states() == [("es", "accepted", ""), ("fr", "declined", "changed")]


def test_with_the_post_its_translations_go(cast, room, said, propose):
    accept(propose(said, cast.other), cast.moderator)
    posting.withdraw_post(Post.objects.get(pk=said.pk), by=cast.participant)
    assert (Translation.objects.count(), Words.objects.count()) == (0, 0)
    with pytest.raises(Refused) as refused:
        propose(said, cast.other)
    assert refused.value.code == "forums.nothing_to_translate"


def test_no_more_than_thirty_of_one_person_wait(cast, room, say, propose, monkeypatch):
    monkeypatch.setattr(translating, "MOST_WAITING", 2)
    posts = [say(cast.participant, room, f"Post {number}.") for number in range(3)]
    for post in posts[:2]:
        propose(post, cast.other)
    with pytest.raises(Refused) as refused:
        propose(posts[2], cast.other)
    propose(posts[0], cast.other, "Puedo cambiarla.")  # what waits already can be changed
    propose(posts[2], cast.moderator)
    assert (refused.value.code, Translation.objects.count()) == ("forums.many_translations", 3)


def test_a_sealed_room_takes_no_translation(cast, room, said, propose):
    keyring.destroy("room", room.pk)
    with pytest.raises(Refused) as refused:
        propose(said, cast.other)
    assert refused.value.code == "forums.room_sealed"
    seen = selectors.room_for(cast.other, "gathering", "wg1")
    assert selectors.her_translations(seen, cast.other) == []


def test_what_waits_is_counted_by_the_language_wanted(cast, room, say, propose):
    first, _second = say(cast.participant, room, "One."), say(cast.participant, room, "واحد.", language="ar")
    propose(first, cast.other)
    seen = selectors.room_for(cast.other, "gathering", "wg1")
    assert selectors.lacking_counts(seen) == {"ar": 1, "en": 1, "es": 1, "fr": 2}
    assert [one.id for one in selectors.lacking(seen, "ar")[0]] == [first.pk]


def test_whoever_pauses_proposes_nothing(cast, room, said, propose):
    Mute.objects.create(room=room, digest=next(iter(attribution.mutes_of(room, cast.other, [question.pk for question in room.questions.all()]))))
    with pytest.raises(Refused) as refused:
        propose(said, cast.other)
    propose(said, cast.participant)
    assert (refused.value.code, Translation.objects.count()) == ("forums.voice_muted", 1)


def test_on_paper_that_somebody_else_printed_nothing_is_proposed_or_shown(cast, room, said, propose):
    propose(said, cast.other)
    seen = selectors.room_for(cast.other, "gathering", "wg1")
    assert len(selectors.her_translations(seen, cast.other)) == 1
    policy.came_by({"by_paper": str(cast.convening.pk)}, cast.other)
    assert selectors.her_translations(seen, cast.other) == []
    with pytest.raises(Forbidden):
        propose(said, cast.other, "De otra manera.")
