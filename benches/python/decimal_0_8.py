"""AIVSS 0.8 as one would write it in Python with `decimal`, for comparison: no library of ours takes part.

It does what `aivss.score` does in the rubric domain with the default method: takes factors by keyword, refuses
what does not fit, and gives the score with the figures it was made from.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from cvss import CVSS4

FACTORS = (
    "autonomy",
    "tools",
    "language",
    "context",
    "non_determinism",
    "opacity",
    "persistence",
    "identity",
    "multi_agent",
    "self_mod",
)
ANCHORS = {Decimal("0"), Decimal("0.5"), Decimal("1")}
THREAT = {"attacked": Decimal("1.00"), "proof_of_concept": Decimal("0.97"), "unreported": Decimal("0.50")}
MITIGATION = {"none_or_weak": Decimal("1.00"), "partial": Decimal("0.83"), "strong": Decimal("0.67")}
TEN = Decimal(10)
TENTH = Decimal("0.1")


@dataclass(frozen=True)
class Score:
    score: Decimal
    severity: str
    cvss: Decimal
    factors: dict[str, Decimal]
    factor_sum: Decimal
    aars: Decimal
    raw: Decimal


def severity_of(score: Decimal) -> str:
    if score >= Decimal("9.0"):
        return "Critical"
    if score >= Decimal("7.0"):
        return "High"
    if score >= Decimal("4.0"):
        return "Medium"
    return "Low" if score > 0 else "None"


def score(
    cvss: str | float,
    *,
    exploit_maturity: str = "proof_of_concept",
    mitigation: str = "none_or_weak",
    **factors: float,
) -> Score:
    """The score of a CVSS v4.0 vector, or of a score, and ten factors."""
    base = Decimal(str(CVSS4(cvss).base_score if isinstance(cvss, str) else cvss))
    if not 0 <= base <= 10 or base != base.quantize(TENTH):
        raise ValueError(f"{base} is no CVSS score")
    for name in factors:
        if name not in FACTORS:
            raise ValueError(f"{name} is no factor")
    values = {}
    for name in FACTORS:
        if name not in factors:
            raise ValueError(f"{name} is missing")
        value = Decimal(str(factors[name]))
        if value not in ANCHORS:
            raise ValueError(f"{name} is none of 0, 0.5 and 1")
        values[name] = value
    total = sum(values.values(), Decimal(0))
    aars = (TEN - base) * (total / TEN) * THREAT[exploit_maturity]
    raw = (base + aars) * MITIGATION[mitigation]
    rounded = min(raw.quantize(TENTH, ROUND_HALF_UP), Decimal("10.0"))
    return Score(rounded, severity_of(rounded), base, values, total, aars, raw)
