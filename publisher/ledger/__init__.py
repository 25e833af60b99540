"""The ledger: what only a person can judge, each answer tied to a digest of exactly what was judged."""
