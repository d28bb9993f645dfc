"""The commands, one module for each room of the command line; `__main__` puts them together."""
