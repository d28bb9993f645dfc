"""What is asked: definition, condition, kinds, journey. Pure: no terminal, no network, no clock of its own."""
