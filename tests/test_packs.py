"""Every example that the data files carry, one test each."""

from __future__ import annotations

import pytest

from partyie import Extractor
from partyie.check import Case, cases

_CASES = list(cases(Extractor()))


@pytest.mark.parametrize("case", _CASES, ids=[case.id for case in _CASES])
def test_example(case: Case) -> None:
    failure = case.run()
    if failure is not None:
        pytest.fail(str(failure), pytrace=False)


def test_every_case_has_its_own_id() -> None:
    ids = [case.id for case in _CASES]
    assert len(ids) == len(set(ids))
