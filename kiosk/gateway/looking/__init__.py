"""What Nav says of a digital application, and sending one that was kept, for its owner on the status page."""
