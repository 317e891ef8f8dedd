"""The books of the golden pages, written once."""

import pytest

from tests.golden.desk import BOOKS


@pytest.fixture(scope="session")
def books(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the path of each book by its name."""
    folder = tmp_path_factory.mktemp("books")
    paths = {}
    for name, make in BOOKS.items():
        paths[name] = str(folder / f"{name}.db")
        make(paths[name]).close()
    return paths
