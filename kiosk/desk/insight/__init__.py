"""What the gateway counted, as an office sees it: four tables, week by week, their pictures and their file."""
