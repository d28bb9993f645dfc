"""Practice for new helpers: a colleague plays an applicant, and the kiosk says at each step what a good helper does.

The one rule: it is an ordinary visit in the rehearsal office: nothing is sent, printed, registered, counted or kept.
"""
