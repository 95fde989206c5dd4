"""The lists of declarations, frameworks and sign-ons, as the admin and plain SQL have them."""

from operator import attrgetter

from tests.faults.lists import stock_signing
from tests.faults.lists.specimen import Specimen

NAMES = ("search_text",)

SIGNING = {
    "declarations": Specimen(
        url_name="networks:declaration-list",
        fill=stock_signing.declarations,
        shown={
            "title": "title",
            "kind": "kind",
            "adopted": "adopted_on",
            "place": "place",
            "open": "sign_on_open",
            "ours": attrgetter("our_status_words"),
        },
        plain=("title", "kind", "adopted_on", "place", "country", "sign_on_open", "our_status"),
        filtered={"kind": "charter"},
        sorted="title",
        searched=NAMES,
    ),
    "members-of-networks": Specimen(
        url_name="networks:networkmember-list",
        fill=stock_signing.members,
        shown={
            "city": "city",
            "country": attrgetter("who.country"),
            "network": "network",
            "role": "role",
            "since": "since_year",
            "until": "until_year",
            "as_of": "as_of_on",
        },
        plain=(
            *("city__name", "city__country", "organisation__name", "network__name", "role"),
            *("since_year", "until_year", "as_of_on"),
        ),
        filtered={"role": "chair"},
        sorted="-since",
        searched=("city__search_text", "organisation__search_text"),
    ),
    "signatories-of-declarations": Specimen(
        url_name="networks:declarationsignatory-list",
        fill=stock_signing.signatories,
        shown={
            "city": "city",
            "country": attrgetter("who.country"),
            "declaration": "declaration",
            "signed": "signed_on",
            "as_of": "as_of_on",
        },
        plain=(
            *("city__name", "city__country", "organisation__name", "declaration__title"),
            *("signed_on", "as_of_on"),
        ),
        filtered={"country": "PL"},
        sorted="-signed",
        searched=("city__search_text", "organisation__search_text"),
    ),
    "frameworks": Specimen(
        url_name="networks:framework-list",
        fill=stock_signing.frameworks,
        shown={
            "title": "title",
            "adopted": "adopted_on",
            "body": "body",
            "symbol": "document_symbol",
            "binding": "legally_binding",
        },
        plain=("title", "adopted_on", "body", "document_symbol", "legally_binding"),
        filtered={"legally_binding": "no"},
        sorted="-adopted",
        searched=NAMES,
    ),
    "sign-ons": Specimen(
        url_name="networks:signon-list",
        fill=stock_signing.sign_ons,
        shown={
            "declaration": attrgetter("declaration.title"),
            "status": "status",
            "received": "received_on",
            "closes": "due_on",
            "signed": "signed_on",
            "owner": "owner",
        },
        plain=(
            *("declaration__title", "status", "received_on", "due_on", "signed_on"),
            "owner__last_name",
        ),
        filtered={"state": "signed"},
        sorted="-closes",
        searched=("declaration__search_text",),
    ),
    "sign-on-step-templates": Specimen(
        url_name="networks:signonsteptemplate-list",
        fill=stock_signing.step_templates,
        shown={
            "title": "title",
            "kind": "kind",
            "days": "days",
            "fast": "fast_days",
            "owner": "owner",
            "active": "is_active",
        },
        plain=("title", "kind", "days", "fast_days", "owner__last_name", "is_active"),
        filtered={"kind": "legal"},
        sorted="title",
        searched=("title",),
    ),
}
