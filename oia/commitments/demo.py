"""What the demo city promised and was promised, under this mayor and the one before."""

from oia.commitments.choices import Direction
from oia.commitments.models import Commitment
from oia.commitments.services import chasing, closing, promising, reporting
from oia.core.dates import add_months
from oia.core.plugs import DemoPart, register
from oia.core.visibility import Sensitivity


def write_down(story, text, given_on, *, subject, by="officer", to=None, **more):
    """A promise, seen to by whoever wrote it down unless another owner is named."""
    person = story.people[by]
    fields = {"owner": person, "subject": subject, "given_on": given_on} | more
    return promising.promise(Commitment(text=text, **fields), by=person, to=to)


def build(story):
    under_the_former_mayor(story)
    climate(story)
    to_partners(story)
    from_partners(story)
    quiet_ones(story)


def under_the_former_mayor(story):
    """What outlives a term: one that still has time, and one that nobody kept."""
    persons, departments = story.things["persons"], story.things["departments"]
    peace = story.things["memberships"]["mayors-for-peace"]
    former = {"promised_by": persons["former mayor"]}
    write_down(
        story,
        "A peace garden in each of the nine school districts",
        story.years_ago(6, 8, 6),
        subject=peace,
        to=peace.network,
        by="protocol",
        backup=story.people["officer"],
        department=departments["Culture"],
        due_on=story.day(150),
        wording="Each member city plants and tends a garden of peace where its pupils learn.",
        indicator="Gardens planted",
        target="One for each district",
        target_value=9,
        unit="gardens",
        **former,
    )
    lodz = story.things["organisations"]["Łódź"]
    tram = write_down(
        story,
        "An exhibition of our trams in Łódź",
        story.years_ago(5, 5, 9),
        subject=lodz,
        to=lodz,
        due_on=story.years_ago(4, 5, 9),
        **former,
    )
    why = "The museum of transport closed; Łódź agrees to drop it."
    closing.lapse(tram, by=story.people["director"], why=why)


def climate(story):
    """A target with a figure, reported on every year; the next report is due in three weeks."""
    officer, first = story.people["officer"], add_months(story.day(21), -12)
    c40 = story.things["memberships"]["c40"]
    halved = write_down(
        story,
        "Halve the emissions of municipal buildings by 2030",
        add_months(first, -12),
        subject=c40,
        to=c40.network,
        promised_by=story.things["persons"]["mayor"],
        department=story.things["departments"]["Climate and Energy"],
        backup=story.people["protocol"],
        indicator="Emissions of municipal buildings, less than in 2015",
        target="50 % less",
        target_value=50,
        unit="%",
        report_every=12,
    )
    report = halved.reports.get()
    report.on, report.value = first, 31
    report.text = "Heat pumps in eleven schools; the swimming pool is put off to next year."
    reporting.give_report(report, by=officer)


def to_partners(story):
    """One that is late and was asked about, one that was kept, and one that is counted."""
    organisations, people = story.things["organisations"], story.people
    kobe = write_down(
        story,
        "Host families for six pupils from Kobe",
        story.years_ago(1, 11, 3),
        subject=organisations["Kobe"],
        to=organisations["Kobe"],
        backup=people["protocol"],
        department=story.things["departments"]["International Affairs"],
        due_on=story.day(-6),
    )
    asking = {"to": f"user:{people['officer'].pk}", "by": people["director"]}
    words = "Kobe’s city hall called this morning."
    story.then(4, lambda: chasing.chase(kobe, words=words, **asking), by=people["director"])
    lviv = write_down(
        story,
        "Two used fire engines for Lviv, with spare parts",
        story.years_ago(1, 2, 24),
        subject=organisations["Lviv"],
        to=organisations["Lviv"],
        by="protocol",
        due_on=story.day(-12),
    )

    def handed_over():
        lviv.refresh_from_db()
        evidence = "Handed over at the border; protocol signed by both fire brigades."
        closing.keep_it(lviv, by=people["protocol"], evidence=evidence)

    story.then(19, handed_over, by=people["protocol"])
    write_down(
        story,
        "Tell the council which demands of the mayors the G20 took up",
        story.begins_on,
        subject=story.things["u20"],
        by="director",
        to_words="the city council",
        due_after=6,
        due_from="given_on",
    )


def from_partners(story):
    """What others promised us, and we remind ourselves of."""
    fortaleza = story.things["organisations"]["Fortaleza"]
    write_down(
        story,
        "Send an expert on mangroves to our climate week",
        story.day(-90),
        subject=fortaleza,
        to=fortaleza,
        direction=Direction.THEIRS,
        due_on=story.day(12),
    )


def quiet_ones(story):
    """One that nobody minds yet, as Today says, and one that is not for everybody."""
    organisations = story.things["organisations"]
    write_down(
        story,
        "Show the consul the new theatre before it opens",
        story.day(-70),
        subject=organisations["consulate-br"],
        to=story.things["persons"]["consulate-br"],
        owner=None,
        to_words="and the cultural attaché",
    )
    write_down(
        story,
        "A room for the consulate should it have to leave its house",
        story.day(-80),
        subject=organisations["consulate-ua"],
        by="director",
        due_on=story.day(60),
        sensitivity=Sensitivity.RESTRICTED,
    )


register(DemoPart(name="commitments", build=build, order=45))
