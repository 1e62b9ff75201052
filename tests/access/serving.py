"""The real app with an access file, and a session opened over a socket of one's own choosing."""

import contextlib
import shutil
import socket
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import running
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

DATA = Path(__file__).parents[2] / "data"
PATIENCE = 60


@contextlib.contextmanager
def serving(folder: Path, access: str | None, secrets: str = "", **env: str) -> Iterator[str]:
    """Start the app over a copy of the data, where it begins its log.

    `{address}` in the secrets is where it will answer.
    """
    data = folder / "data"
    if not data.exists():
        shutil.copytree(DATA, data, ignore=shutil.ignore_patterns(".*"))
    port = running.free_port()
    address = f"http://127.0.0.1:{port}"
    files = {"access.yaml": access, "secrets.toml": secrets.format(address=address) or None}
    for name, text in files.items():
        if text is not None:
            (folder / name).write_text(text, encoding="utf-8")
    env["INDICATORS_ACCESS"] = str(folder / "access.yaml")
    if secrets:
        env["STREAMLIT_SECRETS_FILES"] = str(folder / "secrets.toml")
    with contextlib.ExitStack() as stack:
        with pytest.MonkeyPatch.context() as patch:  # while it starts, no longer
            patch.setattr(running, "free_port", lambda: port)
            for name, value in env.items():
                patch.setenv(name, value)
            assert stack.enter_context(running.running_app(folder / "server.log", data)) == address
        yield address


Headers = Sequence[tuple[str, str]]


@dataclass
class Session:
    """A page of the app, held open."""

    socket: ClientConnection

    def drawn(self) -> str:
        """Draw the page; return all its texts."""
        asked = BackMsg()
        asked.rerun_script.query_string = ""
        self.socket.send(asked.SerializeToString())
        texts: list[str] = []
        while True:
            told = ForwardMsg.FromString(self.socket.recv(timeout=PATIENCE))
            if told.WhichOneof("type") == "delta":
                texts.append(told.delta.new_element.html.body)
            if told.WhichOneof("type") == "script_finished":
                return "\n".join(texts)


@contextlib.contextmanager
def session(app: str, headers: Headers, peer: str = "127.0.0.1") -> Iterator[Session]:
    """Open a page from an address of this machine, with headers of one's own."""
    place = urlsplit(app)
    sock = socket.create_connection((place.hostname, place.port), source_address=(peer, 0))
    with connect(
        f"ws://{place.netloc}/_stcore/stream",
        sock=sock,
        origin=app,
        additional_headers=headers,
        subprotocols=["streamlit"],
        max_size=None,
        proxy=None,
    ) as opened:
        yield Session(opened)
