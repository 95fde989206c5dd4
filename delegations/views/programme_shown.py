"""What the pages of a programme show."""

from delegations.services.programme_changes import changes_since, counted
from delegations.services.programme_clashes import clashes
from delegations.services.programme_people import items_of
from delegations.services.programme_rows import by_day, rows_of, told


def shown(delegation, user, refused=None):
    """The programme as it is now: rows by day, clashes, and what changed since the last version.

    `refused` holds the hours typed beside one item that could not be kept, and why in HTML.
    """
    items = items_of(delegation)
    now, by_number = [told(item) for item in items], {item.pk: item for item in items}
    found = clashes(delegation, user, items)
    rows = rows_of(now, user)
    for row in rows:
        row.item, row.clashes = by_number[row.pk], found.get(row.pk, [])
    latest = delegation.programme_versions.select_related("delegation", "by").first()
    changes = changes_since(latest, user, now=now) if latest else []
    return {
        "days": by_day(rows),
        "clashing": [row for row in rows if row.clashes],
        "latest": latest,
        "changes": changes,
        "changes_counted": counted(changes),
        "refused": refused,
    }
