"""Documents of the demo's evaluation: annex B as a tagged PDF against WeasyPrint, as Word, as a spreadsheet; 100,000 rows in constant memory.

WeasyPrint is no library of ours: `BENCH_PEER` names a Python that has it (an environment with `pip install weasyprint`); without one
only our own times are told. It is given the annex as one file of HTML with its charts, which is what it would print.
"""

import json
import os
import subprocess
import sys
import tempfile
from importlib import import_module
from pathlib import Path

import measuring

measuring.begin()

from django.utils import translation  # noqa: E402

from convening.play import play  # noqa: E402
from evaluation import documents  # noqa: E402
from evaluation.models import Report  # noqa: E402
from evaluation.rendering import ANNEXES  # noqa: E402

PEER = """
import json, resource, sys, time
import weasyprint
page, seconds = open(sys.argv[1], encoding="utf-8").read(), []
for _time in range(4):
    began = time.perf_counter()
    made = weasyprint.HTML(string=page).write_pdf()
    seconds.append(time.perf_counter() - began)
print(json.dumps({"s": sorted(seconds[1:])[1], "MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))
"""
ROWS = """
import resource, sys
from django.conf import settings
settings.configure(USE_I18N=False)
from convening import workbook
import time
before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.perf_counter()
made = workbook.write_workbook([f"cell {row} {column}" for column in range(10)] for row in range(int(sys.argv[1])))
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024 - len(made) / 2**20, time.perf_counter() - began)
"""


def main():
    with translation.override("en"):
        play("evaluated")
    report = Report.objects.get(state=Report.State.RELEASED)
    shape = documents.shape_of(report, ANNEXES["B"])
    writers = {name: import_module(f"evaluation.rendering.{name}").write for name in ("pdf", "docx", "xlsx")}
    figures, goals = {}, {}
    for language in ("en", "ar"):
        took, _ratios = measuring.side_by_side(
            {name: lambda write=write, language=language: write(ANNEXES["B"], shape, language) for name, write in writers.items()},
            rounds=5, times=1,
        )  # fmt: skip
        figures |= {f"s for annex B in {language} as {name}": round(seconds, 3) for name, seconds in took.items()}
    charts = sum(block["kind"] == "chart" for section in ANNEXES["B"].context(shape, "en")["sections"] for block in section["blocks"])
    figures |= {"charts in it": charts, "MB of memory": measuring.peak_memory()}
    goals["s for Word"] = max(figures["s for annex B in en as docx"], figures["s for annex B in ar as docx"]), 3
    if peer := os.environ.get("BENCH_PEER"):
        with tempfile.TemporaryDirectory() as folder:
            page = Path(folder, "annex.html")
            page.write_bytes(documents.document(report, "B", "html", "en"))
            surroundings = {"PATH": os.environ["PATH"], "HOME": folder}
            told = json.loads(subprocess.run([peer, "-c", PEER, page], env=surroundings, capture_output=True, text=True, check=True).stdout)
        figures |= {"s for WeasyPrint": round(told["s"], 3), "MB for WeasyPrint": round(told["MB"])}
        goals["of WeasyPrint"] = round(figures["s for annex B in en as pdf"] / told["s"], 2), 0.3
    beyond = {}
    for rows in (10_000, 100_000):
        told = subprocess.run([sys.executable, "-c", ROWS, str(rows)], capture_output=True, text=True, check=True).stdout.split()
        beyond[rows] = float(told[0])
        figures |= {f"s for {rows:,} rows of 10 cells": round(float(told[1]), 2), f"MB beside the file, {rows:,} rows": round(float(told[0]), 1)}
    goals["MB more for ten times the rows"] = round(beyond[100_000] - beyond[10_000], 1), 10
    measuring.report("documents", figures, goals)


if __name__ == "__main__":
    main()
