"""The search: register and prose pages -> an index that the browser searches, piece by piece.

words -> pipeline -> lexicon, compounds, synonyms -> documents -> analysis -> index -> shards, facets, display -> site.
"""

from .site import files

__all__ = ["files"]
