"""The desk's screens: home, the case, and the dialogs above them."""
