"""What is asked of every address before a page sees it."""

from django.core.exceptions import BadRequest
from django.db import OperationalError
from django.http import QueryDict, UnreadablePostError
from django.shortcuts import render

NUL, TYPED_NUL = "\0", "%00"


class Busy:
    """Tell whoever saves while something long is written, on a database that takes one at a time,
    to try again: nothing broke, and what they typed is still in their form."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if not isinstance(exception, OperationalError) or "locked" not in str(exception):
            return None
        answer = render(request, "503.html", status=503)
        answer["Retry-After"] = "60"
        return answer


class WithoutNul:
    """Let no NUL through to a page: nobody types it, and not every database takes it.

    What is asked for behind the question mark goes without it, and so do the fields of a form;
    an address that has it is none. Files are not looked into.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if NUL in request.path_info:
            raise BadRequest("An address has no NUL in it.")
        asked = request.META.get("QUERY_STRING", "")
        while TYPED_NUL in asked or NUL in asked:
            asked = asked.replace(TYPED_NUL, "").replace(NUL, "")
            request.META["QUERY_STRING"] = asked
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        """Once it is known which page it is: some read their own body, or none of one too long."""
        if request.method != "POST" or getattr(view, "csrf_exempt", False):
            return
        try:
            sent = request.POST
        except UnreadablePostError:  # the sender went away: the check of the token says so
            return
        if any(NUL in text for name, values in sent.lists() for text in (name, *values)):
            request.POST = cleaned(sent)


def cleaned(sent):
    found = QueryDict(mutable=True, encoding=sent.encoding)
    for name, values in sent.lists():
        found.setlistdefault(name.replace(NUL, "")).extend(one.replace(NUL, "") for one in values)
    found._mutable = False
    return found
