"""Every list page of the program, with the columns that the admin and plain SQL would have."""

from operator import attrgetter

from django.contrib.admin import DateFieldListFilter
from django.utils import timezone

from tests.faults.lists import (
    stock_delegations,
    stock_directory,
    stock_networks,
    stock_promises,
    stock_reminders,
    stock_summits,
    stock_trips,
)
from tests.faults.lists.specimen import Specimen
from tests.faults.lists.specimens_signing import SIGNING

NAMES = ("search_text",)


def posts_of(person):
    return ", ".join(f"{one.post.title}, {one.post.organisation.name}" for one in person.posts_held)


def heads_of(body):
    return ", ".join(str(held.person) for post in body.headed_by for held in post.heads)


def names_of(relation):
    return lambda record: ", ".join(str(one) for one in getattr(record, relation))


def names_of_all(relation):
    return lambda record: ", ".join(str(one) for one in getattr(record, relation).all())


DIRECTORY = {
    "cities": Specimen(
        url_name="directory:city-list",
        fill=stock_directory.cities,
        shown={name: name for name in ("name", "country", "population", "zone")}
        | {"from": "is_own"},
        plain=("name", "country", "population", "zone", "is_own"),
        filtered={"country": "PL"},
        sorted="-population",
        searched=NAMES,
    ),
    "organisations": Specimen(
        url_name="directory:organisation-list",
        fill=stock_directory.organisations,
        shown={name: name for name in ("name", "kind", "city", "country")},
        plain=("name", "short_name", "kind", "city_id", "city__name", "country"),
        filtered={"kind": "embassy"},
        sorted="country",
        searched=NAMES,
    ),
    "consuls": Specimen(
        url_name="directory:consular-list",
        fill=stock_directory.consuls,
        shown={
            "country": "country",
            "name": "name",
            "head": heads_of,
            "jurisdiction": "jurisdiction",
            "day": attrgetter("national_day"),
            "reach": "phone",
        },
        plain=("country", "name", "career", "jurisdiction", "phone", "email"),
        filtered={"career": "honorary"},
        sorted="name",
        searched=NAMES,
        may_sort=True,
    ),
    "people": Specimen(
        url_name="directory:person-list",
        fill=stock_directory.people,
        shown={
            "name": "name",
            "posts": posts_of,
            "languages": "languages",
            "changed": "updated_at",
        },
        plain=("name", "native_name", "do_not_contact", "languages", "updated_at"),
        filtered={"contact": "not"},
        sorted="-changed",
        searched=NAMES,
    ),
    "without-login": Specimen(
        url_name="accounts:without-login-list",
        fill=stock_directory.outsiders,
        shown={
            "name": attrgetter("get_full_name"),
            "email": "email",
            "department": "department",
            "language": "language",
            "state": "is_active",
        },
        plain=("first_name", "last_name", "email", "department__name", "language", "is_active"),
        filtered={"state": "left"},
        narrow=lambda found, asked: found if "state" in asked else found.active(),
        sorted="email",
        searched=("first_name", "last_name", "email"),
    ),
}

NETWORKS = {
    "networks": Specimen(
        url_name="networks:network-list",
        fill=stock_networks.networks,
        shown={
            "name": "name",
            "kind": "kind",
            "region": "region",
            "themes": names_of("themes_shown"),
            "founded": "founded_year",
            "ours": attrgetter("our_status_words"),
        },
        plain=("name", "acronym", "slug", "kind", "region", "founded_year", "our_status"),
        filtered={"kind": "thematic"},
        sorted="-founded",
        searched=NAMES,
    ),
    "memberships": Specimen(
        url_name="networks:membership-list",
        fill=stock_networks.memberships,
        shown={
            "network": attrgetter("network.name"),
            "status": "status",
            "lead": "lead",
            "term": "term_ends_on",
            "notice": "notice_by",
            "dues": attrgetter("dues_state_label"),
        },
        plain=("network__name", "status", "lead__last_name", "notice_by", "dues_state"),
        filtered={"status": "belonging"},
        sorted="network",
        searched=("network__search_text",),
    ),
    "duties": Specimen(
        url_name="networks:duty-list",
        fill=stock_networks.duties,
        shown={
            "name": "name",
            "networks": names_of("networks_shown"),
            "lead": "lead",
            "round": attrgetter("next_period"),
            "closes": attrgetter("next_closes_on"),
        },
        plain=("name", "platform", "lead__last_name", "next_period", "next_closes_on"),
        filtered={"owed": "no"},
        sorted="-name",
        searched=NAMES,
    ),
}

