"""Who is asked before the city signs, as it comes with the program. Then it is the office's."""

from dataclasses import asdict, dataclass

from networks.choices.declarations import StepKind
from networks.models import SignOnStepTemplate


@dataclass(frozen=True, kw_only=True)
class ShippedStep:
    """A default. Without `fast_days` nobody is asked on the fast track."""

    slug: str
    title: str
    kind: str
    days: int
    fast_days: int | None = None


SHIPPED = (
    ShippedStep(slug="legal", title="Legal comments", kind=StepKind.LEGAL, days=14, fast_days=3),
    ShippedStep(
        slug="department",
        title="Comments of the subject department",
        kind=StepKind.DEPARTMENT,
        days=10,
        fast_days=3,
    ),
    ShippedStep(slug="budget", title="Budget comments", kind=StepKind.BUDGET, days=10),
)


def after_migrate(apps=None, **kwargs):
    """Writes where there is a table: the way back from a migration comes by here as well."""
    if apps is None or "signonsteptemplate" in apps.all_models["networks"]:
        write_shipped_steps()


def write_shipped_steps():
    """Write the shipped steps that the office does not have yet. Never changes one it has."""
    known = set(SignOnStepTemplate.objects.values_list("slug", flat=True))
    for one in SHIPPED:
        if one.slug not in known:
            SignOnStepTemplate.objects.create(**asdict(one))
