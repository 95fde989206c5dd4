"""What is answered before anything else is asked."""

from django.urls import reverse

from oia.reminders.views.health import healthz


def monitoring_first(get_response):
    """Answer monitoring before anything asks the database, insists on HTTPS or minds the host."""

    def middleware(request):
        is_monitoring = request.path_info == reverse("healthz")
        return healthz(request) if is_monitoring else get_response(request)

    return middleware
