"""What the tests share: one extractor for all of them."""

from __future__ import annotations

import pytest

from partyie import Extractor


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    return Extractor()
