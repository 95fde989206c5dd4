"""The address of every page in a world, by the page's full name."""

from django.urls import reverse

from delegations.services import public_form
from oia.reminders.choices import Button
from oia.reminders.keys import answer_key, key

#: Pages named after one thing and found by the number of another.
NAMED_BY = {
    "directory:person-give-post": "person",
    "directory:post-new": "organisation",
    "directory:holding-new": "post",
    "directory:holding-edit": "holding",
    "directory:holding-end": "holding",
    **{f"desk:relationship-{name}": name for name in ("city", "organisation", "person")},
}
BY_SLUG = ("network", "series", "summit", "declaration", "framework")
PLAN_PARTS = ("milestone", "delegate", "sideevent", "speakingslot", "paper", "plancost")
AGREEMENT_PARTS = ("clearance", "signatory")
MEMBERSHIP_PARTS = ("term", "dues", "othercost", "seat", "participation", "review")
BARE = {
    *(
        "core:changes",
        "core:sightings",
        "desk:calendar",
        "desk:calendar-year",
        "desk:today",
        "desk:search",
        "networks:membership-overlap",
        "networks:template-new",
        "networks:signonsteptemplate-new",
        *("networks:signed-public", "networks:signed-json", "networks:signed-csv"),
        "networks:signon-side-by-side",
        "delegations:steptemplate-new",
        "delegations:lettertemplate-new",
        "delegations:gift-public",
        "delegations:delegation-figures",
        "delegations:tripsteptemplate-new",
        *("delegations:chainstep-new", "delegations:emissionfactor-new"),
        *("delegations:factorset-new", "delegations:trip-pocket-worker"),
        *("delegations:trip-public-csv", "delegations:trip-public-json"),
    ),
    *("reminders:why", "accounts:settings", "reminders:mail-list"),
    *("reminders:sending", "reminders:sending-hold", "reminders:sending-release"),
    *("reminders:wishes", "commitments:commitment-hand-over"),
}


def kwargs(name, world):
    """What the address of a page wants to know of a world."""
    app, _colon, page = name.rpartition(":")
    subject, _dash, step = page.partition("-")
    thing = getattr(world, NAMED_BY.get(name, subject), None)
    if name in SPECIAL:
        return SPECIAL[name](world)
    if app in ("", "accounts") or name in BARE or step in ("list", "lookup"):
        return {}
    if subject == "plan":
        return {"slug": world.summit.slug}
    if subject in PLAN_PARTS:
        pk = {} if step in ("new", "fill") else {"pk": thing.pk}
        return {"slug": world.summit.slug} | pk | ({"step": "done"} if step == "step" else {})
    if subject in MEMBERSHIP_PARTS:
        return {"membership": world.membership.pk} | ({} if step == "new" else {"pk": thing.pk})
    if subject in AGREEMENT_PARTS:
        return {"agreement": world.agreement.pk} | ({} if step == "new" else {"pk": thing.pk})
    if step == "new" and name not in NAMED_BY:
        return {}
    return {"slug": thing.slug} if subject in BY_SLUG else {"pk": thing.pk}


def of_visit(world):
    return {"reference": world.delegation.reference}


def part_of_visit(name, **more):
    """What the address of a part of a visit wants to know: whose, and which."""
    return lambda world: of_visit(world) | {"pk": getattr(world, name).pk} | more


HOSTING = ("visitcost", "visithours", "visitflag", "visitspeech")
VISITS = dict.fromkeys(("detail", "edit", "dates", "move", "triage", "origin", "decide"), of_visit)
VISIT_PARTS = {
    **dict.fromkeys(("visitstep-new", "visitstep-fill"), of_visit),
    **dict.fromkeys(("visitstep-edit", "visitstep-remove"), part_of_visit("visitstep")),
    **dict.fromkeys([f"member-{page}" for page in ("new", "paste", "order", "compare")], of_visit),
    **dict.fromkeys(("member-cards", "visitletter-for-visas"), of_visit),
    **dict.fromkeys(("member-private-all", "member-private-edit"), of_visit),
    **dict.fromkeys(
        [f"member-{page}" for page in ("edit", "remove", "move", "photos", "private")],
        part_of_visit("member"),
    ),
    "visitstep-step": part_of_visit("visitstep", step="done"),
    **dict.fromkeys(
        [f"programme-{page}" for page in ("detail", "shift", "freeze", "print", "versions")],
        of_visit,
    ),
    "programme-version": lambda w: of_visit(w) | {"number": w.programmeversion.number},
    "visitletter-new": of_visit,
    **{f"{name}-new": of_visit for name in HOSTING},
    **{f"{name}-{page}": part_of_visit(name) for name in HOSTING for page in ("edit", "remove")},
    **dict.fromkeys(
        [f"visitletter-{page}" for page in ("detail", "edit", "remove", "keep", "sent")],
        part_of_visit("visitletter"),
    ),
    "programmeitem-new": of_visit,
    **dict.fromkeys(
        [f"programmeitem-{page}" for page in ("edit", "remove", "times")],
        part_of_visit("programmeitem"),
    ),
}


