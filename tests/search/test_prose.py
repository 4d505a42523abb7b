import pytest

from adviesspoor.search.prose import text_of


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<h1>Over</h1><p>Een &amp; ander<br>regel</p>", "Over\nEen & ander\nregel"),
        ("<p>a <strong>b</strong>c</p>", "a bc"),
        ("<script>x</script><style>y</style><p>z</p>", "z"),
        ('<p>voor</p><div class="overzicht groot"><ul><li>een <br> record</li></ul></div><p>na</p>', "voor\nna"),
        ("<noscript><p>a</p></noscript><p>b", "b"),
        ("", ""),
    ],
)
def test_text_of_a_page(html, text):
    assert text_of(html) == text
