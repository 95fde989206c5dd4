"""What the demo city's memberships cost: dues paid, due and in arrears; travel and hours."""

from datetime import timedelta

from django.utils import timezone

from networks.choices.membership import ChargesBy, CostKind
from networks.models import Dues, OtherCost
from networks.services import dues as paying
from networks.services import parts


def build(story):
    of_old(story)
    this_year(story)
    arrears(story)
    other_costs(story)


def write(story, slug, due_on, amount, currency="EUR", **more):
    """The dues of the fiscal year in which they fall due."""
    row = Dues(
        membership=story.things["memberships"][slug],
        fiscal_year=story.office.fiscal_year_of(due_on),
        amount=amount,
        currency=currency,
        due_on=due_on,
        **more,
    )
    return parts.save_part(row, by=story.people["officer"])


def of_old(story):
    """The years before, paid in time."""
    amounts = {
        "uclg": ("4560.00", "4420.00"),
        "iclei": ("3180.00", "3100.00"),
        "eurocities": ("13980.00", "13550.00"),
        "energy-cities": ("2900.00", "2900.00"),
        "polis": ("5200.00", "5200.00"),
    }
    for slug, years in amounts.items():
        for ago, amount in enumerate(years, 1):
            due_on = story.years_ago(ago, 5, 31)
            row = write(story, slug, due_on, amount, invoiced_on=due_on - timedelta(days=45))
            paid_on = due_on - timedelta(days=6)
            paying.pay(row, by=story.people["officer"], on=paid_on)


def this_year(story):
    """One paid in the weeks that are played, one invoiced then, one that waits."""
    officer, protocol = story.people["officer"], story.people["protocol"]
    uclg = write(
        story,
        "uclg",
        story.day(-15),
        "4700.00",
        formula_input="284,000 inhabitants",
        invoice_no=f"{story.day(-58).year}-1177",
        invoiced_on=story.day(-58),
    )

    def approve():
        uclg.approved_on = timezone.localdate()
        parts.save_part(uclg, by=officer, why="Approved for payment")

    story.then(30, approve, by=officer)
    story.then(22, lambda: paying.pay(uclg, by=officer), by=officer)

    def iclei_invoice():
        day, no = story.day(-19), f"ES/{story.day(-19).year}/0342"
        write(story, "iclei", story.day(10), "3250.00", invoiced_on=day, invoice_no=no)

    story.then(19, iclei_invoice, by=officer)
    write(story, "eurocities", story.day(16), "14370.00", invoiced_on=story.day(-60))
    write(story, "polis", story.day(-41), "5200.00", invoiced_on=story.day(-86))
    energy = write(story, "energy-cities", story.day(-34), "2950.00")
    story.then(36, lambda: paying.pay(energy, by=protocol), by=protocol)


def arrears(story):
    """Mayors for Peace asks 2,000 yen a year, all charges on us: too small to be noticed."""
    for ago in (2, 1):
        write(story, "mayors-for-peace", story.years_ago(ago, 9, 30), "2000", "JPY")
    write(
        story,
        "mayors-for-peace",
        story.day(-17),
        "2000",
        "JPY",
        charges_by=ChargesBy.US,
        formula_input="The same for every city",
    )


def other_costs(story):
    """Travel and hours, in this fiscal year and the one before."""
    year = story.office.fiscal_year_of(story.begins_on)
    rows = [
        ("uclg", year, CostKind.TRAVEL, "World Council, two people", "2840.00", None),
        ("uclg", year, CostKind.HOURS, "Statutory meetings, culture", "5460.00", "156.0"),
        ("uclg", year - 1, CostKind.TRAVEL, "Congress, three people", "7310.00", None),
        ("uclg", year - 1, CostKind.HOURS, "", None, "140.0"),
        ("c40", year, CostKind.HOURS, "Networks on food and on heat", "7000.00", "200.0"),
        ("c40", year, CostKind.TRAVEL, "Workshop on heat", "1180.00", None),
        ("iclei", year, CostKind.HOURS, "Climate data", "4200.00", "120.0"),
        ("eurocities", year, CostKind.TRAVEL, "Forum and annual meeting", "3920.00", None),
        ("eurocities", year, CostKind.HOURS, "Three working groups", "6300.00", "180.0"),
        ("energy-cities", year, CostKind.HOURS, "", "560.00", "16.0"),
        ("mayors-for-peace", year, CostKind.OTHER, "Peace day with the schools", "900.00", None),
    ]
    for slug, fiscal_year, kind, what, amount, hours in rows:
        cost = OtherCost(
            membership=story.things["memberships"][slug],
            fiscal_year=fiscal_year,
            kind=kind,
            what=what,
            amount=amount,
            hours=hours,
            currency="EUR" if amount else "",
        )
        parts.save_part(cost, by=story.people["officer"])
