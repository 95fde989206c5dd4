"""What the demo office tells of its networks and summits, one file for each subject."""
