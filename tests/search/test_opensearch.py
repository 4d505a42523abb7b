from xml.etree import ElementTree

from adviesspoor.search import opensearch


def test_the_template_leads_to_the_search_page():
    found = opensearch.files("https://voorbeeld.test/spoor/", "Adviesspoor", "Van advies & uitvoering")
    root = ElementTree.fromstring(found["zoeken/opensearch.xml"])
    space = {"o": "http://a9.com/-/spec/opensearch/1.1/"}
    assert root.find("o:Url[@type='text/html']", space).get("template") == "https://voorbeeld.test/spoor/zoeken/?q={searchTerms}"
    assert root.find("o:ShortName", space).text == "Adviesspoor"


def test_without_a_public_address_there_is_none():
    assert opensearch.files("", "Adviesspoor", "x") == {}
