"""Conformance: every condition of Matterhorn 1.1 and provision of EN 301 549 clause 10, with its evidence."""
