"""Settings of the office. Everything comes from the environment; `.env.example` names each."""

import secrets
from datetime import timedelta
from pathlib import Path
from urllib.parse import quote

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy

from oia.core import broker
from oia.core.languages import known_languages

BASE_DIR = Path(__file__).resolve().parent.parent

env = environ.Env()
env.read_env(BASE_DIR / ".env")

VAR_DIR = Path(env.str("OIA_VAR", str(BASE_DIR / "var")))
VAR_DIR.mkdir(parents=True, exist_ok=True)

# Security -------------------------------------------------------------------------------------

PRODUCTION = env.bool("OIA_PRODUCTION", False)
DEBUG = env.bool("DEBUG", False)


def development_key():
    """A key made once and kept, so that logins outlive a restart. Never used in production."""
    kept = VAR_DIR / "secret-key"
    if not kept.exists():
        kept.touch(mode=0o600)
        kept.write_text(secrets.token_urlsafe(50))
    return kept.read_text()


SECRET_KEY = env.str("SECRET_KEY", "") or ("" if PRODUCTION else development_key())
if PRODUCTION and (DEBUG or len(SECRET_KEY) < 50):
    raise ImproperlyConfigured(
        "In production DEBUG must be off and SECRET_KEY must have at least 50 characters."
    )

HOST = env.str("HOST", "127.0.0.1")
PORT = env.int("PORT", 8000)
DEMO_PASSWORD = env.str("DEMO_PASSWORD", "")
SITE_URL = env.str("SITE_URL", f"http://{HOST}:{PORT}").rstrip("/")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]", HOST])
CSRF_TRUSTED_ORIGINS = [SITE_URL]

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = PRODUCTION
SECURE_HSTS_SECONDS = 31_536_000 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = PRODUCTION
if env.bool("BEHIND_PROXY", False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SESSION_ENGINE = "oia.accounts.sessions"
SESSION_COOKIE_AGE = 12 * 3600
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"  # letters are previewed in a sandboxed frame of our own
SILENCED_SYSTEM_CHECKS = ["security.W019"]  # which wants DENY there

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],  # Bootstrap's own small pictures are data addresses
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
    }
}

# Applications, lowest floor first ---------------------------------------------------------------

INSTALLED_APPS = [
    "oia.core",
    "oia.accounts",
    "oia.directory",
    "oia.documents",
    "oia.reminders",
    "oia.commitments",
    "oia.sheets",
    "oia.desk",
    "networks",
    "delegations",
    "oia.core.apps.AdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
    "allauth",
    "allauth.account",
    "crispy_forms",
    "crispy_bootstrap5",
    "django_filters",
    "django_htmx",
    "django_countries",
    "simple_history",
    "csp",
]

MIDDLEWARE = [
    "oia.reminders.middleware.monitoring_first",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "oia.core.middleware.WithoutNul",
    "oia.core.middleware.Busy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "oia.accounts.middleware.office_hours",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
]

ROOT_URLCONF = "oia.urls"
WSGI_APPLICATION = "oia.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["django.templatetags.i18n", "oia.core.templatetags.office"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "oia.core.context.frame",
                "oia.reminders.context.sender",
            ],
        },
    },
    {  # The rows of long lists, see DESIGN.md "Speed"
        "NAME": "rows",
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [BASE_DIR / "templates" / "rows"],
        "OPTIONS": {
            "environment": "oia.core.rows.environment",
            "extensions": ["oia.core.rows.Tight"],
        },
    },
    {  # What repeats itself on every page: places, filters, heads of columns
        "NAME": "parts",
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [BASE_DIR / "templates" / "parts"],
        "OPTIONS": {"environment": "oia.core.rows.environment"},
    },
    {  # Letters: thousands of them are written in one go
        "NAME": "letters",
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [BASE_DIR / "templates" / "letters"],
        "OPTIONS": {"environment": "oia.core.rows.environment"},
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
CRISPY_ALLOWED_TEMPLATE_PACKS = CRISPY_TEMPLATE_PACK = "bootstrap5"
FILTERS_EMPTY_CHOICE_LABEL = gettext_lazy("Any")

# Where things are kept --------------------------------------------------------------------------

DATABASES = {
    "default": env.db("DATABASE_URL", f"sqlite:///{quote(str(VAR_DIR / 'office.sqlite3'))}")
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 60
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("connect_timeout", 10)
    # What is asked again and again the server plans once for each connection. Not through a pooler
    # that hands connections around within a session.
    if env.bool("DATABASE_PREPARES", True):
        DATABASES["default"]["OPTIONS"] |= {"server_side_binding": True, "prepare_threshold": 5}
    else:
        DATABASES["default"]["DISABLE_SERVER_SIDE_CURSORS"] = True

# Failed logins are counted here: in the database, so that a lost Redis locks nobody out.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "core_cache",
        # Full tables are culled by key, so room is what keeps a flood of made-up names from
        # washing out the counter of a real one.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
    # Pieces of pages that look the same again and again; each process keeps its own.
    "fragments": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "fragments",
        "TIMEOUT": None,
        "OPTIONS": {"MAX_ENTRIES": 1_000},
    },
}

MEDIA_ROOT = VAR_DIR / "uploads"
STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static", VAR_DIR / "vendor"]
(VAR_DIR / "vendor").mkdir(exist_ok=True)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = not PRODUCTION

