"""What production must have before letters can go out. In development everything has a default."""

from ipaddress import ip_address
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import Error, Warning


def production(app_configs, **kwargs):
    """All that is missing. Nothing in development."""
    if not settings.PRODUCTION:
        return []
    found = [no_mail_server(), no_address(), nobody_to_write_from(), no_broker()]
    return [trouble for trouble in found if trouble]


def no_mail_server():
    if not settings.EMAIL_URL:
        return Error(
            "EMAIL_URL is not set: letters would be kept in a folder and count as sent.",
            hint="Set it to your mail server: smtp+tls://user:password@mail.example.org:587",
            id="reminders.E001",
        )
    return None


def no_address():
    if is_here(urlsplit(settings.SITE_URL).hostname):
        return Error(
            f"SITE_URL is {settings.SITE_URL}: the links in letters would lead nowhere.",
            hint="Set it to the address that people type: https://oia.example.org",
            id="reminders.E002",
        )
    return None


def nobody_to_write_from():
    _name, _at, domain = settings.DEFAULT_FROM_EMAIL.strip("> ").rpartition("@")
    if is_here(domain):
        return Warning(
            f"DEFAULT_FROM_EMAIL is {settings.DEFAULT_FROM_EMAIL}: mail servers will refuse it.",
            hint="Set it to a mailbox that somebody reads.",
            id="reminders.W001",
        )
    return None


def no_broker():
    if not settings.REDIS_URL:
        return Warning(
            "REDIS_URL is not set: the broker that comes along serves this one machine.",
            hint="Set it to a Redis or Valkey that all machines of the office reach.",
            id="reminders.W002",
        )
    return None


def is_here(host):
    """Whether a host name means the very machine it is read on."""
    if not host or host == "localhost" or host.endswith((".localhost", ".localdomain")):
        return True
    try:
        address = ip_address(host)
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified
