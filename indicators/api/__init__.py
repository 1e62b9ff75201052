"""The read-only API: from the parameters of a request to what it is answered with."""

from indicators.api.answers import body, faults
from indicators.api.description import description
from indicators.api.endpoints import ENDPOINTS
from indicators.api.parameters import Context, Query, read
from indicators.api.refusals import RefusedError

__all__ = ["ENDPOINTS", "Context", "Query", "RefusedError", "body", "description", "faults", "read"]
