"""Fiks as the gateway reaches it: what kiosks ask is passed on, with the credentials that only the gateway has."""
