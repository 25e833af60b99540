"""The report of a publication: what each requirement rests on, for editors, programs and the site's statement."""
