"""Adviesspoor: records about advice and its execution, checked, linked and rendered.

Data flows one way: load -> schema -> register -> check -> render / export.
Nothing in this package knows MkDocs; `hooks/build.py` is the only file that does.
"""
