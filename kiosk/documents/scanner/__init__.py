"""Pages from the office's scanner, from whichever kind the settings name."""
