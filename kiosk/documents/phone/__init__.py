"""Photos from the applicant's own phone: sealed there to one visit's key, passed on by the gateway, opened here."""
