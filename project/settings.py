"""All settings, in one file: what differs by place comes from the environment and has a default that works.

Nothing set: SQLite in WAL, the in-memory channel layer, background work inside the process.
`DATABASE_URL` and `REDIS_URL` name a PostgreSQL and a Redis for more than one process.
"""

import os
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import dj_database_url
import django_stubs_ext
from csp.constants import NONE, SELF

from project import redis_servers, secret

django_stubs_ext.monkeypatch()  # lets generic Django classes say of what they are: ModelAdmin[Room]

BASE_DIR = Path(__file__).resolve().parent.parent
VERSION = "0.1.0"


def env_flag(name: str, default: str = "0") -> bool:
    return os.environ.get(name, default).lower() in {"1", "true", "yes", "on"}


def env_list(name: str, default: str = "") -> list[str]:
    return [item.strip() for item in os.environ.get(name, default).split(",") if item.strip()]


# The place

DATA_DIR = Path(os.environ.get("DATA_DIR") or BASE_DIR / "data")
DATA_DIR.mkdir(parents=True, exist_ok=True)
DEBUG = env_flag("DEBUG")
SECRET_KEY = os.environ.get("SECRET_KEY") or secret.load_or_create(DATA_DIR / "secret-key")
DOMAIN = os.environ.get("DOMAIN", "")  # set: served over HTTPS under this name
ALLOWED_HOSTS = env_list("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
if DOMAIN:
    ALLOWED_HOSTS.append(DOMAIN)
BEHIND_PROXY = env_flag("BEHIND_PROXY", "1" if DOMAIN else "0")  # believe X-Forwarded-For and -Proto
EXTRA_ORIGINS = env_list("EXTRA_ORIGINS")  # other sites whose pages may open sockets: https://example.org

# The parts

INSTALLED_APPS = [
    "project.realtime",  # first: its runserver and runworker come before those of daphne and Channels
    "daphne",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "channels",
    "js_lib_leaflet",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "project.images",
    "project.firststeps",
    "mapmarkers",
    "sketch",
    "liveblog",
]

MIDDLEWARE = [
    "whitenoise.middleware.WhiteNoiseMiddleware",  # first: a page has hundreds of files, which need nothing of the rest
    "project.logs.request_ids",
    "project.serving.compression.Compression",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "project.urls"
ASGI_APPLICATION = "project.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "frontend" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# What is true: the database

DATABASES = {
    "default": dj_database_url.parse(
        os.environ.get("DATABASE_URL") or f"sqlite:///{DATA_DIR / 'roomful.sqlite3'}",
        conn_max_age=600,
        conn_health_checks=True,
    ),
}
if password_file := os.environ.get("DATABASE_PASSWORD_FILE"):
    DATABASES["default"]["PASSWORD"] = Path(password_file).read_text().strip()
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # WAL: readers never wait for the writer. IMMEDIATE: two writers queue up instead of failing.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,  # seconds
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"
        "PRAGMA wal_autocheckpoint=10000;",  # pages of 4 KB: usually done before, beside the commits (watch.py)
    }
    DATABASES["default"]["TEST"] = {"NAME": DATA_DIR / "test.sqlite3"}  # a file: its threads share it
if DATABASES["default"]["ENGINE"] == "django.db.backends.postgresql":
    # Each request has a thread of its own, so connections are kept by the process (docs/decisions.md).
    DATABASES["default"]["CONN_MAX_AGE"] = 0
    # A server that has vanished from the network sends no word of it: the system gives up after a few seconds.
    DATABASES["default"]["OPTIONS"] = {
        "connect_timeout": 3,  # seconds
        "tcp_user_timeout": 5000,  # milliseconds without a sign that what was sent has arrived
        "keepalives_idle": 5,  # seconds of silence
        "keepalives_interval": 2,
        "keepalives_count": 2,
    } | DATABASES["default"].get("OPTIONS", {})
    DATABASES["default"]["OPTIONS"]["pool"] = {
        "min_size": 2,
        "max_size": int(os.environ.get("DATABASE_CONNECTIONS", "10")),  # of one process
        "timeout": 5,  # seconds that somebody waits for one
        "reconnect_timeout": 2,  # seconds; whoever asks next has it try anew
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# What is fast: the channel layer

REDIS_URL = redis_servers.split(os.environ.get("REDIS_URL", ""))  # several: the first one is the cache too
if REDIS_URL:
    CHANNEL_LAYERS = {
        "default": {
            "BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer",
            "CONFIG": {"hosts": redis_servers.layer_hosts(REDIS_URL)},
        },
    }
    CACHES: dict[str, Any] = {"default": redis_servers.cache(REDIS_URL[0])}
else:
    CHANNEL_LAYERS = {"default": {"BACKEND": "channels.layers.InMemoryChannelLayer", "CONFIG": {"capacity": 10_000}}}
    CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 10_000}}
    }

# Limits (docs/DESIGN: Defaults)

