"""Conformance: each condition of Matterhorn 1.1 and each provision of EN 301 549 clause 10, with verdict and evidence."""
