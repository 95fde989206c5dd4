"""One of everything that an address can name, built once and walked many times."""

from contextlib import contextmanager
from datetime import date, timedelta
from types import SimpleNamespace

from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.test import Client
from django.utils import timezone

from networks.models import CatalogueNote, SummitShift
from oia.accounts.choices import Role
from oia.accounts.models import Holiday, Office, SavedView
from oia.core import states
from oia.core.visibility import Sensitivity
from oia.directory.models import Double
from oia.directory.services import merging
from oia.reminders.choices import Button
from oia.reminders.models import (
    Deadline,
    Letter,
    Press,
    Reminder,
    Rule,
    Snooze,
)
from oia.reminders.words import rendering
from tests import factories

#: Begins every word that only protocol may know of a guest.
GUEST = "Closet"
EXPIRES = date(2193, 7, 19)  # a day that nothing else falls on

NOW = "2026-11-23T10:00Z"


def in_days(count):
    return timezone.localdate() + timedelta(days=count)


@contextmanager
def undone():
    """Whatever happens to the database here is taken back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


class People:
    """One person of each role, logged in, and nobody."""

    def __init__(self):
        self.users, self.cookies, self.absences = {}, {}, {}
        for role in Role:
            user = factories.in_role(role, username=f"walker-{role}")
            client = Client()
            client.force_login(user)
            self.users[str(role)] = user
            self.cookies[str(role)] = client.cookies
            self.absences[str(role)] = factories.absence(user=user)

    def ask(self, who, method, url):
        """The answer to a request that leaves no trace, not even a lost session."""
        client = Client(raise_request_exception=False)
        if who in self.cookies:
            for name, morsel in self.cookies[who].items():
                client.cookies[name] = morsel.value
        with undone():
            answer = getattr(client, method)(url)
            answer.body = b"".join(answer) if answer.streaming else answer.content
        return answer


class World(SimpleNamespace):
    """One record of each kind with one of each of its parts; all their names begin with `mark`."""

    def __init__(self, mark, *, secret=False, lead=None):
        level = Sensitivity.RESTRICTED if secret else Sensitivity.OFFICE
        super().__init__(mark=mark, kept={"sensitivity": level}, lead=lead or factories.user())
        self.add_directory()
        self.add_agreement()
        self.add_network()
        self.add_membership()
        self.add_duty()
        self.add_summit()
        self.add_plan()
        self.add_signing()
        self.add_delegation()
        self.add_gift()
        self.add_trip()
        self.add_papers()
        self.add_commitments()
        self.add_reminders()
        self.add_house()
        self.add_answer()
        self.add_import()
        self.add_doubles()

    def word(self, kind):
        return f"{self.mark}{kind}"

    def record(self, kind, **kw):
        """What a record of some kind is made with: its sensitivity, and words that tell on it."""
        return self.kept | {"notes": self.word(f"{kind}notes")} | kw

    def named(self, kind, **kw):
        return self.record(kind, name=self.word(kind), **kw)

    def slugged(self, kind, **kw):
        return self.named(kind, slug=self.word(kind).lower(), **kw)

    def add_directory(self):
        self.city = factories.city()
        self.theme = factories.theme()
        self.organisation = factories.organisation(**self.named("organisation"), city=self.city)
        self.person = factories.person(**self.named("person"))
        self.post = factories.post(organisation=self.organisation, title=self.word("post"))
        self.holding = factories.holding(post=self.post, person=self.person)

    def add_agreement(self):
        ours = self.record("agreement", title=self.word("agreement"), subjects=self.word("about"))
        self.agreement = factories.agreement(
            **ours, organisation=self.organisation, city=self.city, owner=self.lead
        )
        of = {"agreement": self.agreement}
        self.clearance = factories.clearance(**of, reference=self.word("clearance"))
        self.signatory = factories.signatory(**of, name=self.word("signatory"))
        self.tell_move(self.agreement)
        said = self.record("contact", about=self.word("call"), said=self.word("talk"))
        self.contact = factories.contact(**said, organisation=self.organisation)
        self.contact.people.add(self.person)

    def add_network(self):
        self.network = factories.network(**self.slugged("network"))
        self.body = factories.body(network=self.network, name=self.word("body"))
        self.note = CatalogueNote.objects.create(
            slug=f"{self.mark}-note", kind="network", record="elsewhere", text="Sources differ."
        )

    def add_membership(self):
        ours = self.record("membership", objectives=self.word("membershipobjectives"))
        self.membership = factories.membership(network=self.network, lead=self.lead, **ours)
        of = {"membership": self.membership}
        self.term, self.dues = factories.term(**of), factories.dues(**of)
        self.othercost = factories.other_cost(**of, what=self.word("cost"))
        self.seat = factories.seat(**of, body=self.body, role=self.word("role"))
        self.participation = factories.participation(
            **of, meeting=self.word("meeting"), colleague=self.lead
        )
        self.review = factories.review(**of)
        self.tell_move(self.membership)

    def tell_move(self, record):
        states.write_down(record, "", record.status, by=self.lead, why=self.word("why"))

    def add_duty(self):
        self.department = factories.department()
        self.duty = factories.duty(**self.named("duty"), lead=self.lead)
        self.duty.networks.add(self.network)
        self.dutyround = factories.duty_round(duty=self.duty, period=self.word("period"))
        self.contribution = factories.contribution(
            round=self.dutyround, department=self.department, what=self.word("contribution")
        )

    def add_summit(self):
        self.series = factories.series(**self.slugged("series"))
        self.series.convener_networks.add(self.network)
        self.summit = factories.summit(**self.slugged("summit"), series=self.series)
        self.bare_summit = factories.summit(**self.slugged("baresummit"), series=self.series)
        self.template = factories.template()
        self.shift = SummitShift.objects.create(
            summit=self.summit,
            old_starts_on=date(2027, 10, 1),
            starts_on=self.summit.starts_on,
            ends_on=self.summit.ends_on,
            why=self.word("shift"),
            by=self.lead,
            at=NOW,
        )

    def add_plan(self):
        ours = self.record("plan", objectives=self.word("objectives"))
        self.plan = factories.plan(summit=self.summit, lead=self.lead, **ours)
        of = {"plan": self.plan}
        self.milestone = factories.milestone(**of, title=self.word("milestone"))
        self.delegate = factories.delegate(**of, name=self.word("delegate"))
        self.sideevent = factories.side_event(**of, title=self.word("sideevent"))
        self.speakingslot = factories.speaking_slot(**of, session=self.word("session"))
        self.paper = factories.paper(**of, title=self.word("paper"))
        self.plancost = factories.plan_cost(**of, what=self.word("plancost"))
        self.tell_move(self.plan)

    def add_signing(self):
        told = {"addressed_to": self.word("addressee"), "slug": self.word("declaration").lower()}
        told["title"] = self.word("declaration")
        self.declaration = factories.declaration(
            **self.record("declaration", **told), summit=self.summit
        )
        self.declaration.conveners.add(self.network)
        self.declarationcount = factories.declaration_count(
            declaration=self.declaration, source=self.word("counter")
        )
        named = {"title": self.word("framework"), "slug": self.word("framework").lower()}
        self.framework = factories.framework(**self.record("framework", **named))
        who = {"city": self.city, "note": self.word("membernote")}
        self.networkmember = factories.network_member(network=self.network, **who)
        factories.network_member(network=self.network, organisation=self.organisation)
        who = {"city": self.city, "note": self.word("signatorynote")}
        self.declarationsignatory = factories.declaration_signatory(
            declaration=self.declaration, **who
        )
        factories.declaration_signatory(
            declaration=self.declaration, organisation=self.organisation
        )
        self.declaration.frameworks.add(self.framework)
        of = {"declaration": self.declaration}
        self.instrumenttext = factories.instrument_text(
            f"The cities of {self.word('wording')} act.", **of, title=self.word("version")
        )
        self.older_text = factories.instrument_text("The cities act.", **of)
        told = {"reservations": self.word("reservation"), "status": "signed"}
        self.signon = factories.sign_on(
            **self.record("signon", **told, signed_on=date(2026, 11, 20)),
            **of,
            owner=self.lead,
            asked_by=self.organisation,
            signatory=self.holding,
            approved_text=self.instrumenttext,
        )
        self.signonsteptemplate = factories.sign_on_step_template()
        self.signonstep = factories.sign_on_step(
            sign_on=self.signon, text=self.word("comment"), title=self.word("asked")
        )
        self.trace = factories.trace(
            sign_on=self.signon, framework=self.framework, position=self.word("wish")
        )
        self.tell_move(self.signon)
        factories.office(signed_list_is_public=True)

    def add_delegation(self):
        asked = self.record(
            "visit",
            title=self.word("visit"),
            purpose=self.word("purpose"),
            requester=self.word("requester"),
            decision_reason=self.word("verdict"),
        )
        comes = {"organisation": self.organisation, "city": self.city, "host": self.person}
        self.delegation = factories.delegation(**asked, **comes, owner=self.lead)
        self.visitstep = factories.visit_step(
            delegation=self.delegation, title=self.word("visitstep")
        )
        self.member = factories.member(delegation=self.delegation, name=self.word("guest"))
        self.photoconsent = factories.photo_consent(member=self.member, how=self.word("consent"))
        factories.member_private(
            member=self.member,
            diet=f"{GUEST}diet",
            access_needs=f"{GUEST}access",
            mobile=f"{GUEST}mobile",
            passport_number=f"{GUEST}passport",
            passport_expires_on=EXPIRES,
        )
        self.steptemplate = factories.step_template()
        self.add_programme()
        of = {"delegation": self.delegation}
        self.visitcost = factories.visit_cost(**of, what=self.word("banquet"))
        self.visithours = factories.visit_hours(**of, what=self.word("rehearsal"), user=self.lead)
        self.visitflag = factories.visit_flag(**of, name=self.word("flag"))
        self.visitspeech = factories.visit_speech(**of, speaker=self.word("speaker"))
        self.lettertemplate = factories.letter_template()
        self.visitletter = factories.visit_letter(
            delegation=self.delegation, heading=self.word("letter"), text=self.word("drafted")
        )
        self.tell_move(self.delegation)

    def add_programme(self):
        told = {"title": self.word("item"), "place": self.word("place"), "room": self.word("room")}
        told |= {"run_sheet": self.word("runsheet"), "seating": self.word("seating")}
        told |= {"vehicle": self.word("bus"), "interpreter_words": self.word("voice")}
        self.programmeitem = factories.programme_item(
            **told,
            delegation=self.delegation,
            host=self.person,
            guests=[self.member],
            interpreting="whispered",
            audience="public",
        )
        factories.programme_item(
            delegation=self.delegation, ours=[self.person], interpreting="consecutive"
        )
        self.programmeversion = factories.programme_version(
            delegation=self.delegation, why=self.word("frozen")
        )

    def add_gift(self):
        told = {"occasion": self.word("occasion"), "other_name": self.word("donor")}
        told |= {"decision_reason": self.word("ruling"), "status": "accepted"}
        told |= {"affiliation": self.word("firm"), "kept_at": self.word("vault")}
        told |= {"declared_on": date(2026, 11, 20), "declaration": self.word("filed")}
        self.gift = factories.gift(
            **self.record("gift", description=self.word("bowl"), **told),
            owner=self.lead,
            delegation=self.delegation,
            other_person=self.person,
            other_organisation=self.organisation,
        )
        self.giftrule = factories.gift_rule()
        self.rankplace = factories.rank_place()
        self.tell_move(self.gift)

    def add_trip(self):
        told = {"purpose": self.word("aim"), "results": self.word("outcome")}
        told |= {"objectives": self.word("goal"), "destination": self.word("whereto")}
        self.trip = factories.trip(
            **self.record("trip", title=self.word("journey"), **told),
            city=self.city,
            owner=self.lead,
            summit=self.summit,
            network=self.network,
            agreement=self.agreement,
            acting=self.person,
        )
        self.trip.other_cities.add(factories.city())
        of = {"trip": self.trip}
        self.traveller = factories.traveller(
            **of, name=self.word("traveller"), person=self.person, part="mayor"
        )
        self.leg = factories.leg(**of, to_place=self.word("stopover"), travellers=[self.traveller])
        self.stay = factories.stay(**of, name=self.word("hotel"))
        self.tripstep = factories.trip_step(**of, title=self.word("tripstep"))
        self.tripsteptemplate = factories.trip_step_template()
        self.gift.trip = self.trip
        self.gift.save()
        self.tell_move(self.trip)
        self.add_trip_decisions()

    def add_trip_decisions(self):
        of = {"trip": self.trip}
        self.emissionfactor = factories.emission_factor()
        self.factorset = self.emissionfactor.factor_set
        self.approval = factories.approval(**of, title=self.word("clearing"))
        factories.approval(
            **of,
            role="outside",
            status="conditions",
            decided_on=date(2026, 11, 20),
            words_said=self.word("condition"),
            given_by=self.word("board"),
            paper=self.word("minutes"),
        )
        self.tripcost = factories.trip_cost(
            **of, what=self.word("ticket"), payer="host", source=self.organisation
        )
        self.bill = factories.attachment(subject=self.trip, title=self.word("bill"))
        self.tripcost.receipts.add(self.bill)
        self.meeting = factories.meeting(
            **of,
            topic=self.word("topic"),
            briefing=self.word("brief"),
            outcome=self.word("agreed"),
            counterpart=self.person,
            organisation=self.organisation,
        )
        self.chainstep = factories.chain_step()
        factories.office(publish_trips=True)
        told = {"host": self.word("inviter"), "about": self.word("whycome")}
        told |= {"decision_reason": self.word("because"), "answer": self.word("reply")}
        self.invitation = factories.invitation(
            **self.record("invitation", title=self.word("gala"), **told),
            owner=self.lead,
            organisation=self.organisation,
            city=self.city,
            goes_instead=self.person,
        )
        self.tell_move(self.invitation)

    def add_papers(self):
        on = {"subject": self.organisation}
        self.attachment = factories.attachment(**on, title=self.word("attachment"))
        self.decision = factories.decision(**on, instrument=self.word("decision"))
        self.type = ContentType.objects.get_for_model(self.organisation)

    def add_commitments(self):
        self.commitment = factories.commitment(
            **self.record("commitment", text=self.word("promise"), evidence=self.word("evidence")),
            subject=self.membership,
            owner=self.lead,
            to_organisation=self.organisation,
            promised_by=self.person,
        )
        self.commitmentreport = factories.commitment_report(
            commitment=self.commitment, text=self.word("standing")
        )
        self.tell_move(self.commitment)

    def add_reminders(self):
        typed = {"owner": self.lead, "subject": self.membership, "due_on": in_days(3)}
        self.deadline = factories.deadline(
            **self.record("deadline"), **typed, title=self.word("deadline")
        )
        self.dates = ContentType.objects.get_for_model(Deadline)
        self.rule = Rule.objects.get(slug="every-other")
        self.letter = Letter.objects.create(
            user=self.lead, address=self.lead.email, message_id=self.mark, go_at=NOW, written_at=NOW
        )
        self.reminder = Reminder.objects.create(
            deadline=self.deadline,
            version=1,
            step=3,
            recipient=f"user:{self.lead.pk}",
            user=self.lead,
            letter=self.letter,
            reached_at=NOW,
            written_at=NOW,
        )
        rendering.write(self.letter, [self.reminder], Office.current(), timezone.now())
        self.letter.save()
        self.failingaddress = factories.failing_address(address=f"{self.mark}@city.test".lower())
        self.snooze = Snooze.objects.create(
            deadline=self.deadline, version=1, recipient=self.reminder.recipient, until=NOW
        )
        self.press = Press.objects.create(reminder=self.reminder, button=Button.SNOOZE)
        self.calendarfeed = factories.calendar_feed(owner=self.lead)
        self.mail = "20261123-100000-0123456789abcdef"

    def add_house(self):
        self.outsider = factories.user(first_name="Finance", logs_in=False)
        self.savedview = SavedView.objects.create(
            owner=self.outsider, list="directory:city-list", name="Ours", is_shared=True
        )
        self.holiday = Holiday.objects.get_or_create(
            on=date(2026, 12, 25), defaults={"name": "Christmas Day"}
        )[0]

    def add_answer(self):
        """Somebody outside is asked by letter for a verdict on a trip and a comment on a text, and
        holds the keys to their pages.
        """
        asked = factories.approval(role="outside", approver=self.outsider)
        self.asked = self.question("trip.approval", asked)
        step = factories.sign_on_step(owner=self.outsider, due_on=date(2099, 12, 1))
        self.commented = self.question("signon.comments", step)

    def question(self, kind, origin):
        return Reminder.objects.create(
            deadline=Deadline.objects.get(kind=kind, origin_id=origin.pk),
            version=1,
            what="asked",
            step=0,
            recipient=f"user:{self.outsider.pk}",
            user=self.outsider,
            reached_at=NOW,
            written_at=NOW,
        )

    def add_import(self):
        """Written, with one row that was not taken, by somebody whom nobody walks as."""
        taken = {"verdict": "new", "fate": "written", "name": self.word("row"), "record_id": 1}
        rows = [factories.wrong_row(raw=[self.word("wrong"), "x"]), taken]
        self.bringing = factories.bringing(
            by=self.lead, state="done", rows=rows, file_name=f"{self.word('import')}.csv"
        )

    def add_doubles(self):
        """One that may be the person, and two who were made one."""
        self.double = factories.person(**self.named("double", email=f"{self.mark}@double.test"))
        kept = factories.person(**self.named("keeper"))
        dropped = factories.person(**self.named("goner"))
        self.merge = merging.merge(kept, dropped, by=None)
        Double.objects.create(
            kind="directory.person", first_id=self.person.pk, second_id=self.double.pk
        )

    def house(self):
        """What only the admin shows, by model."""
        return {
            "auth.group": Group.objects.first(),
            "accounts.office": Office.current(),
            "accounts.user": self.lead,
            "accounts.department": self.department,
            "accounts.holiday": self.holiday,
            "accounts.councildate": factories.council_date(),
            "accounts.exchangerate": factories.exchange_rate(),
            "accounts.absence": factories.absence(user=self.lead),
        }
