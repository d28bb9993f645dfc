"""A kiosk that walks an applicant and a helper through an application, and keeps nothing."""

__version__ = "0.7.0"
