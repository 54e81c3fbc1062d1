"""Django's login sessions, such that a dump of the database holds nothing that can be replayed or read.

The row's key is the SHA-256 of the cookie, its body is sealed under a key derived from the cookie, and its expiry is
rounded up to the day. A session lives twelve hours, said inside the sealed body.
"""

import base64
import hashlib
import time
from datetime import datetime, timedelta

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.utils import timezone

from . import vault

_END = "_ends_at"


def row_key(cookie):
    return hashlib.sha256(cookie.encode()).hexdigest()[:40]


def _body_key(cookie):
    return HKDF(hashes.SHA256(), 32, None, b"login session body").derive(cookie.encode())


class SessionStore(DatabaseStore):
    @classmethod
    def get_model_class(cls):
        from .models import LoginSession  # the model needs the app registry, this module is imported before it

        return LoginSession

    def encode(self, session_dict):
        session_dict.setdefault(_END, int(time.time()) + settings.SESSION_COOKIE_AGE)
        cookie = self._get_or_create_session_key()
        return base64.b64encode(vault.seal(_body_key(cookie), session_dict, place="login session")).decode()

    def decode(self, session_data):
        try:
            content = vault.unseal(_body_key(self.session_key), base64.b64decode(session_data), place="login session")
        except (vault.Unreadable, ValueError):
            return {}
        return content if content.get(_END, 0) > time.time() else {}

    def _get_session_from_db(self):
        try:
            return self.model.objects.get(session_key=row_key(self.session_key), expire_date__gt=timezone.now())
        except self.model.DoesNotExist:
            self._session_key = None

    async def _aget_session_from_db(self):
        try:
            return await self.model.objects.aget(session_key=row_key(self.session_key), expire_date__gt=timezone.now())
        except self.model.DoesNotExist:
            self._session_key = None

    def _row(self, instance):
        instance.session_key = row_key(self.session_key)
        day_after = (instance.expire_date + timedelta(days=1)).date()
        instance.expire_date = timezone.make_aware(datetime.combine(day_after, datetime.min.time()))
        return instance

    def create_model_instance(self, data):
        return self._row(super().create_model_instance(data))

    async def acreate_model_instance(self, data):
        return self._row(await super().acreate_model_instance(data))

    def exists(self, session_key):
        return self.model.objects.filter(session_key=row_key(session_key)).exists()

    async def aexists(self, session_key):
        return await self.model.objects.filter(session_key=row_key(session_key)).aexists()

    def delete(self, session_key=None):
        cookie = session_key or self.session_key
        if cookie:
            self.model.objects.filter(session_key=row_key(cookie)).delete()

    async def adelete(self, session_key=None):
        cookie = session_key or self.session_key
        if cookie:
            await self.model.objects.filter(session_key=row_key(cookie)).adelete()
