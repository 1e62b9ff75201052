"""The pages: each picks, builds an exhibit and shows it."""
