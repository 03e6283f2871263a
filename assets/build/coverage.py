"""Is every character that the program brings along in one of its fonts? Of datasets, messages, the regions' names and the map's labels.

python3 coverage.py [FONT...]      a FONT is one that is not in fonts/: egui's own, Lucide's
"""
import gzip, re, sys
from subsets import *
PROJECT = HERE.parents[1]
# What needs no font: egui draws these itself, as nothing or as a gap (epaint, text/font_face.rs and text/unicode.rs).
ITSELF = R((0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x2064), (0x2066, 0x206F)) | set("\t\n\r\u2009\u202f\ufeff")
def varint(b, at):
    n = shift = 0
    while True:
        n |= (b[at] & 0x7F) << shift; shift += 7; at += 1
        if b[at - 1] < 0x80: return n, at
def region_names(path):
    """The names in regions.bin; its layout is in regions.py."""
    b = zlib.decompress(path.read_bytes()[4:]); at = 0; out = []
    def number():
        nonlocal at
        n, at = varint(b, at); return n
    for _ in range(2):                              # provinces, countries
        for _ in range(number()):
            for _ in range(4): n = number(); out.append(b[at:at + n].decode("utf8")); at += n
            number(), number()                      # where the label stands
            for _ in range(number()):
                for _ in range(number()):
                    for _ in range(2 * number()): number()
    assert at == len(b); return "".join(out)
def fields(b):
    """(number, value) of a protobuf message."""
    at = 0
    while at < len(b):
        key, at = varint(b, at); wire = key & 7
        if wire == 0: v, at = varint(b, at)
        else:
            n, at = varint(b, at) if wire == 2 else ({1: 8, 5: 4}[wire], at)
            v = b[at:at + n]; at += n
        yield key >> 3, v
def labels(path):
    """Every string in the tiles of a PMTiles v3 archive."""
    d = path.read_bytes(); u = lambda at: int.from_bytes(d[at:at + 8], "little"); out = set()
    def directory(lo, n):
        b = gzip.decompress(d[lo:lo + n]); count, at = varint(b, 0); cols = []
        for _ in range(4):                          # ids, runs, lengths, offsets
            col = []
            for _ in range(count): v, at = varint(b, at); col.append(v)
            cols.append(col)
        end = 0
        for run, size, offset in zip(*cols[1:]):
            start = offset - 1 if offset else end; end = start + size
            if run: yield start, size
            else: yield from directory(u(40) + start, size)
    for start, size in set(directory(u(8), u(16))):
        for f, layer in fields(gzip.decompress(d[u(56) + start:u(56) + start + size])):
            if f == 3: out.update(w.decode("utf8") for g, v in fields(layer) if g == 4 for k, w in fields(v) if k == 1)
    return "".join(out)
def texts():
    """What is drawn, by where it is from."""
    read = lambda p: re.sub(r"\\u\{([0-9a-fA-F]+)\}", lambda m: chr(int(m[1], 16)), p.read_text(encoding="utf8"))
    out = {p.relative_to(PROJECT).as_posix(): read(p) for p in sorted([*(PROJECT / "data").glob("*.ron"), *(PROJECT / "assets/i18n").glob("*.ftl")])}
    return {k: set(v) for k, v in (out | {"regions.bin": region_names(OUT / "regions.bin"), "basemap.pmtiles": labels(OUT / "basemap.pmtiles")}).items()}
if __name__ == "__main__":
    F = OUT / "fonts"; bad = False
    cjk = [held(F / f"NotoSansCJKsc-{n}.otf") for n in ("map", "more")]; others = set().union(*map(held, sys.argv[1:]))
    faces = {w: held(F / f"UISansKR-{w}.otf").union(*cjk, others) for w in ("Regular", "SemiBold")}
    for w in faces:
        f = TTFont(F / f"UISansKR-{w}.otf"); widths = {f["hmtx"][f.getBestCmap()[ord(c)]][0] for c in "0123456789"}
        bad |= len(widths) != 1; print(f"UISansKR-{w}: digits are {'one width' if len(widths) == 1 else 'of several widths: run tabular.py'}, {sorted(widths)}")
    for name, chars in texts().items():
        for w, have in faces.items():
            miss = sorted(chars - have - ITSELF); bad |= bool(miss)
            print(f"{name}, {w}: {len(chars)} characters, {len(miss)} in no font" + "".join(f" {c} U+{ord(c):04X}" for c in miss[:40]))
    raise SystemExit(bad)
