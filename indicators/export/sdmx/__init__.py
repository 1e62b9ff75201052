"""SDMX: the structure of the figures and of the verdicts, and the rows that follow it."""