def of_gift(world):
    return {"reference": world.gift.reference}


GIFTS = dict.fromkeys(("detail", "edit", "move", "declare", "note", "keep-note"), of_gift)


def of_trip(world):
    return {"reference": world.trip.reference}


def part_of_trip(name, **more):
    return lambda world: of_trip(world) | {"pk": getattr(world, name).pk} | more


def of_invitation(world):
    return {"reference": world.invitation.reference}


TRIP_PARTS = (
    *("traveller", "leg", "stay", "tripstep", "approval", "tripcost"),
    "meeting",
)
TRIPS = {
    **{
        f"trip-{page}": of_trip
        for page in ("detail", "edit", "dates", "report", "move", "pocket", "calendar", "booking")
    },
    **{f"{name}-new": of_trip for name in TRIP_PARTS},
    **{f"{name}-{page}": part_of_trip(name) for name in TRIP_PARTS for page in ("edit", "remove")},
    "tripcost-receipt": lambda world: part_of_trip("tripcost", paper=world.bill.pk)(world),
    **{f"traveller-{page}": part_of_trip("traveller") for page in ("claim", "paper")},
    "tripstep-fill": of_trip,
    "approval-fill": of_trip,
    **{f"approval-{page}": part_of_trip("approval") for page in ("decide", "ask")},
    **{f"invitation-{page}": of_invitation for page in ("detail", "edit", "move", "answer")},
    "tripstep-step": part_of_trip("tripstep", step="done"),
}


def count_of(world):
    return {"slug": world.declaration.slug, "pk": world.declarationcount.pk}


def member_of(world):
    return {"slug": world.network.slug, "pk": world.networkmember.pk}


def signatory_of(world):
    return {"slug": world.declaration.slug, "pk": world.declarationsignatory.pk}


def part_of_sign_on(name):
    return lambda world: {"signon": world.signon.pk, "pk": getattr(world, name).pk}


def sign_on_of(world):
    return {"signon": world.signon.pk}


def text_of(world):
    return {"pk": world.instrumenttext.pk}


#: Declarations, frameworks, their texts, what we sign, and who else does.
SIGNING = {
    **dict.fromkeys(
        ("networkmember-new", "networkmember-paste"), lambda w: {"slug": w.network.slug}
    ),
    **dict.fromkeys(("networkmember-edit", "networkmember-remove"), member_of),
    **dict.fromkeys(
        ("declarationsignatory-new", "declarationsignatory-paste"),
        lambda w: {"slug": w.declaration.slug},
    ),
    **dict.fromkeys(("declarationsignatory-edit", "declarationsignatory-remove"), signatory_of),
    "declarationcount-new": lambda w: {"slug": w.declaration.slug},
    **dict.fromkeys(("declarationcount-edit", "declarationcount-remove"), count_of),
    "declarationtext-new": lambda w: {"slug": w.declaration.slug},
    "frameworktext-new": lambda w: {"slug": w.framework.slug},
    **dict.fromkeys(("text-detail", "text-edit", "text-remove"), text_of),
    "text-compare": lambda w: text_of(w) | {"other": w.older_text.pk},
    **dict.fromkeys(("signonstep-new", "signonstep-fill", "trace-new"), sign_on_of),
    **dict.fromkeys(
        [f"signonstep-{page}" for page in ("edit", "remove", "answer", "ask")],
        part_of_sign_on("signonstep"),
    ),
    **dict.fromkeys([f"trace-{page}" for page in ("edit", "remove")], part_of_sign_on("trace")),
}


def on_paper(world):
    return {"model": "directory.organisation", "pk": world.organisation.pk}


