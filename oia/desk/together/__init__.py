"""Us and a partner: what the apps know of what happened between us, in one story."""
