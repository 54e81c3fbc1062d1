"""Settings, from the environment. Wiring only; what is missing or contradictory stops the start with a sentence."""

import json
import os
import re
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from csp.constants import NONE, SELF
from django.conf.locale import LANG_INFO
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

BASE_DIR = Path(__file__).resolve().parent.parent


def _url(setting, schemes):
    parts = urlsplit(os.environ[setting])
    if parts.scheme not in schemes:
        raise ImproperlyConfigured(f"{setting} must begin with one of {', '.join(s + '://' for s in schemes)}.")
    return parts


def _required(setting, why):
    value = os.environ.get(setting, "").strip()
    if not value:
        raise ImproperlyConfigured(f"{setting} is not set: {why}")
    return value


# ── Engines: the embedded pair (demo, tests), or production's own ──────────────────────────────────────────────────────
EMBEDDED = os.environ.get("CONVENING_EMBEDDED", "")
if EMBEDDED and (os.environ.get("DATABASE_URL") or os.environ.get("REDIS_URL")):
    raise ImproperlyConfigured(
        "CONVENING_EMBEDDED and DATABASE_URL or REDIS_URL are both set: unset DATABASE_URL and REDIS_URL for the embedded "
        "engines, or CONVENING_EMBEDDED for your own."
    )
if bool(os.environ.get("DATABASE_URL")) != bool(os.environ.get("REDIS_URL")):
    lacking = "REDIS_URL" if os.environ.get("DATABASE_URL") else "DATABASE_URL"
    raise ImproperlyConfigured(f"{lacking} is not set: DATABASE_URL and REDIS_URL are set together or not at all.")

if EMBEDDED:
    engines = json.loads(Path(EMBEDDED).read_text())
    VAR_DIR = Path(EMBEDDED).parent
    _database = {
        "NAME": os.environ.get("CONVENING_DATABASE", "convening"),
        "USER": engines["pg"]["user"],
        "PASSWORD": engines["pg"]["password"],
        "HOST": engines["pg"]["tcp"],
        "PORT": engines["pg"]["port"],
    }
    _redis_base = f"redis://:{engines['valkey']['password']}@127.0.0.1:{engines['valkey']['port']}"
    _redis_first = int(os.environ.get("CONVENING_REDIS_FIRST", "0"))
elif os.environ.get("DATABASE_URL"):
    VAR_DIR = Path(os.environ.get("CONVENING_VAR", BASE_DIR / "var"))
    parts = _url("DATABASE_URL", ("postgres", "postgresql"))
    _database = {
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or parse_qs(parts.query).get("host", [""])[0],
        "PORT": parts.port or "",
    }
    parts = _url("REDIS_URL", ("redis", "rediss"))
    _redis_base = os.environ["REDIS_URL"].split("?")[0].rstrip("/")
    _redis_first = 0
    if parts.path.strip("/"):
        _redis_base, _slash, first = _redis_base.rpartition("/")
        _redis_first = int(first)
else:
    raise ImproperlyConfigured(
        "DATABASE_URL is not set. Start with bin/demo, bin/test or bin/manage, which bring their own engines, or set "
        "DATABASE_URL and REDIS_URL."
    )

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        # Workers of pages keep theirs; an ASGI process would hold one for each thread that once served.
        "CONN_MAX_AGE": 60 if os.environ.get("CONVENING_LASTING_CONNECTIONS") else 0,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"options": "-c synchronous_commit=on -c lock_timeout=10s", "connect_timeout": 5},
        "TEST": {"NAME": None},
        **_database,
    }
}
# Four logical databases: queues must never be evicted with the cache.
REDIS_URLS = {
    use: f"{_redis_base}/{_redis_first + n}" for n, use in enumerate(("queue", "layer", "cache", "gathered"))
}
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URLS["cache"],
        "OPTIONS": {"socket_timeout": 2, "socket_connect_timeout": 2},
        "KEY_PREFIX": "convening",
    }
}
PUBLIC_PAGES_KEPT = 60  # seconds at most, and never longer than until the next deed of an officer; 0: they are made each time
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# ── Where it runs ─────────────────────────────────────────────────────────────────────────────────────────────────────
DEBUG = False
if EMBEDDED:
    SECRET_KEY = os.environ.get("SECRET_KEY") or engines["valkey"]["password"] + engines["pg"]["password"]
    KEYRING_DIR = os.environ.get("KEYRING_DIR") or str(VAR_DIR / "keyring")
    ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
    SITE_URL = os.environ.get("SITE_URL") or "http://127.0.0.1:8000"
    if urlsplit(SITE_URL).hostname not in ("127.0.0.1", "localhost", "::1"):
        raise ImproperlyConfigured("SITE_URL names another machine, but the embedded engines serve this one only.")
    EMAIL_URL = os.environ.get("EMAIL_URL") or f"file://{VAR_DIR / 'mail'}"
