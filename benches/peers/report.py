"""The results as a table for README.md, as JSON, and as a plot of how time and memory grow."""

import json
import re
from pathlib import Path

import matplotlib

matplotlib.use("svg")
import matplotlib.pyplot as plt  # noqa: E402

matplotlib.rcParams["svg.hashsalt"] = "growth"
matplotlib.rcParams["svg.fonttype"] = "none"

LINES = [
    ("open", "open_ms", "o"), ("sort by the slowest column", "sort_ms", "s"), ("search, a keystroke", "search_ms", "^"),
    ("filter change", "filter_ms", "D"), ("map's scene", "scene_ms", "v"),
]


def milliseconds(time):
    if time >= 1000:
        return f"{time / 1000:.2f} s"
    return f"{time:.0f} ms" if time >= 100 else f"{time:.1f} ms"


def times(one, other):
    """How many times as long one takes as the other."""
    ratio = one / other
    return f"{ratio:.2f}" if ratio < 10 else f"{ratio:.0f}"


def spaced(number):
    return f"{number:,}".replace(",", " ")


def mebibytes(size):
    return f"{size / 2**20:.0f} MiB"


def table(results):
    own, duck, polars = results["growth"][-1], results["duckdb"], results["polars"]
    limits, memory, size = own["limits"], own["memory"], own["file_bytes"]
    filter, histogram = own["filter_ms"], own["histogram_ms"]["median"]
    rows = []

    def row(what, here, against, ratio):
        rows.append(f"| {what} | {here} | {against} | {ratio} |")

    for name, said in [("columns_given", "columns given"), ("auto", "columns found out")]:
        time, here = results["opening"]["duckdb_ms"][name], results["opening"]["own_ms"]
        row("open, from the file to the first frame" if name == "columns_given" else "", milliseconds(here)
            if name == "columns_given" else "", f"DuckDB `read_json`, {said}: {milliseconds(time)}", times(here, time))
    row("cancel while opening, waits at most", milliseconds(own["cancel_ms"]), "goal: 100 ms", times(own["cancel_ms"], 100))
    row("memory once open", mebibytes(memory["once_open"]), f"the file: {mebibytes(size)}", times(memory["once_open"], size))
    row("most memory while opening", mebibytes(memory["peak"]), f"the file: {mebibytes(size)}", times(memory["peak"], size))
    peers = [
        ("DuckDB, small ids", duck["ids"]["median"]),
        ("DuckDB, small ids, links left out", duck["ids_without_links"]["median"]),
        ("DuckDB, texts, links left out", duck["texts_without_links"]["median"]),
        ("polars, enums, links and shares left out", polars["median"]),
        ("limit: one plain loop, links left out", limits["loop_ms"]),
        (f"limit: reading {mebibytes(limits['bytes'])} of columns once", limits["sum_ms"]),
    ]
    for at, (name, time) in enumerate(peers):
        row("filter change, median" if at == 0 else "", milliseconds(filter["median"]) if at == 0 else "",
            f"{name}: {milliseconds(time)}", times(filter["median"], time))
    row("of that the map's scene, which no peer makes", milliseconds(own["scene_ms"]["median"]), "", "")
    row("filter change, 95 of 100", milliseconds(filter["p95"]), "goal: 16 ms", times(filter["p95"], 16))
    row("histogram with shares", milliseconds(histogram), f"DuckDB: {milliseconds(duck['ids_without_links']['histogram_ms'])}",
        times(histogram, duck["ids_without_links"]["histogram_ms"]))
    row("dragging the window, a step", milliseconds(own["drag_ms"]["median"]), "goal: 8 ms", times(own["drag_ms"]["median"], 8))
    row("search, slowest keystroke", milliseconds(own["search_ms"]["most"]), "goal: 50 ms", times(own["search_ms"]["most"], 50))
    slowest = max(own["sort_ms"].values())
    row("sort, slowest column", milliseconds(slowest), "goal: 300 ms", times(slowest, 300))
    head = f"| at {spaced(own['events'])} events | here | against | ratio |\n| --- | --- | --- | --- |\n"
    return head + "\n".join(rows)


def figures(results):
    machine = results["machine"]
    said = (
        f"Measured on {machine['cores']} cores of an {machine['processor']}, {machine['memory_gib']} GiB, no graphics card, "
        f"{machine['system']}; two threads each; DuckDB {results['duckdb']['version']}, polars {results['polars']['version']}. "
        f"{spaced(results['checked'])} numbers of all sides were found equal first."
    )
    return f"{table(results)}\n\n{said}"


def plot(results, path):
    growth = results["growth"]
    events = [one["events"] for one in growth]
    of = lambda one, key: max(one[key].values()) if key == "sort_ms" else one[key]["median"] if isinstance(one[key], dict) else one[key]
    figure, (left, right) = plt.subplots(1, 2, figsize=(10, 4.2), layout="constrained")
    for name, key, mark in LINES:
        left.plot(events, [of(one, key) for one in growth], marker=mark, label=name)
    guide = [growth[-1]["open_ms"] * at / events[-1] * 2 for at in events]
    left.plot(events, guide, color="gray", linestyle=":", label="in proportion")
    left.set(title="Time", xlabel="events", ylabel="milliseconds", xscale="log", yscale="log")
    for name, get, mark in [
        ("most while opening", lambda one: one["memory"]["peak"], "o"),
        ("once open", lambda one: one["memory"]["once_open"], "s"),
        ("the file", lambda one: one["file_bytes"], "^"),
    ]:
        right.plot(events, [get(one) / 2**20 for one in growth], marker=mark, label=name)
    guide = [3 * growth[-1]["file_bytes"] / 2**20 * at / events[-1] for at in events]
    right.plot(events, guide, color="gray", linestyle=":", label="in proportion")
    right.set(title="Memory", xlabel="events", ylabel="MiB", xscale="log", yscale="log")
    for axes in (left, right):
        axes.grid(True, which="major", alpha=0.3)
        axes.legend(frameon=False, fontsize="small")
    figure.savefig(path, metadata={"Date": None})


def write(root: Path, results):
    folder = root / "benches" / "results"
    folder.mkdir(exist_ok=True)
    (folder / "latest.json").write_text(json.dumps(results, indent=2) + "\n")
    plot(results, root / "assets" / "pictures" / "growth.svg")
    readme = root / "README.md"
    between = re.compile(r"(<!-- figures:begin -->\n).*(<!-- figures:end -->)", re.DOTALL)
    readme.write_text(between.sub(lambda found: found[1] + figures(results) + "\n" + found[2], readme.read_text()))
