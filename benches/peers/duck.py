"""DuckDB: opening the rows as JSON, and answering the filter changes from its own table in memory."""

import sys
import time
from statistics import median

import duckdb

# The fields of a row, which makes read_json faster than when it has to find them out.
PEOPLE = 'STRUCT("min" BIGINT, best BIGINT, "max" BIGINT, "text" VARCHAR)'
FIELDS = f"""{{id: 'VARCHAR', kind: 'VARCHAR', "date": 'VARCHAR', date_text: 'VARCHAR', place: 'VARCHAR',
  people: '{PEOPLE}', women: 'BIGINT', men: 'BIGINT', children: 'BIGINT', "to": 'VARCHAR', via: 'VARCHAR[]',
  tags: 'VARCHAR[]', status: 'VARCHAR', related: 'VARCHAR[]', part_of: 'VARCHAR', same_people: 'VARCHAR',
  rollup: 'BOOLEAN', sensitive: 'BOOLEAN', summary: 'VARCHAR', notes: 'VARCHAR',
  reports: 'STRUCT(source VARCHAR, people {PEOPLE}, "date" VARCHAR, note VARCHAR)[]'}}"""

SIX = "count(*), sum(without), sum(low), sum(estimate), sum(high), sum(open)"
# Each chart: its name, the table, the column, and the dimension that it leaves out.
CHARTS = [
    ("total", "e", "kind", None), ("kinds", "e", "kind", "kinds"), ("regions", "e", "region", "regions"),
    ("tags", "t", "tag", "tags"), ("publishers", "p", "publisher", "publishers"),
    ("statuses", "e", "status", "statuses"), ("precisions", "e", "precision", "precisions"),
    ("places", "e", "place", None),
]
TEXTS = ["kind", "place", "region", "status", "precision"]


def connect():
    connection = duckdb.connect()
    connection.execute("set threads = 2")
    return connection


def timed(work):
    start = time.perf_counter()
    result = work()
    return (time.perf_counter() - start) * 1000, result


# How the fields are told.
FORMS = {"columns_given": f", columns = {FIELDS}", "auto": ""}


def opening(ndjson, form):
    """Reading the rows into a table, in a process of its own."""
    query = f"create table e as select * from read_json('{ndjson}', format = 'newline_delimited'{FORMS[form]})"
    connection = connect()
    return timed(lambda: connection.execute(query))[0]


def load(columns, texts):
    """Tables of rows, of rows by tag and by publisher (ready joined), and of rows by what covers them."""
    connection = connect()
    name = lambda column: f"'made-up-{column}-' || {column} as {column}" if texts and column in TEXTS else None
    ids = {"kind": "UTINYINT", "place": "USMALLINT", "region": "UTINYINT", "precision": "UTINYINT", "status": "UTINYINT"}
    small = {**ids, "row": "UINTEGER", "first": "SMALLINT", "last": "SMALLINT", "m0": "USMALLINT", "m1": "USMALLINT",
             "low": "INTEGER", "estimate": "INTEGER", "high": "INTEGER", "without": "UTINYINT", "open": "UTINYINT",
             "rollup": "BOOLEAN", "women": "UTINYINT", "men": "UTINYINT", "children": "UTINYINT",
             "tags": "USMALLINT", "p0": "UBIGINT", "p1": "UBIGINT"}
    read = ", ".join(name(column) or f"{column}::{kind} as {column}" for column, kind in small.items())
    connection.execute(f"""
      create table e as select {read} from read_csv('{columns}/rows.csv');
      create table t as select e.*, {tag_name("tag", "i", texts)} from e, range(16) r(i) where (tags >> i) & 1 = 1;
      create table p as select e.*, {tag_name("publisher", "i", texts)} from e, range(128) r(i)
        where case when i < 64 then (p0 >> i) & 1 = 1 else (p1 >> (i - 64)) & 1 = 1 end;
      create table covers as select c."row" as covered, e.* from read_csv('{columns}/covers.csv') c
        join e on e."row" = c."by";
      create table months as select m::USMALLINT as m, (make_date(m // 12, m % 12 + 1, 1) - date '1970-01-01')::INTEGER as mf,
        (last_day(make_date(m // 12, m % 12 + 1, 1)) - date '1970-01-01')::INTEGER as ml
        from range((select min(m0) from e)::BIGINT, (select max(m1) + 1 from e)::BIGINT) r(m)""")
    return connection


def tag_name(column, number, texts):
    return f"'made-up-{column}-' || {number} as {column}" if texts else f"{number}::UTINYINT as {column}"


