"""The fixed vocabularies of networks and summits, one file for each thing of the office."""