else:
    SECRET_KEY = _required("SECRET_KEY", "give a long random text that stays the same between starts.")
    if len(SECRET_KEY) < 50 or len(set(SECRET_KEY)) < 5:
        raise ImproperlyConfigured("SECRET_KEY is too short: 50 characters or more, at random.")
    KEYRING_DIR = _required("KEYRING_DIR", "name the directory that holds the keys, outside the database and its backups.")
    ALLOWED_HOSTS = [h.strip() for h in _required("ALLOWED_HOSTS", "list the host names it answers to.").split(",")]
    SITE_URL = _required("SITE_URL", "give its public address, such as https://convening.example.org.")
    EMAIL_URL = _required("EMAIL_URL", "say how letters leave, such as smtp://user:password@mail.example.org:587/?tls=1.")
    if urlsplit(SITE_URL).scheme != "https":
        raise ImproperlyConfigured("SITE_URL must begin with https://.")
    if "*" not in ALLOWED_HOSTS and urlsplit(SITE_URL).hostname not in ALLOWED_HOSTS:
        raise ImproperlyConfigured("SITE_URL names a host that is not in ALLOWED_HOSTS.")
SITE_URL = SITE_URL.rstrip("/")
SITE_NAME = os.environ.get("SITE_NAME", "Convening")
SECURE = SITE_URL.startswith("https://")

_mail = urlsplit(EMAIL_URL)
if _mail.scheme in ("smtp", "smtps"):
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST, EMAIL_PORT = _mail.hostname or "localhost", _mail.port or (465 if _mail.scheme == "smtps" else 25)
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = unquote(_mail.username or ""), unquote(_mail.password or "")
    EMAIL_USE_SSL = _mail.scheme == "smtps"
    EMAIL_USE_TLS = parse_qs(_mail.query).get("tls", ["0"])[0] == "1"
    EMAIL_TIMEOUT = 20
elif _mail.scheme == "file":
    EMAIL_BACKEND = "convening.letterbox.EmailBackend"
    EMAIL_FILE_PATH = _mail.path
    Path(EMAIL_FILE_PATH).mkdir(parents=True, exist_ok=True, mode=0o700)
else:
    raise ImproperlyConfigured("EMAIL_URL must begin with smtp://, smtps:// or file://.")
DEFAULT_FROM_EMAIL = os.environ.get("FROM_EMAIL") or f"{SITE_NAME} <letters@{urlsplit(SITE_URL).hostname}>"
# Letters that cannot be delivered go to bounces+<tag>@…; `bin/manage take_in_bounces` reads them.
BOUNCES_TO = os.environ.get("BOUNCES_TO") or f"bounces@{urlsplit(SITE_URL).hostname}"
# The provider's rate; 0 where there is none. Letters that somebody waits for (codes) do not wait, but count.
LETTERS_A_MINUTE = os.environ.get("LETTERS_A_MINUTE") or "0"
if not LETTERS_A_MINUTE.isdecimal():
    raise ImproperlyConfigured("LETTERS_A_MINUTE is not a whole number: how many letters the mail provider takes in a minute, 0 for any.")
LETTERS_A_MINUTE = int(LETTERS_A_MINUTE)

