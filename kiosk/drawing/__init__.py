"""Draws, when the package is built, what is only shown when it runs. Never imported at run time."""
