"""The gateway's kiosks: joining them, and the settings that are signed for all of them."""
