"""Photos that phones send to one visit: sealed pieces, passed on."""
