"""What is asked of every address before a page sees it."""

from django.core.exceptions import BadRequest

NUL, TYPED_NUL = "\0", "%00"


def without_nul(get_response):
    """Let no NUL through to a page: nobody types it, and not every database takes it.

    What is asked for behind the question mark goes without it; an address that has it is none.
    """

    def middleware(request):
        if NUL in request.path_info:
            raise BadRequest("An address has no NUL in it.")
        asked = request.META.get("QUERY_STRING", "")
        while TYPED_NUL in asked or NUL in asked:
            asked = asked.replace(TYPED_NUL, "").replace(NUL, "")
            request.META["QUERY_STRING"] = asked
        return get_response(request)

    return middleware
