"""What comes back from mail servers, and who is told instead."""
