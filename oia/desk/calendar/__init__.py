"""The calendar: what apps say is on which day, by month, week, year or as a list."""