COMMANDS_PER_SECOND = float(os.environ.get("COMMANDS_PER_SECOND", "30"))
LIVE_PER_SECOND = float(os.environ.get("LIVE_PER_SECOND", "60"))
SOCKETS_PER_GUEST = int(os.environ.get("SOCKETS_PER_GUEST", "10"))
SOCKETS_PER_ADDRESS = int(os.environ.get("SOCKETS_PER_ADDRESS", "20"))
SOCKETS_PER_PROCESS = int(os.environ.get("SOCKETS_PER_PROCESS", "1000"))
JOINS_PER_SECOND = float(os.environ.get("JOINS_PER_SECOND", "150"))  # of a process; the rest wait in line
KEEP_EVENTS = int(os.environ.get("KEEP_EVENTS", "10000"))  # `prune_events` leaves a room's newest so many
KEEP_DAYS = float(os.environ.get("KEEP_DAYS", "7"))  # and all that are younger
IMAGES_PER_MINUTE = int(os.environ.get("IMAGES_PER_MINUTE", "30"))  # uploads of one person
ROOMS_PER_MINUTE = int(os.environ.get("ROOMS_PER_MINUTE", "10"))  # that one person makes
LOGINS_PER_MINUTE = int(os.environ.get("LOGINS_PER_MINUTE", "10"))  # attempts under one name from one address
METRICS_TOKEN = os.environ.get("METRICS_TOKEN", "")  # unset: /metrics answers private addresses only

# REST (project/api/)

API_READS_PER_MINUTE = int(os.environ.get("API_READS_PER_MINUTE", "600"))  # of one session, link or address
API_WRITES_PER_MINUTE = int(os.environ.get("API_WRITES_PER_MINUTE", "120"))
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "project.api.authentication.LinkAuthentication",
        "project.api.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.AllowAny"],  # the room's links say who may do what
    "DEFAULT_PARSER_CLASSES": ["project.api.bodies.JSONParser"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_THROTTLE_CLASSES": ["project.api.throttling.PerMinute"],
    "DEFAULT_PAGINATION_CLASS": "project.api.pagination.Pages",
    "DEFAULT_SCHEMA_CLASS": "project.api.schema.Schema",
    "DEFAULT_METADATA_CLASS": None,
    "EXCEPTION_HANDLER": "project.api.errors.as_answer",
    "UNAUTHENTICATED_USER": "django.contrib.auth.models.AnonymousUser",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Roomful",
    "DESCRIPTION": "Rooms and what is in them. Whoever has a room open sees at once what is changed here.",
    "VERSION": VERSION,
    "OAS_VERSION": "3.1.1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SCHEMA_PATH_PREFIX": "/api/",
    "ENUM_GENERATE_CHOICE_DESCRIPTION": False,
    "ENUM_NAME_OVERRIDES": {"Role": "project.realtime.models.Room.Role"},
}

# The map

MAP_TILE_URL = os.environ.get("MAP_TILE_URL", "")  # https://tile.example.org/{z}/{x}/{y}.png
MAP_TILE_ATTRIBUTION = os.environ.get("MAP_TILE_ATTRIBUTION", "")
PLACES = env_flag("PLACES", "1")  # say of each marker which country and town it is in

# Maps and blogs in other people's pages

EMBED_ORIGINS = env_list("EMBED_ORIGINS", "*")  # sites that may show one in a frame: https://example.org

# Files

STATIC_URL = "/static/"
STATIC_ROOT = Path(os.environ.get("STATIC_ROOT") or BASE_DIR / "staticfiles")
STATICFILES_DIRS = [BASE_DIR / "frontend" / "static"]
WHITENOISE_KEEP_ONLY_HASHED_FILES = True  # pages name no others
WHITENOISE_ALLOW_ALL_ORIGINS = False  # nor do pages of other sites
MEDIA_URL = "/media/"
MEDIA_ROOT = Path(os.environ.get("MEDIA_ROOT") or DATA_DIR / "media")  # re-encoded pictures
UPLOAD_ROOT = Path(os.environ.get("UPLOAD_ROOT") or DATA_DIR / "uploads")  # as they were sent; never served
SOURCE_URL = os.environ.get("SOURCE_URL", "")  # https://example.org/blob/main/{file}#L{line}; unset: /source/ here
DOCS_ROOT = Path(os.environ.get("DOCS_ROOT") or BASE_DIR / "docs" / "_build" / "html")  # what `make docs` has built
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "project.staticfiles.HashedModuleStorage",
    },
}

# Security

SECURE_TLS = bool(DOMAIN)
SESSION_ENGINE = "project.sessions"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 90  # seconds
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_TLS
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SECURE_SSL_REDIRECT = SECURE_TLS
SECURE_REDIRECT_EXEMPT = [r"^metrics$"]  # asked for inside the network, without TLS
SECURE_HSTS_SECONDS = 31_536_000 if SECURE_TLS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = SECURE_TLS
if not SECURE_TLS:  # without a domain there is no TLS to insist on: this machine, or a network of one's own
    SILENCED_SYSTEM_CHECKS = ["security.W004", "security.W008", "security.W012", "security.W016"]
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
CSRF_TRUSTED_ORIGINS = [f"https://{DOMAIN}"] if DOMAIN else []
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024  # bytes
_tiles = ["{0.scheme}://{0.netloc}".format(urlsplit(MAP_TILE_URL.replace("{s}", "*")))] if "://" in MAP_TILE_URL else []
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", *_tiles],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    },
}

# Language and logs

LANGUAGE_CODE = "en"
TIME_ZONE = os.environ.get("TIME_ZONE", "UTC")
USE_TZ = True
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"discreet": {"()": "project.logs.Discreet"}},
    "formatters": {
        "plain": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"},
        "json": {"()": "project.logs.Json"},
    },
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "filters": ["discreet"],
            "formatter": os.environ.get("LOG_FORMAT", "plain"),
        },
    },
    "root": {"handlers": ["stderr"], "level": os.environ.get("LOG_LEVEL", "WARNING")},
    "loggers": {
        "project": {"level": os.environ.get("LOG_LEVEL", "INFO")},
        "django": {"handlers": ["stderr"], "level": os.environ.get("LOG_LEVEL", "INFO"), "propagate": False},
    },
}
