"""Taking an import back: first what stands in the way, then the button."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import redirect
from django.views.generic import DetailView

from oia.sheets import services
from oia.sheets.choices import ImportState, Verdict
from oia.sheets.taking.undoing import standing_in_the_way, written
from oia.sheets.views.page import OfImport, may_undo
from oia.sheets.views.working import run

LOOKED_AT = 100  # written rows; of more it would take too long to ask about each


class UndoImport(OfImport, DetailView):
    """Asks before an import is taken back, and says what would stay."""

    template_name = "sheets/undo.html"
    http_method_names = ["get", "post"]

    def get(self, request, *args, **kwargs):
        self.object = self.get_object()
        if self.object.state != ImportState.DONE and not self.object.is_half_written:
            return redirect(self.object)
        if not may_undo(self.object, request.user):
            raise PermissionDenied
        return self.render_to_response(self.get_context_data())

    def get_context_data(self, **kwargs):
        rows = written(self.object)
        records = rows.order_by().values("record_id").distinct()  # several rows may tell of one
        count, new = records.count(), records.filter(verdict=Verdict.NEW).count()
        is_known = rows.count() <= LOOKED_AT
        staying, how_many = standing_in_the_way(self.object) if is_known else ([], 0)
        return super().get_context_data(
            **kwargs,
            new=new,
            changed=count - new,
            is_known=is_known,
            staying=staying,
            how_many=how_many,
            going=count - how_many,
        )

    def post(self, request, *args, **kwargs):
        bringing = self.get_object()
        try:
            services.start_undo(bringing, by=request.user)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            run(bringing)
        return redirect(bringing)
