"""Where a sheet differs from what holds of the others, and why."""

#: Fields that people may edit and no column shows, each with its reason.
LEFT_OUT = {
    "accounts.user": {
        "password": "nobody without a login has one",
        "last_login": "the program writes it",
        "is_superuser": "who may do everything needs a login",
        "groups": "roles are for those with a login",
        "user_permissions": "rights are for those with a login",
        "logs_in": "the sheet has only those without",
    },
    "documents.attachment": {"file": "a sheet holds no files"},
    "documents.decision": {
        "subject_type": "told by about_kind",
        "subject_id": "told by about",
    },
    "reminders.deadline": {
        "subject_type": "told by about_kind",
        "subject_id": "told by about",
        "kind": "a typed date is of one kind; the column only tells",
    },
    "reminders.letter": {
        "message_id": "for mail servers",
        "gathers": "for the sender itself",
        "claim": "for the sender itself",
        "lease_until": "for the sender itself",
        "lapsed": "for the sender itself",
        "text": "its buttons are for whoever got it",
        "html": "its buttons are for whoever got it",
    },
    "reminders.reminder": {
        "version": "told by the step",
        "what": "told by the step",
        "recipient": "told by the address",
        "failed_letter": "told by the reason",
        "letter": "told by when and state",
        "written_at": "told by the letter's own sheet",
    },
}
SUBJECT = {"subject_type", "subject_id"}

#: Kinds that the whole office may see.
OPEN_TO_ALL = {
    *("absences", "council_dates", "departments", "exchange_rates", "holidays"),
    *(
        "cities",
        "letters",
        "letter_templates",
        "milestone_templates",
        "people_without_login",
        "themes",
    ),
    *("step_templates", "gift_rules", "trip_step_templates", "approval_chain"),
    *("sign_on_step_templates", "factor_sets", "emission_factors", "rank_places"),
}
#: Whose sensitivity counts, where no field of the model leads there.
KEPT_BY = {
    "instrument_texts": ["declaration"],
    "decisions": ["subject"],
    "holders_of_posts": ["person"],
}

#: Only one of these may be named.
EITHER_OR = {
    *(("plans", "nominating_organisation"), ("instrument_texts", "framework")),
    ("trip_costs", "stay"),
    *(("network_members", "organisation"), ("declaration_signatories", "organisation")),
}

#: Lists that are no records of the office, but tell of its work with them.
NO_SHEET = {"ImportList": "what came in stands in the lists themselves"}
