"""Where mail servers' reports lie: a mailbox in production, a folder in development.

What was read is put away: into a folder beside it, or marked as seen where the mailbox allows no
folders. Reading a mail once more does nothing once more, so that neither a crash in between nor a
second reader can do harm.
"""

import logging
import secrets
import ssl
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.conf import settings
from imap_tools import (
    ImapToolsError,
    MailBox,
    MailBoxStartTls,
    MailBoxUnencrypted,
    MailMessageFlags,
)

from oia.reminders.returns.unpacking import LONGEST

log = logging.getLogger(__name__)

#: How many mails are read in one go; the others wait for the next.
MOST = 500

#: Where mails are put away: what is done with, and what belongs to no letter of ours.
HANDLED, ASIDE = "Handled", "Aside"


@dataclass
class Mail:
    """One mail, as far as it is read, and what the postbox calls it."""

    name: str
    data: bytes


def postbox():
    """The postbox that the settings name."""
    return Imap(settings.BOUNCE_URL) if settings.BOUNCE_URL else Folder(settings.BOUNCE_FOLDER)


class Folder:
    """A folder of .eml files."""

    def __init__(self, path):
        self.path = Path(path)

    def __enter__(self):
        return self

    def __exit__(self, *error):
        pass

    def mails(self):
        for path in sorted(self.path.glob("*.eml"))[:MOST]:
            try:
                with path.open("rb") as file:
                    data = file.read(LONGEST)
            except FileNotFoundError:
                continue  # another reader has put it away
            except OSError:
                log.exception("%s cannot be read.", path)
                continue
            yield Mail(path.name, data)

    def put_away(self, mail, where):
        shelf = self.path / where.lower()
        shelf.mkdir(exist_ok=True)
        target = shelf / mail.name
        if target.exists():
            target = shelf / f"{target.stem}-{secrets.token_hex(4)}.eml"
        try:
            (self.path / mail.name).rename(target)
        except FileNotFoundError:
            log.info("%s was put away by another reader.", mail.name)


class Imap:
    """A mailbox on a server: imaps://, imap+tls:// (STARTTLS) or imap:// (on the same machine)."""

    PORTS = {"imaps": 993, "imap+tls": 143, "imap": 143}

    def __init__(self, url):
        try:
            parts = urlsplit(url)
            self.scheme, self.host = parts.scheme, parts.hostname
            self.port = parts.port or self.PORTS[self.scheme]
        except (KeyError, ValueError):
            raise ValueError(
                "BOUNCE_URL cannot be read; write / : @ in a password as %XX."
            ) from None
        self.user, self.password = unquote(parts.username or ""), unquote(parts.password or "")
        self.inbox = unquote(parts.path.strip("/")) or "INBOX"

    def __enter__(self):
        self.box = self.connected().login(self.user, self.password, self.inbox)
        self.shelves = {where: self.shelf(where) for where in (HANDLED, ASIDE)}
        return self

    def __exit__(self, *error):
        try:
            self.box.logout()
        except (OSError, ImapToolsError, self.box.client.error):
            log.info("The mailbox was left without a farewell.")

    def connected(self):
        to = {"host": self.host, "port": self.port, "timeout": settings.EMAIL_TIMEOUT}
        if self.scheme == "imap":
            return MailBoxUnencrypted(**to)
        kind = MailBox if self.scheme == "imaps" else MailBoxStartTls
        return kind(**to, ssl_context=ssl.create_default_context())

    def shelf(self, where):
        """The folder beside the inbox for what is put away; blank where the server has none."""
        try:
            found = self.box.folder.list("", self.inbox)
            name = f"{self.inbox}{found[0].delim if found else '/'}{where}"
            if not self.box.folder.exists(name):
                self.box.folder.create(name)
            return name
        except ImapToolsError as error:
            log.warning("No folder %s in the mailbox: %s", where, error)
            return ""

    def mails(self):
        waiting = "ALL" if all(self.shelves.values()) else "UNSEEN"
        for uid in self.box.uids(waiting, charset=None)[:MOST]:
            answer, found = self.box.client.uid("FETCH", uid, f"(BODY.PEEK[]<0.{LONGEST}>)")
            data = [part[1] for part in found if isinstance(part, tuple)]
            if answer != "OK":
                log.warning("Mail %s in the mailbox cannot be read: %s", uid, found)
            if data:  # else another reader has put it away
                yield Mail(uid, data[0])

    def put_away(self, mail, where):
        try:
            if self.shelves[where]:
                self.box.move(mail.name, self.shelves[where])
            else:
                self.box.flag(mail.name, MailMessageFlags.SEEN, True)
        except ImapToolsError as error:
            log.warning("Mail %s in the mailbox cannot be put away: %s", mail.name, error)
