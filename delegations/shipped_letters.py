"""What offices usually write to those who ask and come. Then it is the office's own."""

from delegations.choices.letter import Says
from delegations.models import LetterTemplate

FOOT = "\n\nYours sincerely,\n{signature}\n{office}"

HEAD = "Dear {requester},\n\n"

#: How a paper begins and ends that is no letter to whoever asked.
OTHERWISE = {
    Says.VISA: ("To the consular section\n\n", FOOT),
    Says.GIFT: ("", "\n\n{office}\n{city}, {today}"),
}

#: Filled in by hand.
LINE = "______________________________"

LETTERS = {
    Says.ACKNOWLEDGED: (
        "Your request for a visit, {reference}",
        "we received your request of {received} for a visit of {comes_from}. It has the number"
        " {reference}.\n\nWe shall answer by {reply_by}.",
    ),
    Says.ACCEPTED: (
        "Your visit to {city}, {reference}",
        "we are glad to welcome {comes_from} on {days}.\n\n{alternative}\n\nPlease send us the"
        " names and posts of all who come, as in their passports, and tell us the languages they"
        " speak. The programme follows.",
    ),
    Says.DECLINED: (
        "Your request for a visit, {reference}",
        "thank you for wishing to visit us. We are sorry that we cannot receive {comes_from}"
        " on the days you named.\n\n{alternative}\n\nWe hope that there will be another occasion.",
    ),
    Says.REDIRECTED: (
        "Your request for a visit, {reference}",
        "thank you for your request. What you would like to see is with others here, who can"
        " receive you better than we can:\n\n{alternative}",
    ),
    Says.INFO_NEEDED: (
        "A question about your request, {reference}",
        "thank you for your request for a visit of {comes_from}. Before we can answer we need to"
        " know more:\n\n{reason}\n\n{alternative}",
    ),
    Says.POSTPONED: (
        "Your visit to {city}, {reference}",
        "the visit of {comes_from} cannot take place on {days}. We shall propose other days.",
    ),
    Says.CANCELLED: (
        "Your visit to {city}, {reference}",
        "we are sorry that the visit of {comes_from} on {days} does not take place.",
    ),
    Says.THANKS: (
        "Thank you for your visit",
        "thank you for coming to {city} on {days}, and for the talks that we had.\n\nWe shall keep"
        " what we promised, and write to you about it.",
    ),
    Says.VISA: (
        "Invitation of {member} to {city}, {reference}",
        "We have the honour to invite {member}, {post}, to {city} on {days}, as a member of the"
        " delegation of {comes_from} (our number {reference}).\n\nNumber of the passport:"
        f" {LINE}\n\nWe should be grateful if the visa were issued in good time. Cost of travel"
        " and stay are borne by the delegation.",
    ),
    Says.GIFT: (
        "A gift is handed over, {gift_number}",
        "{gift}\n\nGiven by: {giver}\nReceived by: {receiver}\nOn: {gift_on}\nAt: {gift_place}\n"
        "Occasion: {occasion}\n\nHanded over to the custodian\nIt belongs to: {belongs_to}\n"
        f"It is kept at: {{kept_at}}\n\nHanded over: {LINE}\n\nTaken over: {LINE}",
    ),
}


def write_letters():
    """Write the letters that the office does not have yet. Never changes one it has."""
    known = set(LetterTemplate.objects.values_list("slug", flat=True))
    taken = set(LetterTemplate.objects.filter(is_active=True).values_list("says", "language"))
    for says, (heading, text) in LETTERS.items():
        slug = f"shipped-{says}-en"
        head, foot = OTHERWISE.get(says, (HEAD, FOOT))
        if slug not in known:
            LetterTemplate.objects.create(
                slug=slug,
                says=says,
                language="en",
                heading=heading,
                text=f"{head}{text}{foot}",
                is_active=(says, "en") not in taken,
            )
