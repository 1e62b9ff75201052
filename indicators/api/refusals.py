"""Why a request is refused, as RFC 9457 problem details."""

import json
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from indicators.wording import serving

MEDIA_TYPE = "application/problem+json"
STATUS = {
    "invalid-parameter": HTTPStatus.BAD_REQUEST,
    "not-found": HTTPStatus.NOT_FOUND,
    "method-not-allowed": HTTPStatus.METHOD_NOT_ALLOWED,
    "not-acceptable": HTTPStatus.NOT_ACCEPTABLE,
    "too-long": HTTPStatus.REQUEST_URI_TOO_LONG,
    "data-broken": HTTPStatus.SERVICE_UNAVAILABLE,
    "failed": HTTPStatus.INTERNAL_SERVER_ERROR,
}
"""The problems there are, with their status."""
TOLD = 5
"""Errors that the detail names; all of them stand in `errors`."""
LONGEST = 500
"""Characters of the address that are told."""


class RefusedError(Exception):
    """A request that cannot be answered, `more` being members of the problem besides RFC 9457's."""

    def __init__(self, code: str, lang: str = "zh", **more: Any) -> None:
        super().__init__(code)
        self.code, self.lang, self.more = code, lang, more

    @property
    def status(self) -> int:
        """The status code."""
        return int(STATUS[self.code])

    def body(self, instance: str) -> bytes:
        """Write the problem for the address asked for."""
        told: Mapping[str, Any] = {
            "type": f"urn:plan-indicators:problem:{self.code}",
            "title": serving.PROBLEM[self.lang][self.code],
            "status": self.status,
            "detail": self._detail(),
            "instance": instance[:LONGEST],
            **self.more,
        }
        return json.dumps(told, ensure_ascii=False).encode("utf-8", "replace")

    def _detail(self) -> str:
        errors: Sequence[Mapping[str, str]] = self.more.get("errors", ())
        details = [one["detail"] for one in errors[:TOLD]]
        return " ".join(details) or serving.DETAIL[self.lang][self.code]
