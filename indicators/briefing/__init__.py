"""The briefing: what the data say of the cities, in sentences made by rules."""
