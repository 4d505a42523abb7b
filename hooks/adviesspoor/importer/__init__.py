"""From a letter on the desk to a draft: PDF, Word or text -> lines -> candidates -> YAML to be finished by an editor."""
