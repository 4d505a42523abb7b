"""Printing values: the same as the template library does, whatever the value."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import Environment, StrictUndefined, UndefinedError
from markupsafe import Markup, escape

from adviesspoor.templates import _Environment, escaped

VALUES = ["", "tekst", "a & b", "<b>", "'", '"', "é – 🚂", None, 7, 0, True, ["<", "x"], {"a": "&"}, Markup("<i>&amp;</i>"), Markup(""), Markup("a") + "<"]


class Marked(str):
    """Text that brings its own HTML."""

    def __html__(self) -> str:
        return f"<em>{self.upper()}</em>"


@pytest.mark.parametrize("value", [*VALUES, Marked("a<b")], ids=repr)
def test_a_value_is_escaped_as_the_library_does_it(value):
    assert escaped(value) == str(escape(value))


@settings(derandomize=True, database=None)
@given(st.text())
def test_any_text_is_escaped_as_the_library_does_it(text):
    assert escaped(text) == str(escape(text))


TEMPLATE = """{% macro item(x) %}<li>{{ x }}</li>{% endmacro %}{% macro around() %}<p>{{ caller() }}</p>{% endmacro %}{% set kept %}[{{ rows[1] }}]{% endset -%}
{% for row in rows %}{{ item(row) }}{{ row ~ "&" }}{{ "<" }}{% endfor %}{{ kept }}{% call around() %}<u>{{ kept }}</u>{% endcall %}
{% autoescape false %}{{ rows[1] }}{% endautoescape %}{{ rows[1] | upper }}{{ rows[1] | safe }}{{ rows | join("<") }}"""


def test_a_template_gives_the_same_page():
    settings = {"autoescape": True, "undefined": StrictUndefined, "extensions": []}
    rows = ["een", "<twee>", Markup("<b>drie</b>"), None]
    own, theirs = (kind(**settings).from_string(TEMPLATE).render(rows=rows) for kind in (_Environment, Environment))
    assert own == theirs and "&lt;twee&gt;" in own


def test_a_name_that_is_not_there_is_an_error():
    with pytest.raises(UndefinedError):
        _Environment(autoescape=True, undefined=StrictUndefined).from_string("{{ weg }}").render()
