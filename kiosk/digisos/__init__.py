"""The digital route: the application as the municipalities' case systems read it."""
