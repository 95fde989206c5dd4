"""What production must have before letters can go out."""

import pytest
from django.core.checks import Error, Warning, run_checks

from oia.reminders import checks

GOOD = {
    "PRODUCTION": True,
    "EMAIL_URL": "smtp+tls://user:password@mail.example.org:587",
    "REDIS_URL": "redis://10.0.0.3:6379/0",
    "SITE_URL": "https://oia.example.org",
    "DEFAULT_FROM_EMAIL": "International Affairs <oia@example.org>",
}


def found(settings, **other):
    for name, value in (GOOD | other).items():
        setattr(settings, name, value)
    return [(type(trouble), trouble.msg.split()[0]) for trouble in checks.production(None)]


def test_an_office_with_everything_has_nothing_to_hear(settings):
    assert found(settings) == []


@pytest.mark.parametrize(
    ("name", "value", "kind"),
    [
        ("EMAIL_URL", "", Error),
        ("REDIS_URL", "", Warning),
        ("SITE_URL", "http://127.0.0.1:8000", Error),
        ("SITE_URL", "https://localhost", Error),
        ("SITE_URL", "https://[::1]", Error),
        ("SITE_URL", "http://0.0.0.0:8000", Error),
        ("SITE_URL", "", Error),
        ("DEFAULT_FROM_EMAIL", "International Affairs <office@localhost>", Warning),
        ("DEFAULT_FROM_EMAIL", "office@localhost", Warning),
    ],
)
def test_truth_11_what_is_missing_is_told(settings, name, value, kind):
    assert found(settings, **{name: value}) == [(kind, name)]


def test_in_development_nothing_is_missing(settings):
    assert found(settings, PRODUCTION=False, EMAIL_URL="", REDIS_URL="", SITE_URL="") == []


def test_django_asks(settings):
    found(settings, EMAIL_URL="")
    assert "reminders.E001" in [trouble.id for trouble in run_checks()]
