"""What the figures of a report mean, and the formulas and comparisons over them."""

from .comparison import COMPARABLE, compared, comparison, denominators, figure, flag_of
from .formulas import percent_digits, share, wilson
from .registry import INDICATORS, Indicator

__all__ = [
    "COMPARABLE", "INDICATORS", "Indicator", "compared", "comparison", "denominators", "figure", "flag_of", "percent_digits", "share", "wilson",
]  # fmt: skip
