"""The pages about people and the office: what users set for themselves, and what all share."""
