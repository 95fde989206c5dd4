"""The directory as sheets: cities, organisations, people, posts and who held them, themes."""

from django.db.models import Prefetch
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from oia.core.plugs import register
from oia.core.sheets import (
    NUMBER,
    Beside,
    Kind,
    Sheet,
    SheetColumn,
    check_and_save,
    of_field,
    of_fields,
)
from oia.core.visibility import Sensitivity
from oia.directory.models import City, Organisation, Person, Post, PostHolding, Theme
from oia.directory.services.posts import holds, keep_person, keep_theme
from oia.directory.sheets.targets import CITY, ORGANISATION, PERSON, POST


def held_today():
    """Who holds which posts today, the most important first."""
    held = PostHolding.objects.held_on(timezone.localdate())
    return held.select_related("post__organisation").order_by("-post__is_head", "pk")


def with_posts(people):
    return people.prefetch_related(Prefetch("holdings", held_today(), to_attr="held_now"))


def post_of(person):
    """Title and organisation of the post somebody holds, where the whole office may know it."""
    held = person.__dict__.get("held_now")
    if held is None:
        held = held_today().filter(person=person) if person.pk else ()
    posts = (holding.post for holding in held)
    open_to_all = (one for one in posts if one.organisation.sensitivity == Sensitivity.OFFICE)
    post = next(open_to_all, None)
    return (post.title, post.organisation) if post else (None, None)


def writes_post(at):
    """Keeps what a row says of the post until the person is stored: title 0, organisation 1."""

    def write(person, value):
        both = list(person.__dict__.get("row_post", post_of(person)))
        both[at] = value
        person.row_post = tuple(both)

    return write


def has_post(person, said):
    """Whether somebody holds the post that a row gives them, be it not their first."""
    title, organisation = post_of(person)
    title, organisation = said.get("post") or title, said.get("organisation") or organisation
    return bool(title and organisation) and holds(person, organisation, title)


def posts_given(pks):
    """The posts that some people ever held: their time in each, and the post itself."""
    held = PostHolding.objects.filter(person__in=pks).select_related("post").order_by("pk")
    return [(holding.person_id, [holding, holding.post]) for holding in held]


POST_HELD = (
    SheetColumn(
        name="post",
        label=_("post"),
        kind=Kind.TEXT,
        longest=Post._meta.get_field("title").max_length,
        read=lambda person: post_of(person)[0],
        write=writes_post(0),
        also=("Title", "Position", "Function", "Job title", "Role"),
        help=_("The post held today. Another one given here is added; none is taken away."),
    ),
    SheetColumn(
        name="organisation",
        label=_("organisation"),
        kind=Kind.LINK,
        target=ORGANISATION,
        read=lambda person: post_of(person)[1],
        write=writes_post(1),
        also=("Company", "Employer", "Institution"),
        help=_("Where that post is."),
    ),
)

register(
    Sheet(
        name="cities",
        title=_("Cities"),
        model=City,
        url_name="directory:city-list",
        columns=(
            NUMBER,
            of_field(City, "name", also=("City",)),
            *of_fields(City, "country", "zone", "latitude", "longitude", "population"),
            of_field(City, "other_names"),
        ),
        keys=(("name", "country"),),
        alike="name",
        alike_within=("country",),
        save=check_and_save,
        order=10,
    )
)

register(
    Sheet(
        name="organisations",
        title=_("Organisations"),
        model=Organisation,
        url_name="directory:organisation-list",
        columns=(
            NUMBER,
            of_field(Organisation, "name", also=("Organisation", "Organization")),
            of_field(Organisation, "short_name", also=("Acronym", "Abbreviation")),
            of_field(Organisation, "kind", also=("Type",)),
            of_field(Organisation, "city", target=CITY),
            of_field(Organisation, "country"),
            of_field(Organisation, "parent", target=ORGANISATION),
            *of_fields(Organisation, "website", "email", "phone"),
            *of_fields(Organisation, "career", "jurisdiction", "national_date", "national_month"),
            *of_fields(Organisation, "sensitivity", "notes"),
        ),
        keys=(("name", "country"), ("name",)),
        alike="name",
        prepare=lambda found: found.select_related("city", "parent"),
        save=check_and_save,
        order=20,
    )
)

register(
    Sheet(
        name="people",
        title=_("People"),
        model=Person,
        url_name="directory:person-list",
        columns=(
            NUMBER,
            of_field(Person, "name", also=("Full name", "Person", "Contact")),
            *of_fields(Person, "spoken_name", "native_name"),
            of_field(Person, "honorific", also=("Salutation", "Prefix")),
            *POST_HELD,
            of_field(Person, "email", also=("Mail", "E-mail address")),
            of_field(Person, "phone", also=("Phone", "Tel", "Mobile")),
            *of_fields(Person, "languages", "do_not_contact", "sensitivity", "notes"),
        ),
        keys=(("email",), ("name",)),
        alike="name",
        prepare=with_posts,
        save=keep_person,
        beside=Beside(columns=("post", "organisation"), has=has_post, of=posts_given),
        order=30,
    )
)

register(
    Sheet(
        name="posts",
        title=_("Posts"),
        model=Post,
        columns=(
            NUMBER,
            of_field(Post, "organisation", target=ORGANISATION),
            of_field(Post, "title", also=("Post", "Position")),
            *of_fields(Post, "is_head", "several_holders"),
        ),
        keys=(("organisation", "title"),),
        alike="title",
        alike_within=("organisation",),
        prepare=lambda found: found.select_related("organisation"),
        save=check_and_save,
        order=22,
    )
)

register(
    Sheet(
        name="holders_of_posts",
        title=_("Holders of posts"),
        model=PostHolding,
        columns=(
            NUMBER,
            of_field(PostHolding, "post", target=POST),
            of_field(PostHolding, "person", target=PERSON),
            *of_fields(PostHolding, "starts_on", "ends_on"),
        ),
        keys=(("post", "person", "starts_on"),),
        prepare=lambda found: found.select_related("post__organisation", "person"),
        save=check_and_save,
        order=32,
    )
)

register(
    Sheet(
        name="themes",
        title=_("Themes"),
        model=Theme,
        columns=(
            NUMBER,
            of_field(Theme, "name", also=("Theme", "Topic")),
            of_field(Theme, "slug", required=False),
        ),
        keys=(("slug",), ("name",)),
        alike="name",
        save=keep_theme,
        order=40,
    )
)
