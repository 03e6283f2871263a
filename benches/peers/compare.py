"""Asks the program and its peers the same questions about the same events, checks that the answers are equal,
and writes down how long each took. Started by `run`."""

import argparse
import json
import os
import platform
import subprocess
import sys
from pathlib import Path
from statistics import median

import duck
import frames
import report
from check import Checker

ROOT = Path(__file__).resolve().parents[2]


# In large pages the plain loop is at its fastest; the program itself is measured as it is built.
LARGE_PAGES = {"_RJEM_MALLOC_CONF": "thp:always"}


def bench(name, *arguments, env={}):
    """What one of the project's own benchmarks prints."""
    command = ["cargo", "bench", "--quiet", "--bench", name, "--", *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True, env={**os.environ, **env})
    return done.stdout


def machine():
    processor = next(
        (line.split(":")[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")),
        platform.processor(),
    )
    memory = next(int(line.split()[1]) for line in open("/proc/meminfo") if line.startswith("MemTotal"))
    release = platform.freedesktop_os_release()["PRETTY_NAME"]
    return {"processor": processor, "cores": os.cpu_count(), "memory_gib": round(memory / 2**20), "system": release}


def percentile(times, share):
    times = sorted(times)
    return times[min(len(times) - 1, int(len(times) * share))]


def spread_of(times):
    return {"median": median(times), "p95": percentile(times, 0.95), "most": max(times)}


def condensed(measured):
    """The program's figures without its answers."""
    times = [time for answer in measured["filters"] for time in answer["times"][1:] or answer["times"]]
    kept = {name: measured[name] for name in ("events", "file_bytes", "open_ms", "cancel_ms", "memory", "sort_ms")}
    kept["filter_ms"] = spread_of(times)
    for name in ("drag_ms", "search_ms", "scene_ms", "histogram_ms"):
        kept[name] = spread_of(measured[name])
    limits = measured["limits"]
    kept["limits"] = {
        "bytes": limits["bytes"], "sum_ms": min(limits["sum_ms"]), "loop_ms": min(limits["loop_ms"]),
    }
    return kept


def openings(file, ndjson, tries=3):
    """The fastest of a few openings each, in turn, each in a process of its own."""
    own, theirs = [], {form: [] for form in duck.FORMS}
    for _ in range(tries):
        own.append(float(bench("peers", "open", file)))
        for form, times in theirs.items():
            command = [sys.executable, duck.__file__, str(ndjson), form]
            times.append(float(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout))
    return {"own_ms": min(own), "duckdb_ms": {form: min(times) for form, times in theirs.items()}}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, default=Path(os.environ.get("CARGO_TARGET_DIR", "target")) / "bench-data")
    parser.add_argument("--sizes", default="1k,10k,100k,1m")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--keep", action="store_true", help="leave README.md and the results as they are")
    options = parser.parse_args()
    sizes, data = options.sizes.split(","), options.data.resolve()
    missing = [size for size in sizes if not (data / f"{size}.ndjson").exists()]
    if missing:
        bench("generate", "--events", ",".join(missing), "--out", data)

    growth, largest = [], None
    for size in sizes:
        largest = json.loads(bench("peers", "measure", data / f"{size}.ron", "--rounds", options.rounds))
        limits = bench("peers", "limits", data / f"{size}.ron", "--rounds", options.rounds, env=LARGE_PAGES)
        growth.append(condensed({**largest, "limits": json.loads(limits)}))
    columns = data / f"{sizes[-1]}.columns"
    bench("peers", "columns", data / f"{sizes[-1]}.ron", columns)

    checker = Checker(largest)
    results = {
        "machine": machine(),
        "growth": growth,
        "opening": openings(data / f"{sizes[-1]}.ron", data / f"{sizes[-1]}.ndjson"),
        "duckdb": duck.compare(columns, largest, checker),
        "polars": frames.compare(columns, largest, checker),
        "checked": checker.checked,
    }
    print(json.dumps(results, indent=2))
    print(report.table(results))
    if not options.keep:
        report.write(ROOT, results)


if __name__ == "__main__":
    main()
