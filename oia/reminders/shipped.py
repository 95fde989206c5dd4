"""The rules that come with the program: written once, then the managers'."""

from oia.core.plugs import ShippedRule, board
from oia.reminders.models import Rule


def after_migrate(**kwargs):
    write_shipped_rules()


def write_shipped_rules():
    """Write the declared rules that the office does not have yet. Never changes one it has, and
    leaves to it the kinds of dates that it covers already."""
    known = dict(Rule.objects.values_list("slug", "kinds"))
    covered = {kind for kinds in known.values() for kind in kinds}
    for plug in board.all(ShippedRule):
        kinds = [kind for kind in plug.kinds if kind not in covered]
        if plug.slug not in known and kinds:
            Rule.objects.create(
                slug=plug.slug,
                name=plug.name,
                kinds=kinds,
                steps=", ".join(str(step) for step in plug.steps),
                overdue_every=plug.overdue_every,
                overdue_until=plug.overdue_until,
                recipients=list(plug.to),
                climbs_after=plug.climbs_after,
                climbs_to=f"role:{plug.climbs_to}",
                working_days=plug.working_days,
            )
