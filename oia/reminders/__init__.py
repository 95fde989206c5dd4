"""Every date in the office has an owner, and the owner is reminded in time, once per step."""
