"""Other tools on the same text: what they are given, how they are run, and what their files leave out."""
