"""Where the directory stands in the navigation, and what it shows on the pages of partners."""

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from oia.core.plugs import (
    Activity,
    CalendarLayer,
    Chapter,
    NavEntry,
    Outliving,
    RecordPanel,
    Searched,
    SearchedField,
    Themed,
    answering,
    called,
    listing,
    register,
    telling,
)
from oia.core.remembered import country
from oia.directory import chapters, days
from oia.directory.models import (
    Agreement,
    City,
    Clearance,
    Contact,
    Organisation,
    Person,
    Post,
    PostHolding,
    Signatory,
    with_posts_held,
)
from oia.directory.services import contacts, merging, outliving

SHOWN, LATEST = 50, 10


def agreed_with(record, user):
    """The agreements with a city or an organisation, in one query."""
    names = {City: "city", Organisation: "organisation"}
    name = names.get(type(record))
    if name is None or not user.has_perm("directory.view_agreement"):
        return None
    found = made_with(record, user).visible_to(user)
    found = found.defer("notes", "search_text").order_by("-signed_on", "pk")
    return {
        "agreements": list(found[:SHOWN]),
        "agreement_new_query": f"?{name}={record.pk}"
        if user.has_perm("directory.add_agreement")
        else "",
    }


def made_with(record, user):
    """The agreements that name an organisation; or a city, or who is there as far as one sees."""
    if isinstance(record, Organisation):
        return Agreement.objects.filter(organisation=record)
    bodies = Organisation.objects.visible_to(user).filter(city=record).values("pk")
    return Agreement.objects.filter(Q(city=record) | Q(organisation__in=bodies))


def in_touch(record, user):
    """The last contacts with whom a record is about, in one query."""
    name = contacts.NAMES.get(type(record))
    if name is None or not user.has_perm("directory.view_contact"):
        return None
    found = contacts.with_partners_of(record).visible_to(user)
    found = found.defer("notes", "search_text", "said", "agreed").order_by("-at", "-pk")
    asked = contacts.address_of(record)
    return {
        "contacts": list(found[:LATEST]),
        "contact_all_query": asked if name else "",
        "contact_new_query": asked if user.has_perm("directory.add_contact") else "",
    }


def merged_into(record, user):
    """What was merged into a record, in one query."""
    found = merging.merges_into(record, user)
    return found and {"merges": found}


register(
    RecordPanel(
        name="merges",
        title=_("Merged into this"),
        template="panels/merges.html",
        context=merged_into,
        order=90,
    )
)
register(Activity(name="contacts", title=_("Contact log"), latest=contacts.latest))
for name, title, right, icon, events, facts in [
    (
        *("contacts", _("Contacts"), "contact", "chat-left-text"),
        *(chapters.contacts, chapters.last_said),
    ),
    (
        *("agreements", _("Agreements"), "agreement", "file-earmark-check"),
        *(chapters.agreements, chapters.agreements_stand),
    ),
    ("posts", _("Posts"), "postholding", "person-badge", chapters.posts, chapters.posts_now),
]:
    register(
        Chapter(
            name=name,
            title=title,
            right=f"directory.view_{right}",
            icon=icon,
            events=events,
            facts=facts,
        )
    )
register(
    NavEntry(
        title=_("Contact log"),
        url_name="directory:contact-list",
        right="directory.view_contact",
        group=_("Work"),
        icon="chat-left-text",
        order=44,
    )
)
register(
    RecordPanel(
        name="contacts",
        title=_("Contacts"),
        template="panels/contacts.html",
        context=in_touch,
        order=27,
    )
)
register(
    NavEntry(
        title=_("Agreements"),
        url_name="directory:agreement-list",
        right="directory.view_agreement",
        group=_("Work"),
        icon="file-earmark-check",
        order=43,
    )
)
register(
    RecordPanel(
        name="agreements",
        title=_("Agreements"),
        template="panels/agreements.html",
        context=agreed_with,
        order=25,
    )
)
register(
    Outliving(
        name="agreed",
        title=_("Agreements in force"),
        template="directory/outliving.html",
        context=outliving.agreed_in,
        order=60,
    )
)
for title, name, icon, order in [
    (_("Cities"), "city", "buildings", 60),
    (_("Organisations"), "organisation", "bank", 61),
    (_("People"), "person", "people", 62),
]:
    register(
        NavEntry(
            title=title,
            url_name=f"directory:{name}-list",
            right=f"directory.view_{name}",
            group=_("Reference"),
            icon=icon,
            order=order,
        )
    )

