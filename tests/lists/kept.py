"""One record of each kind that an office keeps, with all that its sheet can link it to."""

from datetime import date, timedelta

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.utils import timezone

from networks.choices.membership import Function
from networks.choices.summits import AccessRoute, PlanStatus
from oia.accounts.models import User
from oia.reminders.models import Letter, Reminder
from tests import factories
from tests.factories import accounts

DAY = date(2026, 1, 1)


def agreement():
    made = factories.agreement(
        city=factories.city(),
        organisation=factories.organisation(),
        volunteers=factories.organisation(kind="ngo"),
        backup=factories.user(),
        department=factories.department(),
    )
    return tied(made, themes=[factories.theme()])


def contact():
    made = factories.contact(
        others="The press",
        organisation=factories.organisation(),
        city=factories.city(),
        owner=factories.user(),
        at=timezone.now().replace(microsecond=0),
    )
    links = {"people": [factories.person()], "colleagues": [factories.user()]}
    return tied(made, themes=[factories.theme()], **links)


def visit():
    made = factories.delegation(
        organisation=factories.organisation(),
        city=factories.city(),
        authorising_body=factories.organisation(kind="ministry"),
        host=factories.person(),
        host_fallback=factories.person(),
        backup=factories.user(),
        department=factories.department(),
        comes_from="The port",
        status="accepted",
        received_on=DAY,
        replied_on=DAY,
        kept_promise=True,
        decided_by=factories.user(),
        decided_on=DAY,
        decision_reason="An old friend",
    )
    return tied(made, themes=[factories.theme()])


def gift():
    factories.gift_rule()
    return factories.gift(
        other_name="Ana Silva",
        other_person=factories.person(),
        other_organisation=factories.organisation(),
        delegation=factories.delegation(),
        trip=factories.trip(),
        recipient_user=factories.user(),
        backup=factories.user(),
        status="accepted",
        decided_by=factories.user(),
        decided_on=DAY,
        decision_reason="Of small worth",
        declared_on=DAY,
        declared_by=factories.user(),
        value=80,
    )


def visit_step():
    late = {"template": factories.step_template(), "not_before": date(2026, 11, 23)}
    return factories.visit_step(**late)


def signatory():
    return factories.signatory(holding=factories.holding())


def days():
    """A day for each record that has one of its own."""
    return DAY + timedelta(days=next(accounts.numbers))


def tied(record, **links):
    for name, records in links.items():
        getattr(record, name).set(records)
    return record


def organisation():
    return factories.organisation(
        city=factories.city(),
        country="DE",
        parent=factories.organisation(),
        website="https://a.org",
    )


def person():
    someone = factories.person(email=f"p{next(accounts.numbers)}@city.test", languages="en")
    factories.holding(person=someone)
    return someone


def holding():
    return factories.holding(starts_on=DAY)


def network():
    found = factories.network(
        acronym=f"N{next(accounts.numbers)}",
        successor=factories.network(),
        parent=factories.network(),
        seat=factories.city(),
    )
    return tied(found, themes=[factories.theme(), factories.theme()])


def membership():
    return factories.membership(
        network=network(),
        paid_through=factories.network(),
        backup=factories.user(),
        department=factories.department(),
        political_liaison=factories.holding(),
        staff_liaison=factories.user(),
        billing_recipient=factories.user(),
        functions=[Function.DATA, Function.FUNDING],
    )


def seat():
    return factories.seat(
        holder=factories.holding(), substitute=factories.holding(), starts_on=DAY, role="Member"
    )


def participation():
    ours = factories.membership()
    return factories.participation(membership=ours, body=factories.body(network=ours.network))


def review():
    decided = {"decided_on": DAY, "decided_by": factories.user(), "recommendation": "keep"}
    return factories.review(**decided)


def duty():
    made = factories.duty(backup=factories.user(), every_months=12)
    return tied(made, networks=[factories.network()], departments=[factories.department()])


def duty_round():
    return factories.duty_round(submitted_on=DAY, submitted_by=factories.user())


def series():
    made = factories.series(mirrors=factories.series(), acronym=f"S{next(accounts.numbers)}")
    return tied(made, convener_networks=[factories.network(), factories.network()])


def summit():
    place = {"city": factories.city(), "parent_summit": factories.summit()}
    return factories.summit(edition_label="15th", website="https://summit.org", **place)


def template():
    return factories.template(series=factories.series(), replaces=factories.template())


