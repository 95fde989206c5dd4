"""What every page says when no mail goes out, or none reaches whoever reads the page."""

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from oia.reminders import health


def sender(request):
    """The alarms for this user. Asked only by pages that show the frame: one query."""
    return {"alarms": SimpleLazyObject(lambda: alarms(request.user))}


def alarms(user):
    row = health.pulse_for(user)
    found = [
        check for check in health.of_sender(row, timezone.now(), user.created_at) if not check.ok
    ]
    told = [of_sender(check, user) for check in found[:1]]
    if since := getattr(row, "unreached_since", None):
        words = _("Mail to you comes back since %(moment)s, so others are told instead of you.")
        told.append({"words": words % {"moment": health.told(since)}, "url": ""})
    return told


def of_sender(check, user):
    """What is wrong with the sender, and the page that tells more to those who may see it."""
    url = reverse("reminders:sending") if user.has_perm("reminders.view_letter") else ""
    releases = check.name == "held" and user.has_perm("reminders.hold_sender")
    return {
        "words": _("No reminders go out. %(words)s") % {"words": check.says},
        "url": f"{url}#held" if releases else url,
        "link": _("See what waits") if releases else _("More about it"),
    }
