"""The mail folder of an office without a mail server: kept under var/mail, read on a page."""

from dataclasses import dataclass
from email import message_from_bytes, policy
from email.utils import parsedate_to_datetime
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone


class FolderBackend(BaseEmailBackend):
    """Keeps each mail as a file. A mail sent again under its Message-ID is the same file."""

    connection = None

    def send_messages(self, messages):
        folder = Path(settings.MAIL_FOLDER)
        folder.mkdir(parents=True, exist_ok=True)
        for mail in messages:
            message = mail.message()
            name = sha256(message["Message-ID"].encode()).hexdigest()[:16]
            stamp = timezone.now().strftime("%Y%m%d-%H%M%S")
            for earlier in folder.glob(f"*-{name}.eml"):
                earlier.unlink()
            (folder / f"{stamp}-{name}.eml").write_bytes(message.as_bytes())
        return len(messages)


@dataclass
class KeptMail:
    """One mail of the folder, read."""

    name: str
    subject: str
    to: str
    date: object
    text: str = ""
    html: str = ""
    attachments: tuple = ()


def is_kept():
    """Whether this office keeps its mail in the folder instead of sending it."""
    return settings.EMAIL_BACKEND.endswith("FolderBackend")


def newest(count=100):
    """The headers of the newest mails."""
    files = sorted(Path(settings.MAIL_FOLDER).glob("*.eml"), reverse=True)
    return [read(path.stem, headers_only=True) for path in files[:count]]


def read(name, *, headers_only=False):
    """One mail by the name of its file. Raises FileNotFoundError when there is none."""
    path = Path(settings.MAIL_FOLDER) / f"{Path(name).name}.eml"
    message = message_from_bytes(path.read_bytes(), policy=policy.default)
    kept = KeptMail(
        name=path.stem,
        subject=str(message["Subject"]),
        to=str(message["To"]),
        date=parsedate_to_datetime(message["Date"]),
    )
    if not headers_only:
        kept.text, kept.html = (part_of(message, kind) for kind in ("plain", "html"))
        kept.attachments = tuple(part.get_filename() for part in message.iter_attachments())
    return kept


def part_of(message, kind):
    part = message.get_body([kind])
    return part.get_content() if part else ""
