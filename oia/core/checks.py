"""What the ground floor tells before the office opens."""

from django.core.checks import Warning

from oia.core.keeping import restoring, uploads


def nothing_left_over(app_configs, **kwargs):
    """A restore that was broken off may have left new papers beside old records."""
    if found := uploads.left_over():
        told, hint = restoring.broken_off(found), str(restoring.WHAT_TO_DO)
        return [Warning(told, hint=hint, id="core.W001")]
    return []