SPECIAL = {
    "delegations:visit-request": lambda w: {},
    "delegations:approval-answer": lambda w: {"key": answer_key(w.asked.pk)},
    "networks:signonstep-comment": lambda w: {"key": answer_key(w.commented.pk)},
    "delegations:visit-request-received": lambda w: {
        "receipt": public_form.receipt_of(w.delegation)
    },
    **{f"networks:{page}": kwargs for page, kwargs in SIGNING.items()},
    **{f"delegations:delegation-{page}": kwargs for page, kwargs in VISITS.items()},
    **{f"delegations:{page}": kwargs for page, kwargs in VISIT_PARTS.items()},
    **{f"delegations:gift-{page}": kwargs for page, kwargs in GIFTS.items()},
    **{f"delegations:{page}": kwargs for page, kwargs in TRIPS.items()},
    "directory:double-look": lambda w: {"kind": "person"},
    **{
        f"directory:double-{page}": lambda w: {"kind": "person", "pk": w.person.pk}
        for page in ("merge", "apart")
    },
    "core:record-history": lambda w: {"model": "networks.membership", "pk": w.membership.pk},
    "networks:summit-shift": lambda w: {"slug": w.summit.slug, "pk": w.shift.pk},
    "networks:plan-new": lambda w: {"slug": w.bare_summit.slug},
    "networks:dutyround-new": lambda w: {"duty": w.duty.pk},
    "networks:dutyround-edit": lambda w: {"duty": w.duty.pk, "pk": w.dutyround.pk},
    "networks:dutyround-hand-in": lambda w: {"duty": w.duty.pk, "pk": w.dutyround.pk},
    "networks:contribution-receive": lambda w: {"duty": w.duty.pk, "pk": w.contribution.pk},
    "documents:attachment-new": on_paper,
    "commitments:commitment-close": lambda w: {"pk": w.commitment.pk, "to": "kept"},
    "commitments:commitmentreport-new": lambda w: {"commitment": w.commitment.pk},
    **{
        f"commitments:commitmentreport-{step}": lambda w: {
            "commitment": w.commitment.pk,
            "pk": w.commitmentreport.pk,
        }
        for step in ("edit", "remove")
    },
    "documents:decision-new": on_paper,
    "accounts:without-login-edit": lambda w: {"pk": w.outsider.pk},
    **{
        f"accounts:view-{step}": lambda w: {"pk": w.savedview.pk}
        for step in ("edit", "open", "delete")
    },
    "accounts:holiday-edit": lambda w: {"pk": w.holiday.pk},
    "accounts:holiday-delete": lambda w: {"pk": w.holiday.pk},
    "reminders:deadline-close": lambda w: {"pk": w.deadline.pk, "step": "done"},
    "reminders:button": lambda w: {"key": key(w.reminder.pk, Button.DONE)},
    "reminders:reminders-of": lambda w: {"about": f"{w.dates.pk}.{w.deadline.pk}"},
    "reminders:mail-detail": lambda w: {"name": w.mail},
    "reminders:mail-preview": lambda w: {"name": w.mail},
    "desk:feed": lambda w: {"token": w.calendarfeed.token},
    **dict.fromkeys(("desk:feed-list", "desk:feed-new"), lambda w: {}),
    **{
        f"desk:feed-{step}": lambda w: {"pk": w.calendarfeed.pk}
        for step in ("edit", "delete", "renew", "revoke")
    },
    "sheets:import-new": lambda w: {},
    "sheets:import-template": lambda w: {"sheet": "people", "kind": "csv"},
    "sheets:import-whole": lambda w: {"sheet": "people", "kind": "csv"},
    **{
        f"sheets:import-{page}": lambda w: {"pk": w.bringing.pk}
        for page in ("detail", "rows", "open", "map", "decide", "write", "stop", "drop", "undo")
    },
    "sheets:import-to-mend": lambda w: {"pk": w.bringing.pk, "kind": "csv"},
    "account_reset_password_from_key": lambda w: {"uidb36": "1", "key": "not-a-key"},
}

#: What stands behind the question mark.
QUERY = {
    "reminders:why": lambda w: f"?about={w.dates.pk}.{w.deadline.pk}",
    "commitments:commitment-new": lambda w: f"?from=networks.membership&pk={w.membership.pk}",
    "reminders:deadline-new": lambda w: f"?about={w.type.pk}.{w.organisation.pk}",
    "directory:double-merge": lambda w: f"?other={w.double.pk}",
    "desk:today": lambda w: "?whose=office",
    "desk:search": lambda w: f"?q={w.mark}",
    "desk:calendar": lambda w: "?view=agenda",
}


def page(name, world, absence):
    """The address of a page; absences are everybody's own, so it takes whose."""
    if name in ("accounts:absence-edit", "accounts:absence-delete"):
        return reverse(name, args=[absence.pk])
    query = QUERY[name](world) if name in QUERY else ""
    return reverse(name, kwargs=kwargs(name, world)) + query


#: Models of the admin whose things a world calls by another name.
CALLED = {
    "networks.networkbody": "body",
    "networks.cataloguenote": "note",
    "networks.summitseries": "series",
    "networks.milestonetemplate": "template",
    "networks.summitshift": "shift",
    "directory.postholding": "holding",
}


def entry(label, page, *args):
    return reverse(f"admin:{label.replace('.', '_')}_{page}", args=args)


def thing_of(label, world):
    """The one thing of a model of the admin that a world holds."""
    return getattr(world, CALLED.get(label, label.partition(".")[2]))


ROUND = {
    "app_list": lambda w: reverse("admin:app_list", args=["networks"]),
    "autocomplete": lambda w: (
        reverse("admin:autocomplete")
        + "?app_label=networks&model_name=membership&field_name=network&term=net"
    ),
    "view_on_site": lambda w: f"/admin/r/{w.type.pk}/{w.organisation.pk}/",
}


def round_the_admin(name, world):
    return ROUND[name](world) if name in ROUND else reverse(f"admin:{name}")
