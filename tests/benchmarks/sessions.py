"""Sessions of a Streamlit server without a browser: they speak its protocol over a websocket.

A session answers as the browser's part does: it keeps the states of the widgets it is shown,
sends all of them with every rerun, asks for the fragment alone in which a widget stands, and
listens for changes of the data, as our script does.
"""

import asyncio
import time
from contextlib import suppress
from urllib.parse import urlsplit

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

PATIENCE = 120
LARGEST = 64 * 1024 * 1024
DONE = (ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY)


class Session:
    """One visitor's connection to one page."""

    def __init__(self, address: str, path: str = "", query: str = "") -> None:
        self.address, self.path, self.query = address, path, query
        self.states: dict[str, WidgetState] = {}
        self.options: dict[str, list[str]] = {}
        """What the pickers offer, by label."""
        self.ids: dict[str, str] = {}
        self.received = 0
        self.failed = False
        self._seen: set[str] = set()
        self._hash = ""
        self._kept: dict[str, ForwardMsg] = {}
        self._done = asyncio.Event()
        self._fragments: dict[str, str] = {}
        """The fragment in which each widget stands."""

    async def open(self) -> float:
        """Connect and wait for the whole page; return the seconds."""
        begin = time.perf_counter()
        address = f"ws://{urlsplit(self.address).netloc}/_stcore/stream"
        self._socket = await websockets.connect(
            address,
            subprotocols=["streamlit"],
            origin=self.address,
            max_size=LARGEST,
            compression=None,
            ping_interval=None,
        )
        self._listener = asyncio.create_task(self._listen())
        await self.rerun()
        return time.perf_counter() - begin

    async def close(self) -> None:
        """Leave."""
        self._listener.cancel()
        with suppress(asyncio.CancelledError):
            await self._listener
        await self._socket.close()

    async def choose(self, label: str, *values: str) -> float:
        """Choose in the picker of that label; return the seconds until the page is whole."""
        state = self.states[self.ids[label]]
        if state.WhichOneof("value") == "string_array_value":
            state.string_array_value.data[:] = values
        else:
            [state.string_value] = values
        return await self.rerun(self._fragments.get(self.ids[label], ""))

    async def rerun(self, fragment: str = "") -> float:
        """Run the page or a fragment; return the seconds until the server has sent all of it."""
        begin = time.perf_counter()
        self._done.clear()
        self._seen.clear()
        await self._send(fragment)
        waiting = asyncio.create_task(self._done.wait())
        await asyncio.wait(
            (waiting, self._listener), timeout=PATIENCE, return_when=asyncio.FIRST_COMPLETED
        )
        if not waiting.done():
            raise RuntimeError(f"no page came: {self._listener}")
        if not fragment:
            self.states = {one: state for one, state in self.states.items() if one in self._seen}
        return time.perf_counter() - begin

    async def follow(self) -> None:
        """Listen for changes of the data until cancelled, as our script does."""
        address = f"ws://{urlsplit(self.address).netloc}/api/follow"
        async with websockets.connect(address, compression=None) as line:
            async for _ in line:
                pass
        raise RuntimeError("the server hung up")

    async def _send(self, fragment: str = "") -> None:
        message = BackMsg()
        run = message.rerun_script
        run.query_string = self.query
        run.page_script_hash, run.page_name = self._hash, "" if self._hash else self.path
        run.widget_states.widgets.extend(self.states.values())
        run.cached_message_hashes.extend(self._kept)
        if fragment:
            run.fragment_id = fragment
        await self._socket.send(message.SerializeToString())

    async def _listen(self) -> None:
        async for raw in self._socket:
            self.received += len(raw)
            message = ForwardMsg.FromString(raw)
            if message.WhichOneof("type") == "ref_hash":
                message = self._kept[message.ref_hash]
            elif message.metadata.cacheable:
                self._kept[message.hash] = message
            self._act(message)

    def _act(self, message: ForwardMsg) -> None:
        kind = message.WhichOneof("type")
        if kind == "delta":
            self._take(message.delta)
        elif kind == "navigation":
            self._hash = message.navigation.page_script_hash
        elif kind == "page_info_changed":
            self.query = message.page_info_changed.query_string
        elif kind == "script_finished" and message.script_finished in DONE:
            self._done.set()

    def _take(self, delta: Delta) -> None:
        if delta.WhichOneof("type") != "new_element":
            return
        kind = delta.new_element.WhichOneof("type")
        if kind == "exception":
            self.failed = True
        if kind not in ("selectbox", "multiselect", "button_group"):
            return
        widget = getattr(delta.new_element, kind)
        self._seen.add(widget.id)
        self.ids[widget.label] = widget.id
        self._fragments[widget.id] = delta.fragment_id
        self.options[widget.label] = [
            one if isinstance(one, str) else one.content for one in widget.options
        ]
        if widget.id not in self.states or widget.set_value:
            self.states[widget.id] = self._state(kind, widget)

    def _state(self, kind: str, widget: object) -> WidgetState:
        state, options = WidgetState(id=widget.id), self.options[widget.label]
        if kind == "selectbox":
            state.string_value = widget.raw_value if widget.set_value else options[widget.default]
        else:
            chosen = [options[place] for place in widget.default]
            state.string_array_value.data[:] = widget.raw_values if widget.set_value else chosen
        return state
