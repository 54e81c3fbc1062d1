from .arranging import moderate
from .attachments import attachment
from .discussion import news, room
from .drafts import draft
from .flags import flag
from .moderation import decide, pace, queue
from .notices import put_away, write_notice
from .record import agreed_phrases, quote_answer, quote_ask, record_check, records, room_record
from .relaying import relay
from .rooms import new_room, rooms
from .search import room_search
from .translations import post_translate, translations
from .sealing import certificate, certificate_json, post_remove, room_seal
from .veils import veil, veil_ask, veils
from .silence import news_letters, no_more_letters, silence
from .writing import edit, withdraw

__all__ = [
    "news_letters", "no_more_letters", "silence",
    "certificate", "certificate_json", "post_remove", "room_seal", "veil", "veil_ask", "veils",
    "agreed_phrases", "quote_answer", "quote_ask", "record_check", "records", "post_translate", "room_record", "room_search", "translations",
    "attachment", "decide", "draft", "edit", "flag", "new_room", "news", "pace", "put_away", "queue", "moderate", "relay", "room", "rooms", "withdraw", "write_notice"]
