"""Getting a letter and reading it, as tests do."""

from datetime import date

from icalendar import Calendar

from tests import factories


def letter_for(days, post, **kw):
    factories.rule(steps="7")
    with days.on(2026, 12, 1):
        factories.deadline(**{"due_on": date(2026, 12, 17)} | kw)
    days.round(2026, 12, 10)
    return post.mails[-1]


def words(mail, kind="plain"):
    return mail.get_body([kind]).get_content()


def everything_in(mail):
    """All that a mail says, decoded."""
    headers = "\n".join(f"{name}: {value}" for name, value in mail.items())
    return headers + "".join(part.get_content() for part in mail.walk() if not part.is_multipart())


def calendar_in(mail):
    (file,) = list(mail.iter_attachments())
    assert dict(file["Content-Type"].params)["method"] == "PUBLISH"
    return Calendar.from_ical(file.get_content())
