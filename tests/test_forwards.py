"""Old addresses keep an answer: a page where there is none, an anchor on the page that is there."""

import pytest

from adviesspoor.forwards import former_parts, kind_at, signposts
from adviesspoor.load import load_bytes

NAME = "gepubliceerd.yml"


def forward(klein, id, address, target="open-brug"):
    klein.edit(NAME, "gepubliceerd:\n", f"gepubliceerd:\n  {id}: '{address}'\n")
    klein.append(NAME, f"  - id: {id}\n    naar: {target}\n    reden: Voorbeeld.\n")


def test_a_removed_record_has_a_page_at_its_old_address(klein):
    (post,) = signposts(klein.register())
    assert (post.id, post.address, post.kind.name, post.own.target, post.own.reason, post.parts) == ("open-brug-9", "aanbevelingen/open-brug-9/", "aanbeveling", "open-brug-1", "Het stond er twee keer.", ())


def test_the_parts_of_a_removed_record_stand_on_its_page(klein):
    forward(klein, "open-brug-9a", "aanbevelingen/open-brug-9/#open-brug-9a", "open-brug-1b")
    register = klein.register()
    (post,) = signposts(register)
    assert [part.id for part in post.parts] == ["open-brug-9a"]
    assert former_parts(register, register["open-brug-1"]) == ()


def test_a_removed_part_of_a_record_that_is_still_there(klein):
    forward(klein, "open-brug-1c", "aanbevelingen/open-brug-1/#open-brug-1c", "open-brug-1a")
    register = klein.register()
    assert [found.id for found in former_parts(register, register["open-brug-1"])] == ["open-brug-1c"]
    assert former_parts(register, register["open-brug"]) == ()
    assert [post.address for post in signposts(register)] == ["aanbevelingen/open-brug-9/"]


def test_a_part_whose_page_was_never_published_itself(klein):
    forward(klein, "open-brug-7a", "aanbevelingen/open-brug-7/#open-brug-7a")
    post = next(post for post in signposts(klein.register()) if post.id == "open-brug-7")
    assert post.own is None and [part.id for part in post.parts] == ["open-brug-7a"]


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("aanbevelingen/open-brug-9/", "aanbeveling"),
        ("stand-van-de-uitvoering/stand-bruggen-7/", "item"),
        ("stand-van-de-uitvoering/stand-2022/", "stand"),
        ("bestaat-niet/x/", None),
    ],
)
def test_the_kind_follows_from_the_address(klein, address, name):
    kind = kind_at(klein.register(), address)
    assert (kind and kind.name) == name


@pytest.mark.parametrize("address", ["/etc/passwd/", "../x/", "adviezen/", "a/b/c/", "a//b/", "a/b", "#x", "a/b/#", "a/b/#x#y", "A/b/"])
def test_an_address_that_is_none_is_a_mistake(klein, schemas, address):
    raw = f"gepubliceerd:\n  x: '{address}'\n".encode()
    (finding,) = schemas.findings("gepubliceerd", load_bytes(raw, "data/gepubliceerd.yml"))
    assert "schrijf een adres als aanbevelingen/beter-bekend-3/" in finding.message