# ── Platforms for live sessions: without these, sessions use the link of a room that was opened elsewhere ───────────────
JITSI = {
    "host": os.environ.get("CONVENING_JITSI_HOST", "").strip(),
    "app_id": os.environ.get("CONVENING_JITSI_APP_ID", "").strip(),
    "tenant": os.environ.get("CONVENING_JITSI_TENANT", "").strip().strip("/"),
    "secret": os.environ.get("CONVENING_JITSI_SECRET", ""),
    "key_file": os.environ.get("CONVENING_JITSI_KEY_FILE", ""),
    "key_id": os.environ.get("CONVENING_JITSI_KEY_ID", ""),
}
if re.search(r"[^A-Za-z0-9.:-]", JITSI["host"]):
    raise ImproperlyConfigured("CONVENING_JITSI_HOST is a host's name alone, such as meet.example.org.")
if JITSI["secret"] and JITSI["key_file"]:
    raise ImproperlyConfigured("CONVENING_JITSI_SECRET and CONVENING_JITSI_KEY_FILE are both set: tokens are signed by one of them.")
if 0 < len(JITSI["secret"]) < 32:
    raise ImproperlyConfigured("CONVENING_JITSI_SECRET is too short: 32 characters or more, at random.")
if JITSI["key_file"] and not os.access(JITSI["key_file"], os.R_OK):
    raise ImproperlyConfigured("CONVENING_JITSI_KEY_FILE cannot be read: it names the private key (PEM) that signs tokens.")
BIGBLUEBUTTON = {
    "url": os.environ.get("CONVENING_BBB_URL", "").strip().rstrip("/").removesuffix("/api"),
    "secret": os.environ.get("CONVENING_BBB_SECRET", ""),
    "hash": os.environ.get("CONVENING_BBB_HASH") or "sha256",
}
if BIGBLUEBUTTON["url"] and not EMBEDDED and not BIGBLUEBUTTON["url"].startswith("https://"):
    raise ImproperlyConfigured("CONVENING_BBB_URL must begin with https://.")
if BIGBLUEBUTTON["hash"] not in ("sha1", "sha256", "sha384", "sha512"):
    raise ImproperlyConfigured("CONVENING_BBB_HASH is one of sha1, sha256, sha384 and sha512.")

