"""The search: register and prose pages -> an index that lunr.js searches in the browser.

words -> pipeline -> compounds, synonyms -> documents -> index -> shards, facets, display -> site.
"""

from .site import files

__all__ = ["files"]
