"""Tables from outside: the template to fill in, reading what people send, planning the changes."""

from indicators.intake.effects import Effect, effects
from indicators.intake.planning import Item, Plan, State, plan
from indicators.intake.questions import Question
from indicators.intake.reading import read
from indicators.intake.template import template, template_csv
from indicators.wording.intake import FIELD

__all__ = ["FIELD", "Effect", "Item", "Plan", "Question", "State", "effects", "plan", "read",
           "template", "template_csv"]  # fmt: skip
