"""What the ground floor tells those above it."""

from django.dispatch import Signal

#: A record was changed by a conditional update, which `post_save` does not see.
#: Sent with `instance`.
changed = Signal()

#: Two records became one, or were parted again. Sent with `instances`, those that are there now.
merged = Signal()
