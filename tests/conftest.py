"""All tests share a cache of their own: packs are compiled once, and no result of an earlier run comes in."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from linter.config import closest


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(autouse=True)
def _fresh_configuration() -> None:
    closest.cache_clear()
