"""Links to records that whoever brings a file may not see. No file takes them away.

They do not stand in a file that this user was given, or only as hidden; so that they are missing
from it says nothing.
"""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from oia.core.naming import unseen
from oia.core.sheets import Kind
from oia.sheets.finding import KEEP


def hidden_among(column, records, user):
    """Those of some linked records that this user may not see."""
    hidden = unseen(column.target.model, [record.pk for record in records], user)
    return [record for record in records if record.pk in hidden]


def with_unseen(column, old, new, user):
    """What a column of links is to hold where the file says `new`: what is not seen stays.

    Raises ValidationError where the file puts another in the place of the one that is not seen.
    """
    if column.kind == Kind.LINKS:
        said = [one for one in new or [] if one is not KEEP]
        return said + hidden_among(column, [one for one in old or [] if one not in said], user)
    if column.kind != Kind.LINK or old == new:
        return new
    if new is None:
        return old if old and hidden_among(column, [old], user) else None
    need_seen(column, old, user)
    return new


def need_seen(column, old, user):
    """Raise ValidationError if the linked record, in whose place another is to come, is unseen."""
    if old is not None and hidden_among(column, [old], user):
        words = _("What stands there now is not yours to see, so that you cannot replace it.")
        raise ValidationError({column.name: words})
