import hashlib
import lzma
import os
from concurrent.futures import ThreadPoolExecutor

import pytest

from lookup_app.geocoding.data.unpack import is_whole, unpacked
from lookup_app.geocoding.outcomes import GeocoderUnavailable

CONTENT = b"a small stand-in for the gazetteer" * 1000


@pytest.fixture
def shipped(tmp_path):
    compressed, checksum = tmp_path / "g.sqlite.xz", tmp_path / "g.sha256"
    compressed.write_bytes(lzma.compress(CONTENT))
    checksum.write_text(hashlib.sha256(CONTENT).hexdigest() + "  g.sqlite\n")
    return compressed, checksum


def test_many_workers_at_once_find_one_whole_file(shipped, tmp_path):
    folder = tmp_path / "instance"
    with ThreadPoolExecutor(8) as workers:
        paths = set(workers.map(lambda _: unpacked(*shipped, folder), range(8)))
    assert [path.read_bytes() for path in paths] == [CONTENT]
    assert list(folder.iterdir()) == list(paths)


def test_of_other_releases_the_last_stays_for_a_process_that_still_serves_it(shipped, tmp_path):
    folder = tmp_path / "instance"
    folder.mkdir()
    for age, name in enumerate(("last", "older", "oldest")):
        old = folder / f"gazetteer-{name}.sqlite"
        old.touch()
        os.utime(old, (1_000_000 - age, 1_000_000 - age))
    path = unpacked(*shipped, folder)
    assert {*folder.iterdir()} == {path, folder / "gazetteer-last.sqlite"}


@pytest.mark.parametrize("damage", [b"", CONTENT[:-1], b"x" + CONTENT[1:]])
def test_a_file_damaged_after_it_was_unpacked_is_unpacked_again(shipped, tmp_path, caplog, damage):
    path = unpacked(*shipped, tmp_path / "instance")
    path.write_bytes(damage)
    assert not is_whole(path)
    assert unpacked(*shipped, tmp_path / "instance") == path
    assert path.read_bytes() == CONTENT
    assert [record.getMessage() for record in caplog.records] == [
        "gazetteer: the unpacked file is damaged, and is unpacked again"
    ]


def test_a_whole_file_is_not_unpacked_again(shipped, tmp_path):
    path = unpacked(*shipped, tmp_path / "instance")
    shipped[0].unlink()
    assert unpacked(*shipped, tmp_path / "instance") == path


def test_a_wrong_checksum_is_refused(shipped, tmp_path):
    compressed, checksum = shipped
    checksum.write_text("0" * 64)
    with pytest.raises(GeocoderUnavailable, match="checksum"):
        unpacked(compressed, checksum, tmp_path / "instance")


def test_a_damaged_file_is_refused(shipped, tmp_path):
    compressed, checksum = shipped
    compressed.write_bytes(compressed.read_bytes()[:-20])
    with pytest.raises(GeocoderUnavailable):
        unpacked(compressed, checksum, tmp_path / "instance")
