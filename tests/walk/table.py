"""Who may open which address, and who may send a form there. The design's word, not the code's."""

from dataclasses import dataclass

from oia.accounts.roles import (
    FROM_DIRECTOR,
    FROM_OFFICER,
    FROM_PROTOCOL,
    NOBODY,
    ONLY_ADMINISTRATOR,
    SEE_PROTOCOL,
)

EVERYBODY = FROM_OFFICER | {"reader"}


@dataclass(frozen=True)
class Access:
    """The roles that may get a page and those that may post to it.

    None stands for a method that the address does not take, whoever asks. `open` says why nobody
    has to log in; it stays blank for all other addresses.
    """

    get: frozenset | set | None = None
    post: frozenset | set | None = None
    open: str = ""


READ = Access(get=EVERYBODY)
WRITE = Access(get=FROM_OFFICER, post=FROM_OFFICER)
PRESS = Access(post=FROM_OFFICER)
DECIDE = Access(get=FROM_DIRECTOR, post=FROM_DIRECTOR)
OWN = Access(get=EVERYBODY, post=EVERYBODY)
LIST = Access(get=EVERYBODY, post=FROM_OFFICER)  # officers change several records at once


def record(name, *, move=False):
    """A kind of record: everybody reads it, officers work on it."""
    pages = {f"{name}-list": LIST, f"{name}-detail": READ}
    pages |= {f"{name}-new": WRITE, f"{name}-edit": WRITE}
    return pages | ({f"{name}-move": PRESS} if move else {})


def part(name):
    """A small part of a record, which officers may also take away."""
    return {f"{name}-{step}": WRITE for step in ("new", "edit", "remove")}


NETWORKS = {
    **record("network"),
    "network-lookup": READ,
    **record("membership", move=True),
    "membership-overlap": READ,
    **part("term"),
    "term-renew": PRESS,
    **part("dues"),
    "dues-pay": PRESS,
    **part("othercost"),
    **part("seat"),
    **part("participation"),
    **part("review"),
    "review-decide": Access(post=FROM_DIRECTOR),
    **record("duty"),
    "dutyround-new": WRITE,
    "dutyround-edit": WRITE,
    "dutyround-hand-in": WRITE,
    "contribution-receive": PRESS,
    **record("summit"),
    "summit-lookup": READ,
    "summit-shift": READ,
    **record("series"),
    "template-list": LIST,
    "template-new": WRITE,
    "template-edit": WRITE,
    "plan-detail": READ,
    "plan-new": WRITE,
    "plan-edit": WRITE,
    "plan-move": PRESS,
    **part("milestone"),
    "milestone-fill": PRESS,
    "milestone-step": PRESS,
    **part("delegate"),
    **part("sideevent"),
    "sideevent-move": PRESS,
    **part("speakingslot"),
    **part("paper"),
    **part("plancost"),
}

ASKED = "Whoever wants to visit asks without a login, while the office has switched that on."
REGISTER = "Everybody may read the register; it is switched off until the office switches it on."
VERDICT = "Whoever is asked for a verdict by letter has no login; they hold a signed key."
TRIPS = {
    "trip-public-csv": Access(get=EVERYBODY, open=REGISTER),
    "trip-public-json": Access(get=EVERYBODY, open=REGISTER),
    **record("trip", move=True),
    "trip-lookup": READ,
    "trip-dates": WRITE,
    "trip-report": WRITE,
    "trip-booking": WRITE,
    "trip-pocket": READ,
    "trip-calendar": READ,
    **part("traveller"),
    "traveller-claim": PRESS,
    "traveller-paper": DECIDE,
    **part("leg"),
    **part("stay"),
    **part("tripstep"),
    "tripstep-fill": PRESS,
    "tripstep-step": PRESS,
    **part("approval"),
    "approval-fill": PRESS,
    "approval-decide": WRITE,
    "approval-ask": PRESS,
    "approval-answer": Access(EVERYBODY, EVERYBODY, open=VERDICT),
    **part("tripcost"),
    "tripcost-receipt": READ,
    **part("meeting"),
    "chainstep-list": Access(get=EVERYBODY, post=FROM_DIRECTOR),
    "chainstep-new": DECIDE,
    "chainstep-edit": DECIDE,
    **record("invitation", move=True),
    "invitation-answer": Access(get=FROM_PROTOCOL, post=FROM_PROTOCOL),
    "trip-pocket-worker": READ,
    "emissionfactor-list": Access(get=EVERYBODY, post=FROM_DIRECTOR),
    **{f"{name}-new": DECIDE for name in ("emissionfactor", "factorset")},
    **{f"{name}-edit": DECIDE for name in ("emissionfactor", "factorset")},
    "tripsteptemplate-list": LIST,
    "tripsteptemplate-new": WRITE,
    "tripsteptemplate-edit": WRITE,
}

