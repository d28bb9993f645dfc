"""Who applies, confirmed by their own sign-in on their own phone."""
