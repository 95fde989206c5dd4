"""What has to be ready for a visit, as it comes with the program. Then it is the office's."""

from dataclasses import dataclass

from delegations.choices.visit import Audience, CountedFrom, VisitKind
from delegations.models import StepTemplate


@dataclass(frozen=True, kw_only=True)
class ShippedStep:
    """A planning default. `replaces` is the slug of the common one that it stands in for."""

    slug: str
    title: str
    days: int
    kind: str = ""
    counted_from: str = CountedFrom.ARRIVAL
    audience: str = Audience.OWNER
    is_active: bool = True
    replaces: str = ""


LEFT = {"counted_from": CountedFrom.DEPARTURE}

SHIPPED = (
    ShippedStep(slug="names-final", title="Names and head of the party final", days=14),
    ShippedStep(slug="interpreter-booked", title="Interpreter and rooms booked", days=21),
    ShippedStep(slug="security-list", title="Security list handed over", days=7),
    ShippedStep(slug="briefing-due", title="Briefing handed in", days=5),
    ShippedStep(slug="programme-freeze", title="Programme frozen", days=3),
    ShippedStep(slug="thank-you", title="Thank-you letter sent", days=-5, **LEFT),
    ShippedStep(slug="visit-report", title="Report: what was said and promised", days=-14, **LEFT),
    ShippedStep(
        slug="official-invitation",
        title="Letter of invitation signed",
        days=42,
        kind=VisitKind.OFFICIAL,
        audience=Audience.MAYOR_OFFICE,
    ),
    ShippedStep(
        slug="official-names-final",
        title="Names, order of precedence and head of the party final",
        days=21,
        kind=VisitKind.OFFICIAL,
        replaces="names-final",
    ),
    ShippedStep(
        slug="study-experts",
        title="Experts of our departments found",
        days=28,
        kind=VisitKind.STUDY,
    ),
    ShippedStep(
        slug="courtesy-security-list",
        title="No security list for a courtesy call",
        days=7,
        kind=VisitKind.COURTESY,
        is_active=False,
        replaces="security-list",
    ),
    ShippedStep(
        slug="transit-programme-freeze",
        title="No programme while they change planes",
        days=3,
        kind=VisitKind.TRANSIT,
        is_active=False,
        replaces="programme-freeze",
    ),
)


def after_migrate(**kwargs):
    write_shipped_steps()


def write_shipped_steps():
    """Write the shipped steps that the office does not have yet. Never changes one it has."""
    known = dict(StepTemplate.objects.values_list("slug", "pk"))
    for one in SHIPPED:
        if one.slug not in known:
            known[one.slug] = StepTemplate.objects.create(
                slug=one.slug,
                title=one.title,
                kind=one.kind,
                days_before=one.days,
                counted_from=one.counted_from,
                audience=one.audience,
                is_active=one.is_active,
                replaces_id=known.get(one.replaces),
            ).pk
