"""What came of a refresh, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..locale import _, ngettext, numbers

if TYPE_CHECKING:
    from ..refresh.report import Report

_NAMED = 3  # feeds that failed, by name


def summary(report: Report, *, stopped: bool = False) -> str:
    """What came of a refresh, in words."""
    count = len(report.new)
    said = []
    if stopped or report.cancelled:
        said.append(_("Stopped."))
    if report.offline:
        said.append(_("No feed could be reached: you seem to be offline."))
        return " ".join(said)
    new = ngettext("{number} new story", "{number} new stories", count) if count else _("Nothing new")
    feeds = ngettext("{number} feed", "{number} feeds", report.asked).format(number=numbers.number(report.asked))
    said.append(_("{news} from {feeds}.").format(news=new.format(number=numbers.number(count)), feeds=feeds))
    if not report.asked and report.resting:
        said = [_("All feeds were asked a short while ago.")]
    if report.failed:
        names = [_("{feed} ({reason})").format(feed=one.title, reason=one.reason) for one in report.failed[:_NAMED]]
        if len(report.failed) > _NAMED:
            names.append(_("and others"))
        failing = ngettext("{number} failed: {names}.", "{number} failed: {names}.", len(report.failed))
        said.append(failing.format(number=numbers.number(len(report.failed)), names=", ".join(names)))
    return " ".join(said)
