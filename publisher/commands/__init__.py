"""The commands, one a file; `publisher/cli.py` lists them."""