SUMMITS = {
    "summits": Specimen(
        url_name="networks:summit-list",
        fill=stock_summits.summits,
        shown={
            "name": "name",
            "starts": "starts_on",
            "ends": "ends_on",
            "place": "host_city",
            "status": "status",
            "ours": attrgetter("our_status_words"),
        },
        plain=("name", "slug", "starts_on", "ends_on", "host_city", "status", "our_status"),
        filtered={"status": "held"},
        sorted="name",
        searched=NAMES,
        beside=(("starts_on", DateFieldListFilter),),
        narrow=lambda found, asked: found if asked else found.upcoming(timezone.localdate()),
    ),
    "series": Specimen(
        url_name="networks:series-list",
        fill=stock_summits.series,
        shown={
            **{name: name for name in ("name", "acronym", "level", "cadence", "mirrors")},
            "editions": attrgetter("edition_count"),
        },
        plain=("name", "slug", "acronym", "level", "cadence", "edition_count"),
        filtered={"level": "state"},
        sorted="acronym",
        searched=NAMES,
    ),
    "templates": Specimen(
        url_name="networks:template-list",
        fill=stock_summits.templates,
        shown={
            "title": "title",
            "days": "days_before_start",
            "audience": "audience",
            "series": "series",
            "active": "is_active",
        },
        plain=("title", "days_before_start", "audience", "series__name", "is_active"),
        filtered={"audience": "director"},
        sorted="title",
        searched=("title",),
    ),
    "visit-letters": Specimen(
        url_name="delegations:lettertemplate-list",
        fill=stock_delegations.letters,
        shown={
            "says": "says",
            "language": "language",
            "heading": "heading",
            "active": "is_active",
        },
        plain=("says", "language", "heading", "is_active"),
        filtered={"says": "visa"},
        sorted="heading",
        searched=("heading",),
    ),
}

REMINDERS = {
    "deadlines": Specimen(
        url_name="reminders:deadline-list",
        fill=stock_reminders.deadlines,
        shown={
            "due": "falls_due_at",
            "title": "title",
            "kind": attrgetter("kind_label"),
            "owner": "owner",
            "state": "status",
        },
        plain=("falls_due_at", "title", "kind", "owner__last_name", "status"),
        filtered={"state": "done"},
        sorted="title",
        searched=("title",),
        beside=(("due_on", DateFieldListFilter),),
        found="Rhine",
        narrow=lambda found, asked: found if "state" in asked else found.unsettled(),
    ),
    "letters": Specimen(
        url_name="reminders:letter-list",
        fill=stock_reminders.letters,
        shown={
            "written": "written_at",
            "to": attrgetter("user"),
            "subject": "subject",
            "state": "state",
            "goes": attrgetter("go_at"),
        },
        plain=("written_at", "user__last_name", "subject", "server_words", "state", "go_at"),
        filtered={"state": "given_up"},
        sorted="to",
        searched=("subject", "address"),
    ),
    "reminders": Specimen(
        url_name="reminders:reminders-of",
        fill=stock_reminders.reminders,
        shown={
            "reached": "reached_at",
            "deadline": "deadline",
            "step": attrgetter("step_label"),
            "to": "user",
            "state": "state",
            "when": attrgetter("when"),
        },
        plain=("reached_at", "deadline__title", "step", "user__last_name", "state"),
        filtered={"state": "given_up"},
        sorted="reached",
        searched=("user__first_name", "user__last_name", "user__email", "recipient"),
        found="Nordic",
        about=lambda: stock_reminders.subjects()[0],
        may_sort=True,
    ),
}

