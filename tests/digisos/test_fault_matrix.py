"""Every request of an application with documents met by every fault: delivered once, or a clear end."""

from collections.abc import Iterator

import pytest

from tests.digisos.faults import APPLICATION, Cell, application, cells, way
from tests.digisos.matrix import Matrix

pytestmark = pytest.mark.no_cover  # the single tests cover all of it


@pytest.fixture(scope="module")
def matrix() -> Iterator[list[Cell]]:
    with way() as there:
        yield list(cells(there, application, APPLICATION))


class TestApplication(Matrix):
    """See Matrix."""

    requests = APPLICATION