MAX_ATTACHMENT_MB = env.int("MAX_ATTACHMENT_MB", 25)
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000

# Who may come in --------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["oia.accounts.backends.OfficeBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk:today"
LOGOUT_REDIRECT_URL = "account_login"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in [
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    ]
]
for validator in AUTH_PASSWORD_VALIDATORS:
    if validator["NAME"].endswith("MinimumLengthValidator"):
        validator["OPTIONS"] = {"min_length": 10}

PASSWORD_RESET_TIMEOUT = 24 * 3600

ACCOUNT_ADAPTER = "oia.accounts.adapter.OfficeAdapter"
ACCOUNT_FORMS = {
    "login": "oia.accounts.forms.DoorForm",
    "reset_password": "oia.accounts.forms.ResetForm",
}
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email*", "password1*"]  # nobody signs up; a check asks
ACCOUNT_EMAIL_VERIFICATION = "none"  # administrators enter the addresses
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # no letters to strangers
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
# Made from Django's: allauth's keeps copies of addresses, by which old ones would go on working
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "oia.accounts.backends.ResetTokens"
ACCOUNT_SESSION_REMEMBER = True  # for SESSION_COOKIE_AGE
ACCOUNT_RATE_LIMITS = {"login": "60/m/ip", "login_failed": "10/15m/key"}
ALLAUTH_TRUSTED_PROXY_COUNT = int(env.bool("BEHIND_PROXY", False))

# Words and times --------------------------------------------------------------------------------

LANGUAGES = known_languages(env.list("LANGUAGES", default=["en-gb"]))
LANGUAGE_CODE = LANGUAGES[0][0]  # of pages before anybody logs in, and of letters to mailboxes
LOCALE_PATHS = [BASE_DIR / "oia" / "locale"]
USE_I18N = True
FORMAT_MODULE_PATH = "oia.core.formats"
USE_TZ = True
TIME_ZONE = "UTC"  # what is stored; pages show the office's own zone, which lies in its settings

# Mail -------------------------------------------------------------------------------------------

MAIL_FOLDER = VAR_DIR / "mail"
EMAIL_URL = env.str("EMAIL_URL", "")
if EMAIL_URL:
    vars().update(env.email_url_config(EMAIL_URL))
else:
    EMAIL_BACKEND = "oia.reminders.mailbox.FolderBackend"
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", "International Affairs <office@localhost>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
BOUNCE_ADDRESS = env.str("BOUNCE_ADDRESS", "")
BOUNCE_URL = env.str("BOUNCE_URL", "")
BOUNCE_FOLDER = env.str("BOUNCE_FOLDER", str(VAR_DIR / "bounces"))

LETTER_LEASE = timedelta(minutes=8)  # how long a worker that died keeps its letters from others
# Minutes until the next try after each failure that may pass: 12 tries within 48 hours.
LETTER_WAITS = [1, 5, 15, 60, 120, 180, 240, 360, 480, 600, 720]

# What remembers, besides the broker, how far the database had come; see oia.reminders.witness
WITNESS_FOLDER = VAR_DIR / "witness"

# Celery: wakes, never remembers -----------------------------------------------------------------

REDIS_URL = env.str("REDIS_URL", "")
CELERY_BROKER_URL = REDIS_URL or broker.address(VAR_DIR)
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {"visibility_timeout": 600}
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_CONCURRENCY = env.int("WORKERS", 2)
CELERY_WORKER_PROC_ALIVE_TIMEOUT = 60  # of 4 s, a busy machine's processes end as they begin
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TASK_DEFAULT_QUEUE = env.str("CELERY_QUEUE", "oia")
CELERY_BEAT_SCHEDULE_FILENAME = str(VAR_DIR / "beat")
CELERY_BEAT_SCHEDULE = {
    "carry on imports": {"task": "oia.sheets.tasks.carry_on_all", "schedule": 60.0},
    "tick": {"task": "oia.reminders.tasks.tick", "schedule": 120.0},
    "read bounces": {"task": "oia.reminders.tasks.read_bounces", "schedule": 300.0},
    "reconcile": {"task": "oia.reminders.tasks.reconcile", "schedule": 600.0},
    "follow records": {"task": "oia.commitments.tasks.follow_records", "schedule": 3600.0},
    "read papers": {"task": "oia.documents.tasks.read_papers", "schedule": 60.0},
    "read texts": {"task": "networks.tasks.read_texts", "schedule": 60.0},
    "follow summits": {"task": "networks.tasks.follow_summits", "schedule": 600.0},
    "purge the past": {"task": "oia.accounts.tasks.purge_past", "schedule": 24 * 3600.0},
    "watch agreements": {"task": "oia.directory.tasks.watch_agreements", "schedule": 6 * 3600.0},
    "look for doubles": {
        "task": "oia.directory.tasks.look_for_doubles",
        "schedule": 24 * 3600.0,
    },
    "index the search": {"task": "oia.desk.tasks.reconcile_search", "schedule": 600.0},
    "purge guests": {"task": "delegations.tasks.purge_guests", "schedule": 6 * 3600.0},
    "judge gifts": {"task": "delegations.tasks.judge_gifts", "schedule": 24 * 3600.0},
    "renew terms": {"task": "networks.tasks.renew_terms", "schedule": 6 * 3600.0},
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", "INFO")},
}
