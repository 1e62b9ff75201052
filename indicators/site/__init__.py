"""What may be published, as a static site that any web server serves."""

from indicators.site.publishing import Result, Unfinished, publish
from indicators.site.settings import Settings

__all__ = ["Result", "Settings", "Unfinished", "publish"]
