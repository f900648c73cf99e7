"""The studies: complete, in both languages, and refused when they are not."""

import re

import pytest

from lookup_app.library.schema_org import article_json_ld
from lookup_app.library.studies import load_evidence
from lookup_app.toml_files import ContentError

ENTRY = """[wang-2023]
authors = "Wang F"
short = "Wang 2023"
year = 2023
title = "A review"
journal = "Nature Human Behaviour 7"
doi = "10.1038/s41562-023-01617-6"
status = "abstract"
checked = 2026-11-24
shows.en = "A link."
shows.es = "Una relación."
limits.en = "No cause."
limits.es = "No una causa."
"""


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("10.1038/s41562-023-01617-6", "s41562", "not a DOI"),
        ('"abstract"', '"skimmed"', "status"),
        ('limits.es = "No una causa."\n', "", "limits"),
        ("year = 2023\n", "", "year"),
        ("2026-11-24", '"soon"', "checked"),
    ],
)
def test_an_incomplete_study_is_refused_by_name(tmp_path, old, new, fault):
    file = tmp_path / "evidence.toml"
    file.write_text(ENTRY.replace(old, new), encoding="utf-8")
    with pytest.raises(ContentError, match=f"wang-2023.*{fault}"):
        load_evidence(file)


def test_a_study_known_by_its_reference_only_gives_no_figure(library):
    for study in library.studies.values():
        if study.status == "recalled":
            for language in library.editions:
                assert not re.search(r"\d", study.shows.text(language)), study.key


def test_no_two_studies_share_a_doi(library):
    dois = [study.doi for study in library.studies.values()]
    assert len(dois) == len(set(dois))


def test_the_article_for_programs_names_every_study_and_no_reviewer(library, edition):
    value = article_json_ld(edition.article, library.studies, "https://example.org/")
    assert value["@type"] == "Article"
    assert value["inLanguage"] == edition.language
    assert len(value["citation"]) == 9
    assert all(study.startswith("https://doi.org/10.") for study in value["citation"])
    assert not {"reviewedBy", "lastReviewed"} & value.keys()
