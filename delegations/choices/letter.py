"""What our letters to those who ask and come say."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from delegations.choices.visit import VisitStatus


class Says(models.TextChoices):
    """What a paper of ours says.

    Each that is named after a state is drafted as the visit comes into it; the others, where
    somebody asks for them: of a member, of a gift.
    """

    ACKNOWLEDGED = VisitStatus.ACKNOWLEDGED.value, _("Their request is in")
    ACCEPTED = VisitStatus.ACCEPTED.value, _("We accept")
    DECLINED = VisitStatus.DECLINED.value, _("We decline")
    REDIRECTED = VisitStatus.REDIRECTED.value, _("We send them elsewhere")
    INFO_NEEDED = VisitStatus.INFO_NEEDED.value, _("We ask for more")
    POSTPONED = VisitStatus.POSTPONED.value, _("We postpone")
    CANCELLED = VisitStatus.CANCELLED.value, _("We cancel")
    THANKS = VisitStatus.FOLLOW_UP.value, _("We thank them")
    VISA = "visa", _("We invite, for a visa")
    GIFT = "gift", _("A gift is handed over")
