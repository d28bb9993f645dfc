"""Draws, when the package is built, what is only shown when it runs: cells, cell font, print fonts. Never imported at run time."""