PROMISES = {
    "agreements": Specimen(
        url_name="directory:agreement-list",
        fill=stock_promises.agreements,
        shown={
            "title": "title",
            "partner": "city",
            "kind": "kind",
            "status": "status",
            "owner": "owner",
            "signed": "signed_on",
            "ends": "ends_on",
            "activity": "last_activity_on",
        },
        plain=("title", "city__name", "kind", "status", "owner__last_name", "signed_on", "ends_on"),
        filtered={"kind": "memorandum"},
        sorted="-signed",
        searched=NAMES,
        beside=(("ends_on", DateFieldListFilter),),
    ),
    "contacts": Specimen(
        url_name="directory:contact-list",
        fill=stock_promises.contacts,
        shown={
            "at": "at",
            "about": "about",
            "with": names_of_all("people"),
            "channel": "channel",
            "colleagues": names_of_all("colleagues"),
            "next": "next_step",
        },
        plain=("at", "about", "city__name", "others", "channel", "next_step", "next_step_on"),
        filtered={"channel": "call"},
        sorted="about",
        searched=NAMES,
        beside=(("at", DateFieldListFilter),),
    ),
    "commitments": Specimen(
        url_name="commitments:commitment-list",
        fill=stock_promises.commitments,
        shown={
            "due": "due_on",
            "text": "text",
            "to": "to_city",
            "owner": "owner",
            "department": "department",
            "state": "status",
        },
        plain=("due_on", "text", "to_city__name", "owner__last_name", "department__name", "status"),
        filtered={"state": "kept"},
        sorted="text",
        searched=(*NAMES, "to_city__search_text"),
        beside=(("due_on", DateFieldListFilter),),
        found="Rhine",
        narrow=lambda found, asked: found if "state" in asked else found.open(),
    ),
    "imports": Specimen(
        url_name="sheets:import-list",
        fill=stock_promises.imports,
        shown={
            "number": "pk",
            "kind": "sheet_name",
            "file": "file_name",
            "by": "by",
            "brought": "created_at",
            "state": "state",
            "rows": "total",
        },
        plain=("sheet_name", "file_name", "by__last_name", "created_at", "state", "total"),
        filtered={"state": "undone"},
        sorted="file",
        searched=("file_name",),
    ),
}

VISITS = {
    "visits": Specimen(
        url_name="delegations:delegation-list",
        fill=stock_delegations.visits,
        shown={
            "title": "title",
            "origin": "city",
            "kind": "kind",
            "status": "status",
            "received": "received_on",
            "reply": "reply_by",
            "arrives": "arrives_on",
            "owner": "owner",
        },
        plain=(
            *("reference", "title", "city__name", "comes_from", "kind", "status"),
            *("received_on", "reply_by", "arrives_on", "owner__last_name"),
        ),
        filtered={"kind": "study"},
        sorted="title",
        searched=NAMES,
        beside=(("arrives_on", DateFieldListFilter),),
    ),
    "visit-steps": Specimen(
        url_name="delegations:steptemplate-list",
        fill=stock_delegations.templates,
        shown={
            "title": "title",
            "days": "days_before",
            "counted": "counted_from",
            "audience": "audience",
            "kind": "kind",
            "active": "is_active",
        },
        plain=("title", "days_before", "counted_from", "audience", "kind", "is_active"),
        filtered={"audience": "director"},
        sorted="title",
        searched=("title",),
    ),
}