#: Declarations, frameworks, their texts, and what we sign.
SIGNING = {
    **record("declaration"),
    "declaration-lookup": READ,
    "networkmember-list": LIST,
    **part("networkmember"),
    "networkmember-paste": WRITE,
    "declarationsignatory-list": LIST,
    **part("declarationsignatory"),
    "declarationsignatory-paste": WRITE,
    "declarationcount-new": WRITE,
    "declarationcount-edit": WRITE,
    "declarationcount-remove": DECIDE,  # the catalogue may know it, too
    **record("framework"),
    "framework-lookup": READ,
    **{f"{kind}text-new": WRITE for kind in ("declaration", "framework")},
    "text-detail": READ,
    "text-edit": WRITE,
    "text-remove": WRITE,
    "text-compare": READ,
    **{
        f"signed-{kind}": Access(EVERYBODY, open="The world may see it, while the office says so.")
        for kind in ("public", "json", "csv")
    },
    "signon-side-by-side": READ,
    **record("signon", move=True),
    "signon-approve": DECIDE,
    "signon-sign": WRITE,
    "signon-ask-anew": WRITE,
    "signon-listing": WRITE,
    **part("signonstep"),
    "signonstep-fill": PRESS,
    "signonstep-answer": WRITE,
    "signonstep-ask": PRESS,
    "signonstep-comment": Access(EVERYBODY, EVERYBODY, open=VERDICT),
    **part("trace"),
    "signonsteptemplate-list": LIST,
    "signonsteptemplate-new": WRITE,
    "signonsteptemplate-edit": WRITE,
}

DELEGATIONS = {
    "visit-request": Access(EVERYBODY, EVERYBODY, open=ASKED),
    "visit-request-received": Access(EVERYBODY, open=ASKED),
    **record("delegation", move=True),
    "delegation-dates": WRITE,
    "delegation-figures": READ,
    "delegation-triage": READ,
    "delegation-origin": PRESS,
    "delegation-decide": Access(post=FROM_PROTOCOL),
    **part("member"),
    "member-compare": READ,
    "member-cards": READ,
    "member-paste": WRITE,
    "member-order": PRESS,
    "member-move": PRESS,
    "member-photos": WRITE,
    "member-private": Access(get=SEE_PROTOCOL, post=SEE_PROTOCOL),
    "member-private-all": Access(get=SEE_PROTOCOL),
    "member-private-edit": Access(get=SEE_PROTOCOL, post=SEE_PROTOCOL),
    "programme-detail": READ,
    **part("programmeitem"),
    "programmeitem-times": PRESS,
    "programme-shift": WRITE,
    "programme-freeze": PRESS,
    **{f"programme-{page}": READ for page in ("print", "versions", "version")},
    **part("visitstep"),
    "visitstep-fill": PRESS,
    "visitstep-step": PRESS,
    "steptemplate-list": LIST,
    "steptemplate-new": WRITE,
    "steptemplate-edit": WRITE,
    **part("visitletter"),
    **part("visitcost"),
    **part("visithours"),
    **part("visitflag"),
    **part("visitspeech"),
    "visitletter-detail": READ,
    "visitletter-keep": PRESS,
    "visitletter-sent": PRESS,
    "visitletter-for-visas": WRITE,
    "lettertemplate-list": LIST,
    "lettertemplate-new": WRITE,
    "lettertemplate-edit": WRITE,
    "delegation-lookup": READ,
    **record("gift", move=True),
    "gift-declare": WRITE,
    "gift-note": READ,
    "gift-keep-note": PRESS,
    "gift-public": Access(get=FROM_DIRECTOR),
    "giftrule-list": Access(get=EVERYBODY, post=FROM_DIRECTOR),
    **TRIPS,
    "giftrule-new": DECIDE,
    "giftrule-edit": DECIDE,
}

