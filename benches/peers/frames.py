"""polars: the same charts from frames with enums, all at once. Links and the histogram's shares are left out, in its
favour."""

import time
from statistics import median

import polars as pl

from duck import CHARTS

ENUMS = {"kind": 8, "place": 512, "region": 256, "status": 4, "precision": 8}


def load(columns):
    rows = pl.read_csv(f"{columns}/rows.csv", infer_schema_length=None)
    small = {"first": pl.Int16, "last": pl.Int16, "m0": pl.UInt16, "m1": pl.UInt16, "without": pl.UInt8, "open": pl.UInt8,
             "women": pl.UInt8, "men": pl.UInt8, "children": pl.UInt8, "tags": pl.UInt16, "low": pl.UInt32,
             "estimate": pl.UInt32, "high": pl.UInt32, "p0": pl.UInt64, "p1": pl.UInt64}
    enums = [pl.col(name).cast(pl.String).cast(pl.Enum([str(one) for one in range(count)])) for name, count in ENUMS.items()]
    rows = rows.with_columns(*enums, *[pl.col(name).cast(kind) for name, kind in small.items()])
    has = lambda column, bit: (pl.col(column) // (1 << bit)) % 2 == 1
    one = lambda name, number: pl.lit(str(number)).cast(pl.Enum([str(at) for at in range(128)])).alias(name)
    tags = [rows.filter(has("tags", bit)).with_columns(one("tag", bit)) for bit in range(16)]
    publishers = [rows.filter(has("p0" if bit < 64 else "p1", bit % 64)).with_columns(one("publisher", bit)) for bit in range(128)]
    return {"e": rows, "t": pl.concat(tags).rechunk(), "p": pl.concat(publishers).rechunk()}


def where(asked, leave):
    tests = [pl.lit(True)]
    col = pl.col
    if leave != "time" and (asked["from"] is not None or asked["to"] is not None):
        first, last = asked["from"], asked["to"]
        tests.append((col("first") >= first) & (col("last") <= last) if asked["certain"]
                     else (col("first") <= last) & (col("last") >= first))
    for dimension, column in [("kinds", "kind"), ("regions", "region"), ("statuses", "status"), ("precisions", "precision")]:
        if asked[dimension] is not None and leave != dimension:
            names = pl.Series([str(one) for one in asked[dimension]], dtype=pl.Enum([str(at) for at in range(ENUMS[column])]))
            tests.append(col(column).is_in(names.implode()))
    def bits(column, numbers):
        mask = sum(1 << one for one in numbers)
        kind = pl.UInt16 if column == "tags" else pl.UInt64
        return (col(column) & pl.lit(mask, dtype=kind)) != 0
    if asked["tags"] is not None and leave != "tags":
        tests.append(bits("tags", asked["tags"]))
    if asked["publishers"] is not None and leave != "publishers":
        halves = [[one % 64 for one in asked["publishers"] if one // 64 == half] for half in range(2)]
        tests.append(pl.any_horizontal([bits(f"p{half}", own) for half, own in enumerate(halves) if own] or [pl.lit(False)]))
    if asked["who"] is not None and leave != "who":
        tests.append(pl.any_horizontal([col(["women", "men", "children"][who]) > 0 for who in asked["who"]]))
    if asked["people"] is not None and leave != "people":
        tests.append((col("without") == 0) & ((col("open") == 1) | (col("high") >= asked["people"])))
    return pl.all_horizontal(tests[1:]) if len(tests) > 1 else None


def plans(frames, asked):
    six = [pl.len().alias("n")] + [pl.col(name).cast(pl.Int64).sum() for name in ("without", "low", "estimate", "high", "open")]
    for name, table, column, leave in CHARTS:
        passes = where(asked, leave)
        rows = frames[table].lazy() if passes is None else frames[table].lazy().filter(passes)
        yield name, rows.group_by([column, "kind"] if column != "kind" else ["kind"]).agg(six)
    passes = where(asked, "who")
    rows = frames["e"].lazy() if passes is None else frames["e"].lazy().filter(passes)
    yield "sexes", rows.select(pl.col("women", "men", "children").cast(pl.Int64).sum())
    passes = where(asked, "time")
    rows = frames["e"].lazy() if passes is None else frames["e"].lazy().filter(passes)
    yield "bins", rows.filter(pl.col("m0") == pl.col("m1")).group_by(["m0", "kind"]).agg(six)


def compare(columns, measured, checker):
    frames = load(columns)
    times = []
    for number, answer in enumerate(measured["filters"]):
        asked = dict(plans(frames, answer["filter"]))
        for round in range(3):
            start = time.perf_counter()
            answers = pl.collect_all(list(asked.values()))
            if round > 0:
                times.append((time.perf_counter() - start) * 1000)
        for name, rows in zip(asked, answers):
            if name not in ("places", "sexes", "bins"):
                listed = [(int(row[0]), None, None, *row[-6:]) for row in rows.iter_rows()]
                checker.groups(number, name, listed)
    return {"version": pl.__version__, "median": median(times), "p95": sorted(times)[int(len(times) * 0.95)]}
