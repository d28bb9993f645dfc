"""Sign-in on the applicant's own phone: between kiosk, phone and OpenID provider."""
