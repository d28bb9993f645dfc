"""What the desk's screens are put together of."""
