"""Who is nominated, cleared, invited and taking part.

Owns offices, seats, nominations and invitations; gives people their participation.
May call `convening` only.
"""
