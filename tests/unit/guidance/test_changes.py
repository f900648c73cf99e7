from lookup_app.guidance.changes import feed_entries
from lookup_app.guidance.guidance import Guidance


def test_entries_come_newest_first_in_each_language(guidance: Guidance) -> None:
    english, spanish = (feed_entries(guidance.changes, code) for code in ("en", "es"))
    assert [entry.updated for entry in english] == sorted(
        (change.on for change in guidance.changes), reverse=True
    )
    assert {entry.id for entry in english}.isdisjoint(entry.id for entry in spanish)
    colorado = next(entry for entry in spanish if "Colorado" in entry.title)
    assert colorado.id == "tag:lookup-app,2025-07-01:lines/colorado-988/es"
    assert "SB25-236" in colorado.summary
