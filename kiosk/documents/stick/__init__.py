"""Documents from an applicant's USB stick, which is only ever read."""
