import shutil

import pytest

from lookup_app.geocoding.data.shipped import TABLES


@pytest.fixture(scope="session")
def tables(tmp_path_factory):
    """The shipped tables of names, with neighborhoods of Tulsa alone and no old ids."""
    folder = tmp_path_factory.mktemp("tables") / "tables"
    shutil.copytree(TABLES, folder)
    (folder / "neighborhoods.tsv").write_text("Pearl District|The Pearl\tTulsa\tOK\t74103\n")
    (folder / "id_aliases.tsv").write_text("ok/tulsey-town\tok/tulsa\n")
    return folder
