"""What every page needs to know before it is made: whose office, whose clock, which language."""

from django.conf import settings
from django.utils import timezone, translation

from oia.accounts.models import Office


def office_hours(get_response):
    """Hand the office to the request, show times by its clock and words as the user likes them.

    One query for the office; the user is read here because every page but a few wants them.
    """

    def middleware(request):
        request.office = Office.current()
        language = getattr(request.user, "reads", settings.LANGUAGE_CODE)
        with timezone.override(request.office.clock), translation.override(language):
            return get_response(request)

    return middleware
