"""The ground floor: people, convenings and their roles, rights, audit, facts, letters, keys, time.

Owns `User`, `Convening`, `Participation`, the keyring, the outbox, the audit chain and the login sessions.
May call nobody of ours. Only its wiring files (settings, urls, asgi, celery, testing, the demo command) name other apps.
"""
