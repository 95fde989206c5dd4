"""The rules that come with the program: written once, then the managers'."""

from oia.core.plugs import ShippedRule, board
from oia.reminders.models import Rule


def after_migrate(**kwargs):
    write_shipped_rules()


def write_shipped_rules():
    """Write the declared rules that the office does not have yet. Never changes one it has."""
    known = set(Rule.objects.values_list("slug", flat=True))
    for plug in board.all(ShippedRule):
        if plug.slug not in known:
            Rule.objects.create(
                slug=plug.slug,
                name=plug.name,
                kinds=list(plug.kinds),
                steps=", ".join(str(step) for step in plug.steps),
                overdue_every=plug.overdue_every,
                overdue_until=plug.overdue_until,
                recipients=list(plug.to),
                climbs_after=plug.climbs_after,
                climbs_to=f"role:{plug.climbs_to}",
                working_days=plug.working_days,
            )
