"""What the fields of data files and of the API are, by language and field."""

from indicators.wording import fields_en, fields_zh

FIELD = {"zh": fields_zh.NAMES, "en": fields_en.NAMES}
