"""A kiosk among the kiosks of its gateway: joining them, and the settings that the gateway signs for all of them."""
