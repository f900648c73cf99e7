"""Outbound links: few, known by name, and each said to be what it is."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from lookup_app.library.web_links import load_links
from lookup_app.toml_files import ContentError

ROOT = Path(__file__).parents[3]

# Commercial and lead-generation sites that look public, and text farms: never to be linked.
NEVER = re.compile(
    r"drughelpline|mentalhealthhotline|americanaddictioncenters|addictionhotline|psychologytoday"
    r"|addictionhelplineamerica|solutions-recovery|visualfoodie|winenfood|eatsip365"
)


def test_every_link_is_https_has_a_title_in_each_language_and_a_known_publisher(library):
    for link in library.links.values():
        assert link.address.startswith("https://")
        assert link.title.text("en") != ""
        assert not NEVER.search(link.address)


def test_no_address_stands_under_two_names(library):
    addresses = [link.address for link in library.links.values()]
    assert len(addresses) == len(set(addresses))


def test_every_link_is_used(library):
    content = "".join(
        file.read_text(encoding="utf-8")
        for file in (Path(__file__).parents[3] / "lookup_app" / "content").glob("*/*.md")
    )
    steps = {link.key for link in library.editions["en"].steps.links.values()}
    for key in library.links:
        assert re.search(rf"link:{key}\)|sources:.*\b{key}\b", content) or key in steps, key


def test_spanish_titles_say_when_the_page_is_in_english(library):
    for link in library.links.values():
        if link.kind == "source":
            assert "(en inglés)" in link.title.text("es"), link.key


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        ('address = "http://aa.org"', "https"),
        ('address = "aa.org"', "https"),
        ('address = "https://aa.org"\ncolor = "red"', "color"),
    ],
)
def test_a_bad_entry_is_refused_by_name(tmp_path, entry, fault):
    file = tmp_path / "links.toml"
    file.write_text(
        f'[aa]\nkind = "finder"\n{entry}\ntitle.en = "AA"\ntitle.es = "AA"\n'
        'publisher = "AA"\nsource_date = "undated"\n',
        encoding="utf-8",
    )
    with pytest.raises(ContentError, match=f"aa.*{fault}"):
        load_links(file)


def test_templates_and_code_lead_only_to_hosts_the_content_knows(library, guidance):
    known = {link.host for link in library.links.values()}
    known |= {urlsplit(address).hostname for address in guidance.addresses()}
    known |= {"doi.org", "www.google.com"}  # directions, in the form Google Maps documents
    known |= {"schema.org", "docs.openreferral.org"}  # names of vocabularies, not links
    for file in (*ROOT.glob("templates/**/*"), *ROOT.glob("lookup_app/web/*.py")):
        if file.is_file() and file.suffix in {".html", ".txt", ".py"}:
            text = file.read_text(encoding="utf-8")
            for address in re.findall(r"https?://[a-z0-9.-]+\.[a-z]+", text):
                assert urlsplit(address).hostname in known, f"{file.name}: {address}"


def test_all_addresses_are_handed_to_the_check_of_dead_links(library):
    addresses = library.addresses()
    assert len(addresses) == len(library.links) + len(library.studies)
    assert "https://doi.org/10.1038/s41562-023-01617-6" in addresses
