"""Setting a kiosk up: what is asked, where each answer goes, and the one file that is written at the end.

The one rule: nothing is written before everything was asked, shown and found right; then the file is written whole.
"""
