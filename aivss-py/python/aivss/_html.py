"""What Jupyter shows: score cards, pages, and the head of a table."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING, Any

from ._enums import Severity

if TYPE_CHECKING:
    from ._aivss import Bounds, Cvss, Report

__all__ = ["bounds", "columns", "cvss", "page", "report"]

# Dark enough for white text of that size (WCAG 2.2, contrast 4.5 to 1).
_COLOURS = {
    Severity.NONE: "#4a5560",
    Severity.LOW: "#2a6e2f",
    Severity.MEDIUM: "#8a5a00",
    Severity.HIGH: "#b3470c",
    Severity.CRITICAL: "#a3142a",
}


def report(report: Report) -> str:
    """The card of a report."""
    method = f"{report.method.value} · {report.domain.value} domain"
    rows = [(step.quantity, f"{step.expression} = {step.with_numbers} = {step.value}") for step in report.steps]
    rows.append(("CVSS v4.0", f"{report.cvss_score} {report.cvss_severity.value}"))
    if report.vector is not None:
        rows.append(("Vector", report.vector))
    rows.extend((key, str(value)) for key, value in report.factors.items())
    notes = "".join(f"<li>{escape(note.message)}</li>" for note in report.notes)
    if report.comment is not None:
        notes += f"<li>{escape(report.comment)}</li>"
    notes = f"<ul>{notes}</ul>" if notes else ""
    shown = f"{report.score} {report.severity.value}"
    return _card(report.name or "AIVSS score", shown, report.severity, method, rows, notes)


def bounds(bounds: Bounds) -> str:
    """The card of bounds; its colour is that of the higher end."""
    method = f"{bounds.method.value} · {bounds.domain.value} domain"
    ends = {
        "AIVSS": (bounds.score_low, bounds.score_high),
        "AARS": (bounds.aars_low, bounds.aars_high),
        "Factor sum": (bounds.factor_sum_low, bounds.factor_sum_high),
        "ThM": (bounds.threat_multiplier_low, bounds.threat_multiplier_high),
        "MF": (bounds.mitigation_factor_low, bounds.mitigation_factor_high),
    }
    rows = [(name, _ends(str(low), str(high))) for name, (low, high) in ends.items() if low is not None]
    rows.append(("CVSS v4.0", f"{bounds.cvss_score} {bounds.cvss_severity.value}"))
    if bounds.vector is not None:
        rows.append(("Vector", bounds.vector))
    rows.extend((key, "unknown" if value is None else str(value)) for key, value in bounds.factors.items())
    notes = "".join(f"<li>{escape(note)}</li>" for note in (bounds.message, bounds.comment) if note is not None)
    low, high = bounds.severity_low, bounds.severity_high
    if low is high:
        shown = f"{_ends(str(bounds.score_low), str(bounds.score_high))} {high.value}"
    else:
        shown = f"{bounds.score_low} {low.value} to {bounds.score_high} {high.value}"
    return _card(bounds.name or "AIVSS score", shown, high, method, rows, f"<ul>{notes}</ul>")


def _ends(low: str, high: str) -> str:
    return low if low == high else f"{low} to {high}"


def cvss(cvss: Cvss) -> str:
    """The card of a CVSS vector."""
    rows = [(nomenclature.value, str(score)) for nomenclature, score in cvss.scores.items()]
    rows.append(("MacroVector", cvss.macro_vector))
    shown = f"{cvss.score} {cvss.severity.value}"
    return _card(cvss.vector, shown, cvss.severity, cvss.nomenclature.value, rows, "")


def columns(first: dict[str, list[Any]], rows: int, refused: int) -> str:
    """The first rows of a table of scores."""
    left = ' style="text-align:left"'
    head = "".join(f'<th scope="col"{left}>{escape(name)}</th>' for name in first)
    shown = ["".join(f"<td{left}>{_cell(value)}</td>" for value in row) for row in zip(*first.values(), strict=True)]
    body = "".join(f"<tr>{cells}</tr>" for cells in shown)
    caption = f"{rows} rows, {refused} refused" + (f"; the first {len(shown)} of them:" if len(shown) < rows else "")
    return f"<table><caption{left}>{caption}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _cell(value: object) -> str:
    return "" if value is None else escape(str(value))


def page(title: str, html: str) -> str:
    """A whole page in a frame of its own, whose styles stay inside and which runs nothing."""
    return (
        f'<iframe sandbox title="{escape(title)}" srcdoc="{escape(html)}" '
        'style="width:100%;height:40em;border:0"></iframe>'
    )


def _card(
    title: str,
    shown: str,
    severity: Severity,
    subtitle: str,
    rows: Iterable[tuple[str, str]],
    rest: str,
) -> str:
    cells = "".join(
        f'<tr><th scope="row" style="text-align:left">{escape(name)}</th>'
        f'<td style="text-align:left">{escape(value)}</td></tr>'
        for name, value in rows
    )
    return (
        f'<div class="aivss-card"><p><strong>{escape(title)}</strong></p>'
        f'<p><span style="background:{_COLOURS[severity]};color:#fff;padding:.2em .6em;border-radius:.3em;'
        f'font-weight:bold">{escape(shown)}</span> {escape(subtitle)}</p>'
        f"<table>{cells}</table>{rest}</div>"
    )