DIRECTORY = {
    **record("city"),
    "city-lookup": READ,
    **record("organisation"),
    "organisation-lookup": READ,
    "consular-list": LIST,
    **record("person"),
    "person-lookup": READ,
    "person-give-post": WRITE,
    "post-new": WRITE,
    "post-edit": WRITE,
    "post-hand-over": WRITE,
    "holding-new": WRITE,
    "holding-edit": WRITE,
    "holding-end": WRITE,
    **record("agreement", move=True),
    "agreement-keep": PRESS,
    "agreement-renew": WRITE,
    **record("contact"),
    **part("clearance"),
    **part("signatory"),
    "double-list": Access(get=FROM_OFFICER),
    "double-look": PRESS,
    "double-merge": WRITE,
    "double-apart": PRESS,
    "merge-detail": Access(get=FROM_OFFICER),
    "merge-undo": PRESS,
}

DOCUMENTS = {
    "attachment-new": WRITE,
    "attachment-download": READ,
    "attachment-edit": WRITE,
    "attachment-delete": WRITE,
    "decision-new": WRITE,
    "decision-edit": WRITE,
    "decision-delete": WRITE,
}

COMMITMENTS = {
    **record("commitment"),
    "commitment-close": PRESS,
    "commitment-chase": WRITE,
    "commitment-hand-over": LIST,
    **part("commitmentreport"),
}

LETTER = "Whoever got a letter presses its buttons without a login; they hold a signed key."
REMINDERS = {
    **record("deadline"),
    "deadline-close": PRESS,
    "deadline-snooze": OWN,
    "deadline-hand-over": WRITE,
    "button": Access(EVERYBODY, EVERYBODY, open=LETTER),
    "deadline-helpers": WRITE,
    "letter-list": READ,
    "letter-detail": READ,
    "letter-preview": READ,
    "letter-retry": PRESS,
    "mail-list": READ,
    "mail-detail": READ,
    "mail-preview": READ,
    "sending": READ,
    "sending-hold": Access(post=FROM_DIRECTOR),
    "sending-release": Access(post=FROM_DIRECTOR),
    "failingaddress-retry": PRESS,
    "rule-list": READ,
    "rule-detail": READ,
    **{f"rule-{step}": DECIDE for step in ("new", "edit", "delete")},
    "rule-switch": Access(post=FROM_DIRECTOR),
    "wishes": OWN,
    "why": READ,
    "reminders-of": READ,
}

ACCOUNTS = {
    "settings": OWN,
    "absence-list": READ,
    "absence-new": OWN,
    "absence-edit": OWN,
    "absence-delete": OWN,
    "without-login-list": WRITE,  # officers change several people at once
    "without-login-new": WRITE,
    "without-login-edit": WRITE,
    "view-list": READ,
    "view-keep": Access(post=EVERYBODY),
    "view-columns": Access(post=EVERYBODY),
    "view-edit": Access(FROM_DIRECTOR, FROM_DIRECTOR),
    "view-delete": Access(FROM_DIRECTOR, FROM_DIRECTOR),
    "view-open": Access(post=EVERYBODY),
    "holiday-list": READ,
    "holiday-new": DECIDE,
    "holiday-edit": DECIDE,
    "holiday-delete": DECIDE,
    "holiday-import": DECIDE,
}

