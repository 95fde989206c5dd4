"""The pages of dates and mail."""
