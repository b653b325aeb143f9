"""What Jupyter shows: score cards, pages, and the head of a table."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING, Any

from ._enums import Severity

if TYPE_CHECKING:
    from ._aivss import Cvss, Report

__all__ = ["columns", "cvss", "page", "report"]

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
    return _card(report.name or "AIVSS score", str(report.score), report.severity, method, rows, notes)


def cvss(cvss: Cvss) -> str:
    """The card of a CVSS vector."""
    rows = [(nomenclature.value, str(score)) for nomenclature, score in cvss.scores.items()]
    rows.append(("MacroVector", cvss.macro_vector))
    return _card(cvss.vector, str(cvss.score), cvss.severity, cvss.nomenclature.value, rows, "")


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
    score: str,
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
        f'font-weight:bold">{escape(score)} {escape(severity.value)}</span> {escape(subtitle)}</p>'
        f"<table>{cells}</table>{rest}</div>"
    )
