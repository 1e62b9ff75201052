"""What may be published, as a static site that any web server serves."""

from indicators.site.publishing import Result, publish
from indicators.site.running import Unfinished
from indicators.site.settings import Settings

__all__ = ["Result", "Settings", "Unfinished", "publish"]
