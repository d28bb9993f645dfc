"""The front desk: staff read paper in, register it, ask for what is missing, and hand it to the case system."""
