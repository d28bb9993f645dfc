"""What is counted of visits, and never of whom: the words, how one visit marks them, and how offices read the sums.

The one rule: whatever leaves a visit is a mark beside a word that stood there before anybody came.
"""
