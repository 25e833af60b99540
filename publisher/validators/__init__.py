"""Run other people's tools on a finished edition and turn their reports into one form."""