def where(asked, leave, texts):
    """The filter as SQL, without one dimension."""
    def one_of(column, numbers):
        listed = ", ".join(f"'made-up-{column}-{one}'" if texts else str(one) for one in numbers)
        return f"{column} in ({listed})" if numbers else "false"

    def bits(columns, numbers):
        masks = [sum(1 << (one - 64 * at) for one in numbers if one // 64 == at) for at in range(len(columns))]
        return "(" + " or ".join(f"({column} & {mask}) <> 0" for column, mask in zip(columns, masks)) + ")"

    tests = ["true"]
    if leave != "time" and (asked["from"] is not None or asked["to"] is not None):
        first, last = asked["from"], asked["to"]
        tests.append(f"first >= {first} and last <= {last}" if asked["certain"] else f"first <= {last} and last >= {first}")
    for dimension, column in [("kinds", "kind"), ("regions", "region"), ("statuses", "status"), ("precisions", "precision")]:
        if asked[dimension] is not None and leave != dimension:
            tests.append(one_of(column, asked[dimension]))
    if asked["tags"] is not None and leave != "tags":
        tests.append(bits(["tags"], asked["tags"]))
    if asked["publishers"] is not None and leave != "publishers":
        tests.append(bits(["p0", "p1"], asked["publishers"]))
    if asked["who"] is not None and leave != "who":
        tests.append("(" + " or ".join(["women > 0", "men > 0", "children > 0"][who] for who in asked["who"]) + ")")
    if asked["people"] is not None and leave != "people":
        tests.append(f"without = 0 and (open = 1 or high >= {asked['people']})")
    return " and ".join(tests)


def added(passes, ruled):
    """Whether an event is added. Links lead to events of the same kind that pass and are no rollup."""
    if not ruled:
        return "null::BOOLEAN"
    return f'(not rollup and "row" not in (select covered from covers where {passes}))'


def queries(asked, texts, ruled):
    """Everything that follows from a filter, one query each."""
    for name, table, column, leave in CHARTS:
        passes = where(asked, leave, texts)
        yield name, f"select {column}, kind, {added(passes, ruled)} as added, {SIX} from {table} where {passes} group by all"
    if ruled:
        passes = where(asked, "who", texts)
        yield "sexes", f"select sum(women), sum(men), sum(children) from e where {passes} and {added(passes, ruled)}"
    else:
        yield "sexes", f"select sum(women), sum(men), sum(children) from e where {where(asked, 'who', texts)}"
    yield "bins", histogram(where(asked, "time", texts), ruled)


def histogram(passes, ruled):
    """Months; vague dates spread over them by days. Of six ways to write it this is the fastest: what lies in one month
    is counted at once, and vague dates of the same days are dealt out together."""
    share = "(least(last, ml) - greatest(first, mf) + 1) / (last - first + 1)::DOUBLE"
    return f"""
      with marked as not materialized (select m0, m1, first, last, kind, low, estimate, high, {added(passes, ruled)} as added from e where {passes}),
        vague as (select m0, m1, first, last, kind, added, count(*) as n, sum(low) as low, sum(estimate) as estimate,
          sum(high) as high from marked where m0 < m1 group by all),
        dealt as (select *, unnest(range(m0::BIGINT, m1::BIGINT + 1))::USMALLINT as m from vague)
      select m0 as m, kind, added, count(*)::DOUBLE, sum(low)::DOUBLE, sum(estimate)::DOUBLE, sum(high)::DOUBLE from marked
        where m0 = m1 group by all
      union all
      select m, kind, added, sum(n * {share}), sum(low * {share}), sum(estimate * {share}), sum(high * {share})
        from dealt join months using (m) group by all"""


def compare(columns, measured, checker):
    results = {"version": duckdb.__version__}
    for name, texts, ruled in [("ids", False, True), ("ids_without_links", False, False), ("texts_without_links", True, False)]:
        connection = load(columns, texts)
        times, bins = [], []
        for number, answer in enumerate(measured["filters"]):
            for round in range(3):
                took = 0.0
                for chart, query in queries(answer["filter"], texts, ruled):
                    time, rows = timed(lambda: connection.execute(query).fetchall())
                    took += time
                    if round == 0 and not texts:
                        check(checker, number, chart, rows, ruled)
                    if chart == "bins":
                        bins.append(time)
                if round > 0:
                    times.append(took)
        whole = histogram("true", ruled)
        histograms = [timed(lambda: connection.execute(whole).fetchall())[0] for _ in range(5)]
        results[name] = {
            "median": median(times), "p95": sorted(times)[int(len(times) * 0.95)], "histogram_ms": median(histograms),
        }
    return results


def check(checker, number, chart, rows, ruled):
    if chart == "bins":
        checker.bins(number, rows)
    elif chart == "sexes" and ruled:
        checker.sexes(number, rows)
    elif chart not in ("places", "sexes"):
        checker.groups(number, chart, rows)


if __name__ == "__main__":
    print(opening(sys.argv[1], sys.argv[2]))
