"""What somebody in a booth writes: lines of a channel, and the last one put right. Nothing tells who wrote them."""

import textwrap

from django.utils.translation import gettext as _

from convening import honesty, policy
from convening.errors import Refused

from ... import floor
from ...floor import captions, turns

MOST_AT_ONCE = 12  # lines: what somebody pastes
A_SECOND = 2  # times a channel may be written to


def write_lines(seat, language, text, *, key):
    """Add what was typed or pasted to the channel of `language`: each line of `text` is one, longer ones are broken between words."""
    policy.require(seat.person, "sessions.caption", seat.session)
    _require_channel(seat, language)
    lines = _lines(text)
    with floor.changing(seat.session) as state:
        channel = captions.channel_in(state, language)
        if not state.first_time(key):
            return
        _keep_pace(channel)
        for line in lines:
            channel["lines"].append([channel["next"], line])
            channel["next"] += 1
        channel["lines"] = channel["lines"][-captions.KEPT :]


def correct_line(seat, language, number, text):
    """Write line `number` of the channel anew; refused once it can no longer be read."""
    policy.require(seat.person, "sessions.caption", seat.session)
    _require_channel(seat, language)
    text = honesty.honest_line(text, captions.LONGEST)
    with floor.changing(seat.session) as state:
        channel = captions.channel_in(state, language)
        line = next((line for line in channel["lines"] if line[0] == number), None)
        if line is None:
            raise Refused("captions.line_gone", _("This line is no longer shown to anybody, so there is nothing to correct."))
        _keep_pace(channel)
        line[1] = text


def _require_channel(seat, language):
    if language not in captions.channels_of(seat.session):
        raise Refused("captions.no_channel", _("This session has no channel in this language."))


def _lines(text):
    text = honesty.honest(text, captions.LONGEST * MOST_AT_ONCE)
    lines = [part for line in text.split("\n") for part in textwrap.wrap(line.strip(), captions.LONGEST)]
    if len(lines) > MOST_AT_ONCE:
        raise Refused("captions.too_many", _("That is more than readers can follow at once. Send a few lines, then the next."))
    return lines


def _keep_pace(channel):
    """Two sends a second: all who read are told of each."""
    second, sent = channel["sends"]
    now = turns.now()
    if second == now and sent >= A_SECOND:
        raise Refused("captions.too_fast", _("Lines come faster than they can be read. Send this one again in a second: it is still here."))
    channel["sends"] = [now, sent + 1 if second == now else 1]
