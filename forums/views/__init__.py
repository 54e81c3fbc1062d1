from .arranging import moderate
from .attachments import attachment
from .commitments import commitment, commitment_by_link, commitments
from .discussion import news, room
from .drafts import draft
from .flags import flag
from .moderation import decide, pace, queue
from .naming import moderator_named
from .notices import put_away, write_notice
from .record import agreed_phrases, quote_answer, quote_ask, record_check, records, room_record
from .recommendations import recommendation, recommendations
from .relaying import relay
from .rooms import new_room, rooms
from .sealing import certificate, certificate_json, post_remove, room_seal
from .rounds import round
from .search import room_search
from .silence import news_letters, no_more_letters, silence
from .synthesis import synthesis, synthesis_room, synthesis_session
from .translations import post_translate, translations
from .veils import veil, veil_ask, veils
from .writing import edit, withdraw

__all__ = [
    "agreed_phrases", "attachment", "certificate", "certificate_json", "commitment", "commitment_by_link", "commitments", "decide",
    "draft", "edit", "flag", "moderate", "new_room",
    "news", "news_letters", "no_more_letters", "pace", "post_remove", "post_translate", "put_away", "queue", "quote_answer",
    "quote_ask", "record_check", "records", "relay", "room", "room_record", "room_seal", "room_search", "rooms", "silence",
    "moderator_named", "recommendation", "recommendations", "round", "synthesis", "synthesis_room", "synthesis_session", "translations", "veil", "veil_ask", "veils", "withdraw", "write_notice",
]  # fmt: skip
