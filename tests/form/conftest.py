"""How hypothesis runs here: without a deadline, since a busy machine says nothing about the code."""

from hypothesis import settings

settings.register_profile("patient", deadline=None)
settings.load_profile("patient")
