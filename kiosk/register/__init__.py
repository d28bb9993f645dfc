"""Where an application is now: references and what happened to them, never who or what."""