GIFTS = {
    "gifts": Specimen(
        url_name="delegations:gift-list",
        fill=stock_delegations.gifts,
        shown={
            "description": "description",
            "on": "on",
            "other": "other_organisation",
            "recipient": "recipient_class",
            "value": "value",
            "status": "status",
            "declare": "declare_by",
        },
        plain=(
            *("reference", "description", "on", "other_organisation__name", "other_name"),
            *("recipient_class", "value", "currency", "status", "declare_by", "declared_on"),
        ),
        filtered={"status": "declined"},
        sorted="description",
        searched=NAMES,
        beside=(("on", DateFieldListFilter),),
    ),
    "gift-rules": Specimen(
        url_name="delegations:giftrule-list",
        fill=stock_delegations.gift_rules,
        shown={
            "name": "name",
            "covers": "source",
            "threshold": "threshold",
            "window": "window_months",
            "days": "days",
            "valid": "valid_from",
            "active": "is_active",
        },
        plain=(
            *("name", "source", "recipient", "where", "threshold", "currency", "window_months"),
            *("days", "counted_in", "valid_from", "valid_until", "is_active"),
        ),
        filtered={"recipient": "mayor"},
        sorted="-name",
        searched=("name",),
    ),
}

TRIPS = {
    "trips": Specimen(
        url_name="delegations:trip-list",
        fill=stock_trips.trips,
        shown={
            "title": "title",
            "goes": "city",
            "kind": "kind",
            "status": "status",
            "leaves": "starts_on",
            "returns": "ends_on",
            "owner": "owner",
        },
        plain=(
            *("reference", "title", "city__name", "destination", "kind", "status"),
            *("starts_on", "ends_on", "owner__last_name"),
        ),
        filtered={"kind": "summit"},
        sorted="title",
        searched=NAMES,
        beside=(("starts_on", DateFieldListFilter),),
    ),
    "invitations": Specimen(
        url_name="delegations:invitation-list",
        fill=stock_trips.invitations,
        shown={
            "title": "title",
            "status": "status",
            "received": "received_on",
            "answer": "answer_by",
            "first": "starts_on",
            "pays": "would_pay",
            "owner": "owner",
        },
        plain=(
            *("reference", "title", "status", "received_on", "answer_by", "starts_on"),
            *("would_pay", "owner__last_name"),
        ),
        filtered={"would_pay": "host"},
        sorted="title",
        searched=NAMES,
        beside=(("starts_on", DateFieldListFilter),),
    ),
    "trip-steps": Specimen(
        url_name="delegations:tripsteptemplate-list",
        fill=stock_trips.templates,
        shown={
            "title": "title",
            "days": "days_before",
            "counted": "counted_from",
            "audience": "audience",
            "kind": "kind",
            "active": "is_active",
        },
        plain=("title", "days_before", "counted_from", "audience", "kind", "is_active"),
        filtered={"audience": "director"},
        sorted="title",
        searched=("title",),
    ),
    "factors": Specimen(
        url_name="delegations:emissionfactor-list",
        fill=stock_trips.factors,
        shown={
            "mode": "mode",
            "distance": "from_km",
            "kg": "kg_per_km",
            "set": "factor_set",
        },
        plain=(
            *("mode", "travel_class", "from_km", "until_km", "kg_per_km"),
            "factor_set__name",
        ),
        filtered={"mode": "train"},
        sorted="distance",
        searched=("factor_set__name", "notes"),
    ),
    "approval": Specimen(
        url_name="delegations:chainstep-list",
        fill=stock_trips.chain,
        shown={
            "order": "order",
            "title": "title",
            "body": "body",
            "role": "role",
            "kind": "kind",
            "payer": "payer",
            "active": "is_active",
        },
        plain=("order", "title", "body", "role", "kind", "payer", "is_active"),
        filtered={"body": "council"},
        sorted="title",
        searched=("title",),
    ),
}

SPECIMENS = DIRECTORY | NETWORKS | SUMMITS | REMINDERS | PROMISES
SPECIMENS |= TRIPS | GIFTS | VISITS | SIGNING
