"""What hangs on every record: its papers and the decisions about it."""

from django.utils.translation import gettext_lazy as _

from oia.core.plugs import RecordPanel, Searched, called, register, telling
from oia.documents.models import Attachment, Decision
from oia.documents.models.subject import takes_papers
from oia.documents.services import may_work_on


def papers(record, user):
    """The papers and decisions that this user may see, in two queries."""
    if not takes_papers(type(record)) or not user.has_perm("documents.view_attachment"):
        return None
    seen = list(Attachment.objects.on(record).visible_to(user).for_list())
    decisions = list(Decision.objects.on(record).for_list())
    shown = {paper.pk for paper in seen}
    for decision in decisions:
        decision.paper_shown = decision.paper if decision.paper_id in shown else None
    return {
        "papers": seen,
        "decisions": decisions,
        "papers_on": record._meta.label_lower,
        "may_add_papers": may_work_on(record, user) and user.has_perm("documents.add_attachment"),
        "may_remove_papers": may_work_on(record, user)
        and user.has_perm("documents.delete_attachment"),
    }


register(
    RecordPanel(
        name="papers",
        title=_("Papers and decisions"),
        template="panels/papers.html",
        context=papers,
        order=40,
    )
)
register(
    Searched(
        name="paper",
        model=Attachment,
        title=_("Papers"),
        fields=called("title"),
        text=lambda paper: paper.reading.words if hasattr(paper, "reading") else "",
        text_of=("reading__read_at",),
        text_label=_("In the paper"),
        hint=lambda paper: paper.subject or "",
        icon="file-earmark-text",
        order=80,
    )
)
register(
    Searched(
        name="decision",
        model=Decision,
        title=_("Decisions"),
        fields=(*called("instrument"), *telling("approves", "conditions")),
        hint=lambda decision: decision.subject or "",
        icon="hammer",
        order=75,
    )
)
