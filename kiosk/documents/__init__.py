"""What is enclosed: taken in from a scanner, a phone or a stick, looked at, and made into one document each."""
