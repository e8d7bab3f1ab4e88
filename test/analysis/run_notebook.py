"""Runs the code of a notebook in order, in one namespace, without Jupyter.

Arguments: the notebook, and a folder for its plots. Prints as JSON how many plots there are, and the tables that a
test looks at.
"""

import json
import sys
from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt

notebook, folder = map(Path, sys.argv[1:])
plots = []


def keep(*_, **__):
    """In place of showing them: writes the plots that are open."""
    for number in plt.get_fignums():
        path = folder / f"plot-{len(plots)}.png"
        plt.figure(number).savefig(path)
        plots.append(path.stat().st_size)
    plt.close("all")


plt.show = keep
namespace = {"print": lambda *values: print(*values, file=sys.stderr)}
for cell in json.loads(notebook.read_text("utf-8"))["cells"]:
    if cell["cell_type"] == "code":
        exec(compile("".join(cell["source"]), cell["id"], "exec"), namespace)

members = namespace["by_member"]
pairs = namespace["pairs"]
print(
    json.dumps(
        {
            "plots": plots,
            "means": dict(zip(members["code"], members["mean"])),
            "counts": {code: int(count) for code, count in zip(members["code"], members["count"])},
            "pairs": len(pairs),
            "most": int(pairs["summits"].max()),
        }
    )
)