#: Files that somebody else brought: nobody but they go on. An administrator may look and undo.
OF_ANOTHER = Access(get=ONLY_ADMINISTRATOR)
SHEETS = {
    "import-list": Access(get=FROM_OFFICER),
    "import-new": WRITE,
    "import-template": Access(get=FROM_OFFICER),
    "import-whole": Access(get=FROM_OFFICER),
    **{f"import-{page}": OF_ANOTHER for page in ("detail", "rows", "to-mend")},
    **{
        f"import-{step}": Access(post=NOBODY)
        for step in ("open", "map", "decide", "write", "stop", "drop")
    },
    "import-undo": Access(get=ONLY_ADMINISTRATOR, post=ONLY_ADMINISTRATOR),
}

RESET = "Whoever forgot the password has to get in by mail."
BARE = {
    "export": Access(get=ONLY_ADMINISTRATOR, post=ONLY_ADMINISTRATOR),
    "account_login": Access(EVERYBODY, EVERYBODY, open="Logging in is for whoever is not yet in."),
    "account_logout": Access(EVERYBODY, EVERYBODY, open="Whoever is out already is just sent on."),
    "account_inactive": Access(EVERYBODY, open="Says to somebody shut out that they are."),
    "account_change_password": OWN,
    "account_reset_password": Access(EVERYBODY, EVERYBODY, open=RESET),
    "account_reset_password_done": Access(EVERYBODY, open=RESET),
    "account_reset_password_from_key": Access(EVERYBODY, EVERYBODY, open=RESET),
    "account_reset_password_from_key_done": Access(EVERYBODY, open=RESET),
}

#: Every address outside the admin by its full name.
PAGES = {
    "healthz": Access(
        EVERYBODY, open="Monitoring cannot log in; it hears no names and no secrets."
    ),
    "desk:today": READ,
    "desk:search": READ,
    **{f"desk:relationship-{name}": READ for name in ("city", "organisation", "person")},
    "desk:calendar": READ,
    "desk:calendar-year": READ,
    "desk:feed": Access(get=EVERYBODY, open="Calendar programs cannot log in; they hold a token."),
    "desk:feed-list": READ,
    "desk:feed-new": OWN,
    **{f"desk:feed-{step}": Access(get=NOBODY, post=NOBODY) for step in ("edit", "delete")},
    **{f"desk:feed-{step}": Access(post=NOBODY) for step in ("renew", "revoke")},
    "core:changes": READ,
    "core:record-history": READ,
    "core:sightings": Access(get=FROM_DIRECTOR),
    **{f"networks:{name}": access for name, access in NETWORKS.items()},
    **{f"networks:{name}": access for name, access in SIGNING.items()},
    **{f"delegations:{name}": access for name, access in DELEGATIONS.items()},
    **{f"directory:{name}": access for name, access in DIRECTORY.items()},
    **{f"documents:{name}": access for name, access in DOCUMENTS.items()},
    **{f"commitments:{name}": access for name, access in COMMITMENTS.items()},
    **{f"reminders:{name}": access for name, access in REMINDERS.items()},
    **{f"accounts:{name}": access for name, access in ACCOUNTS.items()},
    **{f"sheets:{name}": access for name, access in SHEETS.items()},
    **BARE,
}


@dataclass(frozen=True)
class Entry:
    """What the admin lets roles do with one kind of thing: see, add and change it."""

    see: frozenset | set = NOBODY
    add: frozenset | set = NOBODY
    change: frozenset | set = NOBODY


OFFICERS = Entry(FROM_OFFICER, FROM_OFFICER, FROM_OFFICER)
NO_NEW = Entry(FROM_OFFICER, NOBODY, FROM_OFFICER)
SHOWN = Entry(FROM_OFFICER)
DIRECTORS = Entry(FROM_OFFICER, FROM_DIRECTOR, FROM_DIRECTOR)
PROTOCOL = Entry(FROM_OFFICER, FROM_PROTOCOL, FROM_PROTOCOL)
HOUSE = Entry(FROM_OFFICER, ONLY_ADMINISTRATOR, ONLY_ADMINISTRATOR)

