"""The site of the project's own data and of some invented provinces, written once for all tests."""

import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
from running import ROOT
from written import Site, write

sys.path.append(str(ROOT / "tests" / "benchmarks"))
import loading  # found by the path above


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return write(ROOT / "data", tmp_path_factory.mktemp("site") / "real")


@pytest.fixture(scope="session")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Site:
    place = tmp_path_factory.mktemp("invented")
    loading.generate(place / "data", 60, indicators=12, provinces=3, headline=True)
    return write(place / "data", place / "site")


@pytest.fixture(scope="session", params=["real", "invented"])
def site(request: pytest.FixtureRequest) -> Site:
    return request.getfixturevalue(request.param)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def address(real: Site) -> Iterator[str]:
    """Where the site of the project's own data is served."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(real.root)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()