# ── Applications ──────────────────────────────────────────────────────────────────────────────────────────────────────
INSTALLED_APPS = [
    "modeltranslation",
    "channels",
    "django.contrib.staticfiles",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.humanize",  # a page of the accounts library says when a passkey was made
    "django_htmx",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "convening",
    "participants",
    "sessions.apps.SessionsConfig",
    "forums",
    "evaluation",
]
MIDDLEWARE = [
    "convening.cached.answers",  # pages that are the same for everybody, with all that the others say of them
    "django.middleware.security.SecurityMiddleware",
    # Pages are for phones on 2G. Tokens in forms are masked anew each time, and Django pads what it compresses at random.
    "django.middleware.gzip.GZipMiddleware",
    "convening.middleware.headers",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "convening.middleware.calm_errors",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "convening.middleware.one_stamp",
    "convening.middleware.by_paper",
    "convening.middleware.readers_language",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
ROOT_URLCONF = "convening.urls"
ASGI_APPLICATION = "convening.asgi.application"
WSGI_APPLICATION = "convening.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "convening.context.house",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "convening.templatetags.kept",
                "convening.templatetags.look",
                "convening.templatetags.rights",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
# "django.forms" gives the widgets' own templates to the renderer above.
INSTALLED_APPS.insert(2, "django.forms")

# ── Accounts ──────────────────────────────────────────────────────────────────────────────────────────────────────────
AUTH_USER_MODEL = "convening.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_request_login_code"
LOGIN_REDIRECT_URL = "my_part"
ACCOUNT_ADAPTER = "convening.accounts.AccountAdapter"
MFA_ADAPTER = "convening.accounts.FactorAdapter"
ACCOUNT_FORMS = {
    "login": "convening.accounts.SignInForm",
    "request_login_code": "convening.accounts.RequestCodeForm",
    "confirm_login_code": "convening.accounts.TypeCodeForm",
    "reset_password": "convening.accounts.ResetPasswordForm",
    "reauthenticate": "convening.factors.AnewByPasswordForm",
    "set_password": "convening.accounts.ChoosePasswordForm",
    "change_password": "convening.accounts.NewPasswordForm",
}
MFA_FORMS = {
    "add_webauthn": "convening.factors.AddPasskeyForm",
    "edit_webauthn": "convening.factors.ChangePasskeyForm",
    "authenticate": "convening.factors.SecondStepForm",
    "reauthenticate": "convening.factors.AnewByNumberForm",
    "activate_totp": "convening.factors.SetUpAppForm",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_MODEL_EMAIL_FIELD = "alias"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = False
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = True  # the adapter queues a letter to nobody: same work, nothing leaves the house
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 600
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 3
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_REQUIRED = False
MFA_SUPPORTED_TYPES = ["webauthn", "totp", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_PASSKEY_SIGNUP_ENABLED = False
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TRUST_ENABLED = False
MFA_TOTP_ISSUER = SITE_NAME
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not SECURE
ALLAUTH_TRUSTED_PROXY_COUNT = 0 if EMBEDDED else int(os.environ.get("TRUSTED_PROXIES", "1"))

# ── Login sessions, cookies, headers ──────────────────────────────────────────────────────────────────────────────────
SESSION_ENGINE = "convening.login_sessions"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_NAME = "__Host-convening" if SECURE else "convening"
CSRF_COOKIE_NAME = "__Host-convening-form" if SECURE else "convening-form"
LANGUAGE_COOKIE_NAME = "__Host-convening-language" if SECURE else "convening-language"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = SECURE
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_FAILURE_VIEW = "convening.views.errors.form_expired"
SESSION_EXPIRE_AT_BROWSER_CLOSE = False
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SECURE_SSL_REDIRECT = SECURE
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE else None
SECURE_HSTS_SECONDS = 63_072_000 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = SECURE
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
        **({"upgrade-insecure-requests": True} if SECURE else {}),
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_048_576
FILE_UPLOAD_MAX_MEMORY_SIZE = 25_000_000  # three files of eight megabytes with a post; kept in memory, never under their own names
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]

# ── Languages and time ────────────────────────────────────────────────────────────────────────────────────────────────
USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = True
LANGUAGE_CODE = "en"
LANGUAGES = [("ar", _("Arabic")), ("en", _("English")), ("es", _("Spanish")), ("fr", _("French"))]
LANG_INFO["ar"]["name_local"] = "العربية"  # without Django's vowel mark, as the documents of the United Nations write it
LOCALE_PATHS = [BASE_DIR / "locale"]
MODELTRANSLATION_DEFAULT_LANGUAGE = "en"
MODELTRANSLATION_LANGUAGES = ("en", "ar", "es", "fr")
MODELTRANSLATION_FALLBACK_LANGUAGES = ("en",)
# Its defaults point to a third party.
JQUERY_URL = JQUERY_UI_URL = ""

# ── Static files ──────────────────────────────────────────────────────────────────────────────────────────────────────
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {
        "BACKEND": "convening.gathered.GatheredFiles"
        if not os.environ.get("CONVENING_PLAIN_STATIC")
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = bool(os.environ.get("CONVENING_PLAIN_STATIC"))

# ── Jobs ──────────────────────────────────────────────────────────────────────────────────────────────────────────────
CELERY_BROKER_URL = REDIS_URLS["queue"]
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_TIME_LIMIT = 600
CELERY_TASK_SOFT_TIME_LIMIT = 540
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 900,
    "unacked_restore_interval": 5,
    "unacked_restore_throttle": 1,
    "socket_timeout": 5,
    "socket_connect_timeout": 2,
    "socket_keepalive": True,
    # without these whoever writes waits six seconds for a bell that is out of order
    "max_retries": 1,
    "interval_start": 0,
    "interval_step": 0,
}

# ── Logs know no person ───────────────────────────────────────────────────────────────────────────────────────────────
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"scrubbed": {"()": "convening.logs.Scrubbed"}},
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "scrubbed"},
        # Without any handler Python's last resort would print raw tracebacks.
        "nowhere": {"class": "logging.NullHandler"},
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        # Paths of rooms and invitations would stand in these.
        "django.request": {"handlers": ["nowhere"], "propagate": False},
        "django.security": {"handlers": ["nowhere"], "propagate": False},
        # It would name rooms: "WebSocket /ws/rooms/… accepted".
        "uvicorn.error": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        "uvicorn.access": {"handlers": ["nowhere"], "propagate": False},
    },
}