register(
    NavEntry(
        title=_("Consular list"),
        url_name="directory:consular-list",
        right="directory.view_organisation",
        group=_("Reference"),
        icon="flag",
        order=63,
    )
)
register(
    NavEntry(
        title=_("Doubles"),
        url_name="directory:double-list",
        right="directory.change_person",
        group=_("Reference"),
        icon="intersect",
        order=64,
    )
)
register(
    CalendarLayer(
        name="national-days",
        title=_("National days"),
        entries=days.national_days,
        icon="flag",
        right="directory.view_organisation",
        order=45,
    )
)

register(
    Searched(
        name="person",
        model=Person,
        title=_("People"),
        fields=(
            *called("name", "native_name", "spoken_name", "former_names"),
            *telling("honorific", "email", "languages"),
            *answering("phone"),
        ),
        along=lambda people, user: with_posts_held(people, timezone.localdate(), user),
        hint=lambda person: ", ".join(str(holding.post) for holding in person.posts_held),
        icon="people",
        order=10,
    )
)
register(
    Searched(
        name="city",
        model=City,
        title=_("Cities"),
        fields=(
            *called("name"),
            SearchedField(path="other_names", is_name=True, is_list=True),
        ),
        weight="population",
        hint=lambda city: city.told_apart,
        icon="buildings",
        order=20,
    )
)
register(
    Searched(
        name="organisation",
        model=Organisation,
        title=_("Organisations"),
        fields=(
            *called("name", "short_name", "former_names"),
            *telling("city__name"),
            *listing("city__other_names"),
            *telling("website", "email", "notes"),
            *answering("phone"),
        ),
        hint=lambda one: country(one.country),
        icon="bank",
        order=15,
    )
)
register(
    Searched(
        name="post",
        model=Post,
        title=_("Posts"),
        fields=(
            *called("title"),
            SearchedField(path="organisation__name", is_name=True),
            *telling("organisation__short_name", "organisation__city__name"),
            *listing("organisation__city__other_names"),
        ),
        reads=("organisation",),
        icon="person-badge",
        order=18,
    )
)
register(
    Searched(
        name="posting",
        model=PostHolding,
        title=_("Who holds which post"),
        fields=(
            SearchedField(path="person__name", label=_("Name")),
            SearchedField(path="person__native_name", label=_("Name in own script")),
            SearchedField(path="person__spoken_name", label=_("Name as spoken")),
            SearchedField(path="person__former_names", is_list=True, label=_("Also known as")),
            SearchedField(path="post__organisation__name", label=_("Organisation")),
            SearchedField(path="post__organisation__short_name", label=_("Organisation")),
            SearchedField(path="post__organisation__city__name", label=_("City")),
            SearchedField(
                path="post__organisation__city__other_names", is_list=True, label=_("City")
            ),
        ),
        hint=lambda holding: holding.in_words,
        reads=("person", "post__organisation"),
        leads_to="person",
        order=11,
    )
)
register(
    Searched(
        name="agreement",
        model=Agreement,
        title=_("Agreements"),
        fields=(
            *called("title"),
            *telling("city__name"),
            *listing("city__other_names"),
            *telling("organisation__name", "organisation__short_name"),
            *telling("subjects", "activity_plan", "notes"),
        ),
        icon="file-earmark-check",
        order=35,
    )
)
register(
    Searched(
        name="clearance",
        model=Clearance,
        title=_("Clearances"),
        fields=(
            *called("reference"),
            *telling("authority__name", "authority_words", "notes"),
        ),
        reads=("agreement",),
        icon="shield-check",
        order=55,
    )
)
register(
    Searched(
        name="signatory",
        model=Signatory,
        title=_("Signatories"),
        fields=(*called("name"), *telling("post")),
        hint=lambda signatory: signatory.agreement,
        reads=("agreement",),
        icon="pen",
        order=56,
    )
)
register(
    Searched(
        name="contact",
        model=Contact,
        title=_("Contact log"),
        fields=(
            *called("about"),
            *telling("others", "city__name"),
            *listing("city__other_names"),
            *telling("organisation__name", "organisation__short_name"),
            *telling("said", "agreed", "next_step", "notes"),
        ),
        text=contacts.names_of_theirs,
        text_label=_("People of theirs"),
        text_of=tuple(f"people__{name}" for name in ("name", "native_name", "sensitivity")),
        icon="chat-left-text",
        order=60,
    )
)
register(
    CalendarLayer(
        name="contacts",
        title=_("Contacts"),
        entries=days.contacts,
        icon="chat-left-text",
        right="directory.view_contact",
        themed=True,
        order=40,
    )
)
for model in (Agreement, Contact):
    register(Themed(name=model._meta.label_lower, model=model))
