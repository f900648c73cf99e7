"""The bridge: each point's small step, brought to the place the reader named."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from lookup_app.guidance.guidance import Guidance
from lookup_app.guidance.line import Line, LineKind
from lookup_app.guidance.state_guidance import StateGuidance
from lookup_app.library.article import STEP_KEYS, Article, Point, StepKey
from lookup_app.library.web_links import Link
from lookup_app.places import Place
from lookup_app.toml_files import ContentError, only_keys, read_toml

Scope = Literal["place", "state", "national"]


@dataclass(frozen=True, slots=True)
class Step:
    """One small step. ``scope`` says how local it is: an idea for the place itself, a line of its
    state, or something that is the same all over the country (and then the words say so)."""

    key: StepKey
    scope: Scope
    text: str
    lines: tuple[Line, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class NearStep:
    """A point of the article with its small step, brought to a place."""

    point: Point
    step: Step


@dataclass(frozen=True, slots=True)
class _Rule:
    """What a step can carry: lines of the state, else national ones; and links that ask for the
    place themselves, since nobody has shown how they take one by address."""

    state_lines: tuple[LineKind, ...] = ()
    national_lines: tuple[str, ...] = ()
    links: tuple[str, ...] = ()


_RULES: Mapping[StepKey, _Rule] = {
    "warmline": _Rule(state_lines=("warmline",), national_lines=("988",)),
    "weak-ties": _Rule(),
    "someone-to-call": _Rule(state_lines=("crisis", "support"), national_lines=("988",)),
    "peer-group": _Rule(national_lines=("nami",), links=("nami",)),
    "mutual-help": _Rule(links=("aa", "na", "smart", "al-anon")),
    "lend-a-hand": _Rule(),
    "learn-together": _Rule(),
    "local-services": _Rule(national_lines=("211",), links=("211",)),
    "find-care": _Rule(links=("findtreatment",)),
}


@dataclass(frozen=True, slots=True)
class StepWords:
    """The words of each step in one language, by how local it is, and the links steps carry.

    ``lifeline`` is the id of 988 as that language reaches it.
    """

    words: Mapping[StepKey, Mapping[Scope, str]]
    links: Mapping[str, Link]
    lifeline: str = "988"


def near_steps(
    place: Place, guidance: Guidance, article: Article, words: StepWords, called: str = ""
) -> tuple[NearStep, ...]:
    """Each point of the article whose small step the place can carry, with that step."""
    points = {point.step_key: point for point in article.points}
    steps = steps_near(place, guidance, words, called)
    return tuple(NearStep(points[step.key], step) for step in steps if step.key in points)


def steps_near(
    place: Place, guidance: Guidance, words: StepWords, called: str = ""
) -> tuple[Step, ...]:
    """The small step of each point for a place, in the order of the points.

    Where the national lines do not answer (Palau, Micronesia, the Marshall Islands, military
    addresses abroad), the steps that would lean on them are left out. ``called`` is the place as it
    stands in a sentence of the words' language, where that is not the name of a town.
    """
    state = guidance.for_state(place.state)
    town = called or _town(place)
    steps = (_step(key, state, guidance, words, town) for key in STEP_KEYS)
    return tuple(step for step in steps if step is not None)


def _step(
    key: StepKey,
    state: StateGuidance | None,
    guidance: Guidance,
    words: StepWords,
    town: str,
) -> Step | None:
    rule = _RULES[key]
    links = tuple(words.links[link] for link in rule.links)
    if state and (own := state.of_kind(*rule.state_lines) if rule.state_lines else ()):
        return Step(key, "state", _text(words, key, "state", town), own, links)
    if not rule.national_lines and not links:
        return Step(key, "place", _text(words, key, "place", town))
    if state is None or not state.has_988:
        return None
    ids = {words.lifeline if one == "988" else one for one in rule.national_lines}
    lines = tuple(line for line in guidance.national() if line.id in ids)
    return Step(key, "national", _text(words, key, "national", town), lines, links)


def _text(words: StepWords, key: StepKey, scope: Scope, town: str) -> str:
    text = words.words[key][scope].replace("{place}", town)
    return text.replace(" de el ", " del ").replace(" a el ", " al ")  # as Spanish joins them


def _town(place: Place) -> str:
    """Where one goes: the town of a ZIP code, else the place itself."""
    return f"{place.city}, {place.state}" if place.kind == "zip" and place.city else place.label


def load_step_words(file: Path, links: Mapping[str, Link], lifeline: str = "988") -> StepWords:
    """The words of a language's ``steps.toml``; raises ContentError for a step left out."""
    table = read_toml(file)
    only_keys(table, set(STEP_KEYS), file)
    words = {key: _scopes(file, key, table.get(key)) for key in STEP_KEYS}
    return StepWords(words, links, lifeline)


def _scopes(file: Path, key: StepKey, table: object) -> Mapping[Scope, str]:
    expected = _scopes_of(_RULES[key])
    match table:
        case dict() if set(table) == set(expected):
            return {scope: str(table[scope]) for scope in expected}
        case _:
            raise ContentError(file, key, [f"needs the words {', '.join(expected)}"])


def _scopes_of(rule: _Rule) -> tuple[Scope, ...]:
    if rule.state_lines:
        return ("state", "national")
    return ("national",) if rule.national_lines or rule.links else ("place",)
