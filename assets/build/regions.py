"""admin1.geojson + admin0.geojson -> regions.bin, the provinces and countries as the program reads them (src/geo/regions/decode.rs).

Four bytes "RGN1", then one zlib stream of:
  provinces, countries          two lists, each a varint count and its regions
  region                        id, name, ko, zh (each a varint length and UTF-8), label (two zigzag varints:
                                longitude, latitude in thousandths of a degree), varint count of polygons
  polygon                       varint count of rings, the first is its outside
  ring                          varint count of points (the first is not repeated), then for each point its longitude
                                and latitude as zigzag varints of the step from the point before, in thousandths of
                                a degree; the first from the last point of the ring before, or from 0, 0
"""
import json, os, sys, zlib
from pathlib import Path
OUT = Path(os.environ.get("GEO_OUT") or Path(__file__).resolve().parents[1])
HOME = {"AU": "AUS"}  # a3 of the part that names a country drawn as several features

def varint(n):
    out = bytearray()
    while n > 0x7F: out.append(n & 0x7F | 0x80); n >>= 7
    out.append(n)
    return bytes(out)
def zigzag(n): return varint(n * 2 if n >= 0 else -n * 2 - 1)
def text(s):
    b = s.encode("utf8")
    return varint(len(b)) + b
def milli(v): return round(v * 1000)

def load(path):
    """One entry per id: properties and polygons."""
    found = {}
    for f in json.loads(path.read_text(encoding="utf8"))["features"]:
        p, g = f["properties"], f["geometry"]
        polygons = [g["coordinates"]] if g["type"] == "Polygon" else g["coordinates"]
        if p["id"] not in found: found[p["id"]] = [p, []]
        if p.get("a3") and HOME.get(p["id"]) == p["a3"]: found[p["id"]][0] = p
        found[p["id"]][1].extend(polygons)
    return [found[k] for k in sorted(found)]

def pack(regions):
    out = [varint(len(regions))]
    for p, polygons in regions:
        out += [text(p["id"]), text(p["name"]), text(p["ko"]), text(p["zh"]), zigzag(milli(p["lon"])), zigzag(milli(p["lat"])), varint(len(polygons))]
        at = (0, 0)
        for rings in polygons:
            out.append(varint(len(rings)))
            for ring in rings:
                points = [(milli(x), milli(y)) for x, y, *_ in ring]
                if points[0] == points[-1]: points.pop()
                out.append(varint(len(points)))
                for q in points:
                    out += [zigzag(q[0] - at[0]), zigzag(q[1] - at[1])]
                    at = q
    return b"".join(out)

if __name__ == "__main__":
    a1, a0 = load(OUT / "admin1.geojson"), load(OUT / "admin0.geojson")
    raw = pack(a1) + pack(a0)
    data = b"RGN1" + zlib.compress(raw, 9)
    (OUT / "regions.bin").write_bytes(data)
    sys.stdout.write(f"regions.bin: {len(a1)} provinces, {len(a0)} countries, {len(raw)} bytes packed, {len(data)} compressed\n")