#: Every model of the admin. Readers never enter it.
ADMIN = {
    "auth.group": Entry(ONLY_ADMINISTRATOR, ONLY_ADMINISTRATOR, ONLY_ADMINISTRATOR),
    "accounts.office": Entry(FROM_OFFICER, NOBODY, ONLY_ADMINISTRATOR),
    "accounts.user": HOUSE,
    "accounts.department": DIRECTORS,
    "accounts.holiday": DIRECTORS,
    "accounts.councildate": DIRECTORS,
    "accounts.exchangerate": DIRECTORS,
    "accounts.absence": DIRECTORS,
    **dict.fromkeys(
        ("directory.theme", "directory.city", "directory.organisation", "directory.person"),
        OFFICERS,
    ),
    **dict.fromkeys(("directory.post", "directory.postholding"), OFFICERS),
    **dict.fromkeys(
        (
            *("directory.agreement", "directory.clearance", "directory.signatory"),
            "directory.contact",
        ),
        OFFICERS,
    ),
    **dict.fromkeys(("documents.attachment", "documents.decision"), NO_NEW),
    **dict.fromkeys(("commitments.commitment", "commitments.commitmentreport"), OFFICERS),
    "reminders.deadline": NO_NEW,
    "reminders.rule": Entry(FROM_OFFICER, NOBODY, FROM_DIRECTOR),
    **dict.fromkeys(("reminders.reminder", "reminders.letter", "reminders.failingaddress"), SHOWN),
    **dict.fromkeys(
        ("reminders.snooze", "reminders.press", "desk.calendarfeed"),
        Entry(ONLY_ADMINISTRATOR),
    ),
    **{
        f"delegations.{name}": OFFICERS
        for name in (
            *("delegation", "gift", "member", "photoconsent", "visitstep", "steptemplate"),
            *("programmeitem", "lettertemplate", "visitletter"),
            *("visitcost", "visithours", "visitflag", "visitspeech"),
            "programmeitem",
            *("trip", "traveller", "leg", "stay", "tripstep", "tripsteptemplate"),
            *("approval", "tripcost", "meeting", "invitation"),
        )
    },
    "delegations.giftrule": DIRECTORS,
    "delegations.rankplace": PROTOCOL,
    **dict.fromkeys(
        (f"delegations.{name}" for name in ("chainstep", "factorset", "emissionfactor")), DIRECTORS
    ),
    "delegations.programmeversion": SHOWN,
    **{
        f"networks.{name}": OFFICERS
        for name in (
            *("duty", "dutyround", "contribution", "membership", "term", "dues", "othercost"),
            *("seat", "participation", "review", "network", "networkbody", "plan"),
            *("networkmember", "declarationsignatory"),
            *("summitseries", "summit", "milestonetemplate"),
        )
    },
    **{
        f"networks.{name}": NO_NEW
        for name in ("milestone", "delegate", "sideevent", "speakingslot", "paper", "plancost")
    },
    **dict.fromkeys(("networks.cataloguenote", "networks.summitshift"), SHOWN),
    **{
        f"networks.{name}": OFFICERS
        for name in (
            *("declaration", "declarationcount", "framework", "signon", "signonstep"),
            *("signonsteptemplate", "trace"),
        )
    },
    "networks.instrumenttext": NO_NEW,
}

#: Pages of the admin that belong to no model.
ADMIN_ROUND = {
    "index": Access(get=FROM_OFFICER, post=FROM_OFFICER),
    "app_list": Access(get=FROM_OFFICER, post=FROM_OFFICER),
    "autocomplete": Access(get=FROM_OFFICER),
    "login": Access(FROM_OFFICER, FROM_OFFICER, open="It is the one door: the login page."),
    "logout": Access(post=FROM_OFFICER),
    "password_change": Access(FROM_OFFICER, FROM_OFFICER),
    "password_change_done": Access(FROM_OFFICER),
    "jsi18n": Access(FROM_OFFICER),
    "view_on_site": Access(get=FROM_OFFICER, post=FROM_OFFICER),
}
