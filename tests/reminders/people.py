"""Who opens the pages in tests."""

from django.test import Client

from tests import factories


class Colleague(Client):
    """Somebody who is logged in whatever day it is: a session does not last for weeks."""

    def __init__(self, user):
        super().__init__()
        self.user = user

    def request(self, **request):
        self.force_login(self.user)
        return super().request(**request)


def in_role(name, **kw):
    return Colleague(factories.in_role(name, **kw))


def words(response):
    """What a page says, without blanks between the lines and marks around names."""
    page = " ".join(response.content.decode().split())
    return page.replace("\u2068", "").replace("\u2069", "")
