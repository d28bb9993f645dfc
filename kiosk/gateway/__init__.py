"""The server: register, status page, and the keys of kiosks and desks. It never sees an answer."""
