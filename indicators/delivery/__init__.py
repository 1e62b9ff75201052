"""What leaves the tool at once: one choice of cities, plan and year in every format."""

from indicators.delivery.batch import made
from indicators.delivery.material import Material, usual_plan, usual_year
from indicators.delivery.outputs import OUTPUTS, DeliveryError, File, Output, zipped

__all__ = [
    "OUTPUTS",
    "DeliveryError",
    "File",
    "Material",
    "Output",
    "made",
    "usual_plan",
    "usual_year",
    "zipped",
]
