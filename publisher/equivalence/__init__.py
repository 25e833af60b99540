"""Equivalence: what a finished edition says, read from its bytes, compared with the model.

The readers share no code with the writers: a shared fault would be equal on both sides.
"""
