"""All that people read, by language: the article, the pages, and the small steps beside them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from lookup_app.guidance.arranging import lifeline_id
from lookup_app.guidance.guidance import Guidance
from lookup_app.guidance.line import ALWAYS_SHOWN, Line
from lookup_app.library.article import Article, load_article
from lookup_app.library.page_names import PAGES
from lookup_app.library.pages import Page, load_page
from lookup_app.library.prose import Number, ProseReader, References
from lookup_app.library.steps import StepWords, load_step_words
from lookup_app.library.studies import Study, load_evidence
from lookup_app.library.web_links import Link, load_links


@dataclass(frozen=True, slots=True)
class Edition:
    """Everything there is to read in one language."""

    language: str
    article: Article
    pages: Mapping[str, Page]
    steps: StepWords


@dataclass(frozen=True, slots=True)
class Library:
    """The editions, with the studies and outbound links that all of them share."""

    editions: Mapping[str, Edition]
    studies: Mapping[str, Study]
    links: Mapping[str, Link]

    @classmethod
    def load(cls, folder: Path, guidance: Guidance, languages: Iterable[str]) -> "Library":
        """Reads the content folder, one edition for each language, from its sub-folder.

        Raises ContentError, naming the file and what to mend, so that a slip in a file or a
        language without its folder stops the site at its start instead of breaking a page later.
        """
        studies = load_evidence(folder / "evidence.toml")
        links = load_links(folder / "links.toml")
        references = References(_numbers(guidance), frozenset(studies), links)
        line_ids = frozenset(line.id for line in guidance.every_line())
        editions = {
            language: _edition(folder / language, references, line_ids) for language in languages
        }
        return cls(editions, studies, links)

    def addresses(self) -> tuple[str, ...]:
        """Every outside address the words lead to, for a check of dead links."""
        links = (link.address for link in self.links.values())
        return (*links, *(study.address for study in self.studies.values()))


def _edition(folder: Path, references: References, line_ids: frozenset[str]) -> Edition:
    language = folder.name
    reader = ProseReader(language, references)
    return Edition(
        language=language,
        article=load_article(folder / "article.md", language, reader),
        pages={
            slug: load_page(folder / f"{slug}.md", language, reader, references, line_ids)
            for slug in PAGES[1:]
        },
        steps=load_step_words(folder / "steps.toml", references.links, lifeline_id(language)),
    )


def _numbers(guidance: Guidance) -> Mapping[str, Number]:
    """Numbers that may stand in a sentence: only those of lines that never hide.

    A line that may expire belongs in a list, which closes up when it is gone; a sentence cannot.
    """
    lines = (line for line in guidance.national() if line.id in ALWAYS_SHOWN)
    return {line.id: _number(line) for line in lines}


def _number(line: Line) -> Number:
    call, texts = line.ways("call")[0], line.ways("text")
    return Number(call.display, call.href, texts[0].href if texts else None)
