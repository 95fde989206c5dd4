"""What the pages of a programme show."""

from django.template import engines
from markupsafe import Markup

from delegations.services.programme_changes import changes_since, counted
from delegations.services.programme_clashes import clashes
from delegations.services.programme_people import items_of
from delegations.services.programme_rows import DETAILS, by_day, label_of, rows_of, told


def shown(delegation, user, refused=None):
    """The programme as it is now: rows by day, clashes, and what changed since the last version.

    `refused` holds the hours typed beside one item that could not be kept, and why in HTML.
    """
    items = items_of(delegation)
    now, by_number = [told(item) for item in items], {item.pk: item for item in items}
    found = clashes(delegation, user, items)
    rows = rows_of(now, user)
    say(rows, DETAILS)
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


def say(rows, names):
    """Put what each row says into HTML. Most of it is said of many items, and is made once."""
    one, made = engines["parts"].env.get_template("programme_fact.html"), {}
    labels = {name: label_of(name) for name in names}
    for row in rows:
        facts = row.facts(labels)
        for fact in facts:
            if fact not in made:
                made[fact] = one.render(zip(("name", "label", "words"), fact, strict=True))
        row.said = Markup("".join(made[fact] for fact in facts))  # escaped there
