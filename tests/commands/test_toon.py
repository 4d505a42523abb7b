"""One record, as the API gives it."""


def test_a_record_with_mistakes_says_so(klein, run):
    klein.edit("lessen.yml", "domein: uitvoering", "domein: uitvoring")
    id = klein.text("lessen.yml").partition("id: ")[2].partition("\n")[0]
    assert run("toon", id) == (1, "", f"'{id}' heeft fouten; typ ./adviesspoor check\n")