def plan():
    return factories.plan(
        officer=factories.user(),
        backup=factories.user(),
        nominating_network=factories.network(),
        access_route=AccessRoute.NETWORK,
        status=PlanStatus.INTEND,
    )


def deadline():
    about = factories.membership()
    closed = {"status": "done", "closed_at": timezone.now(), "closed_by": factories.user()}
    made = factories.deadline(subject=about, backup=factories.user(), notes="Ask", **closed)
    return tied(made, helpers=[factories.user()])


def reminder():
    now = timezone.now()
    return Reminder.objects.create(
        deadline=factories.deadline(),
        version=1,
        step=7,
        recipient="user:1",
        user=factories.user(),
        on_behalf_of=factories.user(),
        reached_at=now,
        written_at=now,
        letter=letter(),
    )


def letter():
    now = timezone.now()
    return Letter.objects.create(
        user=factories.user(),
        address="someone@city.test",
        message_id=f"<{next(accounts.numbers)}@city.test>",
        go_at=now,
        written_at=now,
    )


def decision():
    about = factories.plan()
    return factories.decision(subject=about, paper=factories.attachment(subject=about))


def commitment():
    post = factories.holding()
    made = factories.commitment(
        subject=factories.plan(),
        promised_by=post.person,
        promised_as=post,
        to_organisation=factories.organisation(),
        to_person=factories.person(),
        to_city=factories.city(),
        backup=factories.user(),
        department=factories.department(),
        given_on=DAY,
        status="kept",
        closed_on=DAY,
        closed_by=factories.user(),
        evidence="Opened on 1 January",
    )
    return tied(made, themes=[factories.theme()])


def commitment_report():
    return factories.commitment_report(by=factories.user(), paper=factories.attachment())


def without_login():
    name = f"finance{next(accounts.numbers)}"
    return User.objects.create(
        username=name,
        email=f"{name}@city.test",
        first_name="Ola",
        last_name=name,
        password=UNUSABLE_PASSWORD_PREFIX,
        logs_in=False,
        department=factories.department(),
    )


def exchange_rate():
    return factories.exchange_rate(on=days())


def programme_item():
    visit = factories.delegation(status="confirmed")
    return factories.programme_item(
        delegation=visit,
        room="Blue room",
        host=factories.person(),
        greeter=factories.person(),
        guests=[factories.member(delegation=visit)],
        ours=[factories.person()],
        staff=[factories.user()],
        interpreting="consecutive",
        interpreter=factories.person(),
        travel_minutes=10,
    )


def trip():
    made = factories.trip(
        starts_on=date(2026, 5, 4),
        ends_on=date(2026, 5, 7),
        destination="The port",
        city=factories.city(),
        summit=factories.summit(),
        network=factories.network(),
        agreement=factories.agreement(),
        backup=factories.user(),
        department=factories.department(),
        acting=factories.person(),
        status="published",
        released_on=DAY,
        released_by=factories.user(),
    )
    return tied(made, themes=[factories.theme()], other_cities=[factories.city()])


def traveller():
    return factories.traveller(
        person=factories.person(),
        user=factories.user(),
        status="approved",
        decided_on=DAY,
        decided_by=factories.user(),
    )


def leg():
    trip = factories.trip()
    return factories.leg(trip=trip, travellers=[factories.traveller(trip=trip)])


def stay():
    trip = factories.trip()
    return factories.stay(trip=trip, travellers=[factories.traveller(trip=trip)])


def invitation():
    return factories.invitation(
        organisation=factories.organisation(),
        city=factories.city(),
        summit=factories.summit(),
        network=factories.network(),
        agreement=factories.agreement(),
        backup=factories.user(),
        goes_instead=factories.person(),
        trip=factories.trip(status="declined"),
        status="declined",
        decided_by=factories.user(),
        decided_on=DAY,
        decision_reason="Elections",
    )


def approval():
    return factories.approval(
        step=factories.chain_step(),
        role="outside",
        approver=factories.user(logs_in=False),
        status="approved",
        decided_on=DAY,
        decided_by=factories.user(),
    )


def trip_cost():
    trip = factories.trip()
    return factories.trip_cost(
        trip=trip,
        traveller=factories.traveller(trip=trip),
        leg=factories.leg(trip=trip),
        payer="host",
        source=factories.organisation(),
        actual="90.50",
    )


def meeting():
    return factories.meeting(counterpart=factories.person(), organisation=factories.organisation())


def declaration():
    made = factories.declaration(
        summit=factories.summit(), successor=factories.declaration(), website="https://a.org"
    )
    links = {"conveners": [factories.network()], "frameworks": [factories.framework()]}
    return tied(made, themes=[factories.theme()], **links)


