import hashlib
import lzma
from concurrent.futures import ThreadPoolExecutor

import pytest

from lookup_app.geocoding.data.unpack import unpacked
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


def test_a_new_release_replaces_the_old_file(shipped, tmp_path):
    folder = tmp_path / "instance"
    folder.mkdir()
    (folder / "gazetteer-0000000000000000.sqlite").write_bytes(b"old")
    path = unpacked(*shipped, folder)
    assert list(folder.iterdir()) == [path]


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
