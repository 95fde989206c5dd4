"""What somebody pasted, read for the form of the contact log: a mail, or an invitation."""

from dataclasses import dataclass, field
from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.formats import number_format
from django.utils.translation import gettext as _

LARGEST = 1024 * 1024
MOST_PEOPLE = 50
MOST_SIGNS = 20_000  # of what was said


@dataclass
class Read:
    """What was read: the words for the form, everybody as (name, address), and what is to be said
    of what was not taken over, in sentences.
    """

    channel: str
    about: str = ""
    at: datetime | None = None
    said: str = ""
    everybody: list = field(default_factory=list)
    remarks: list = field(default_factory=list)

    def take(self, said):
        """What was said, as far as a contact keeps it; a remark where that is not all."""
        self.said = said[:MOST_SIGNS].strip()
        if len(said.strip()) > MOST_SIGNS:
            most = number_format(MOST_SIGNS, force_grouping=True)
            self.remarks.append(_("Only its first %(most)s signs were taken.") % {"most": most})


def decoded(content):
    """Bytes or words as words without what no database takes."""
    if len(content) > LARGEST:
        raise ValidationError(_("That is more than 1 MB. Paste the words only."))
    if isinstance(content, bytes):
        content = content.decode("utf-8", errors="replace")
    return content.replace("\0", "").replace("\r\n", "\n").lstrip("\ufeff \n\t")


def one_line(text, longest):
    """Words of a stranger as one line of at most so many signs."""
    printable = "".join(sign if sign.isprintable() else " " for sign in str(text or ""))
    return " ".join(printable.split())[:longest]