def framework():
    made = factories.framework()
    return tied(made, themes=[factories.theme()], networks=[factories.network()])


def sign_on():
    return factories.sign_on(
        asked_by=factories.organisation(),
        signatory=factories.holding(),
        backup=factories.user(),
        department=factories.department(),
        status="signed",
        signed_on=DAY,
        approved_on=DAY,
        functions=["negotiation"],
    )


def sign_on_step():
    return factories.sign_on_step(
        owner=factories.user(),
        department=factories.department(),
        template=factories.sign_on_step_template(),
    )


def sign_on_step_template():
    asked = {"owner": factories.user(), "department": factories.department()}
    return factories.sign_on_step_template(**asked)


#: What makes a record of each sheet.
MAKERS = {
    "declaration_counts": factories.declaration_count,
    "declaration_signatories": factories.declaration_signatory,
    "declarations": declaration,
    "frameworks": framework,
    "instrument_texts": factories.instrument_text,
    "sign_on_step_templates": sign_on_step_template,
    "sign_on_steps": sign_on_step,
    "sign_ons": sign_on,
    "traces": factories.trace,
    "absences": lambda: factories.absence(deputy=factories.user()),
    "agreements": agreement,
    "cities": lambda: factories.city(other_names="Stadt"),
    "clearances": lambda: factories.clearance(authority=factories.organisation()),
    "commitment_reports": commitment_report,
    "commitments": commitment,
    "contacts": contact,
    "contributions": lambda: factories.contribution(what="Waste data"),
    "council_dates": lambda: factories.council_date(on=days(), agenda_closes_on=DAY),
    "decisions": decision,
    "deadlines": deadline,
    "delegates": lambda: factories.delegate(person=factories.person()),
    "departments": factories.department,
    "dues": lambda: factories.dues(paid_on=DAY, paid_amount="1720.00"),
    "duties": duty,
    "duty_rounds": duty_round,
    "exchange_rates": exchange_rate,
    "holders_of_posts": holding,
    "holidays": lambda: factories.holiday(on=days()),
    "letters": letter,
    "members": lambda: factories.member(part="head", rank=50),
    "memberships": membership,
    "milestone_templates": template,
    "milestones": lambda: factories.milestone(template=factories.template()),
    "network_bodies": factories.body,
    "network_members": factories.network_member,
    "networks": network,
    "organisations": organisation,
    "other_costs": lambda: factories.other_cost(what="Congress", on=DAY, hours="3.5"),
    "papers": lambda: factories.attachment(uploaded_by=factories.user()),
    "participations": participation,
    "people": person,
    "people_without_login": without_login,
    "photo_consents": factories.photo_consent,
    "plan_costs": lambda: factories.plan_cost(estimate="1200.00", actual="1100.00"),
    "plans": plan,
    "position_papers": lambda: factories.paper(owner=factories.user()),
    "posts": factories.post,
    "programme_items": programme_item,
    "reminders": reminder,
    "reviews": review,
    "seats": seat,
    "signatories": signatory,
    "side_events": lambda: factories.side_event(partners="ICLEI"),
    "speaking_slots": lambda: factories.speaking_slot(speaker=factories.person()),
    "summit_series": series,
    "summits": summit,
    "terms": factories.term,
    "gift_rules": factories.gift_rule,
    "rank_places": factories.rank_place,
    "letter_templates": factories.letter_template,
    "gifts": gift,
    "step_templates": lambda: factories.step_template(
        kind="study", replaces=factories.step_template()
    ),
    "themes": factories.theme,
    "trips": trip,
    "travellers": traveller,
    "legs": leg,
    "lodgings": stay,
    "invitations": invitation,
    "approval_chain": lambda: factories.chain_step(
        role="outside", approver=factories.user(logs_in=False)
    ),
    "trip_approvals": approval,
    "factor_sets": factories.factor_set,
    "emission_factors": lambda: factories.emission_factor(travel_class="business", until_km=900),
    "trip_costs": trip_cost,
    "meetings": meeting,
    "trip_steps": lambda: factories.trip_step(template=factories.trip_step_template()),
    "trip_step_templates": factories.trip_step_template,
    "visit_steps": visit_step,
    "visit_costs": factories.visit_cost,
    "visit_hours": factories.visit_hours,
    "visit_flags": factories.visit_flag,
    "visit_speeches": factories.visit_speech,
    "visits": visit,
}
