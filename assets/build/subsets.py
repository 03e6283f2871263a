"""What the font scripts share: where things lie, sets of characters, and the cutting of a subset. Needs fonttools and nothing else."""
import os, unicodedata, zlib
from pathlib import Path
from fontTools import subset
from fontTools.ttLib import TTFont
HERE = Path(__file__).resolve().parent
OUT = Path(os.environ.get("GEO_OUT") or HERE.parent)
RAW = Path(os.environ.get("GEO_WORK") or OUT / ".work") / "raw"
TTC = RAW / "noto/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
PRE = RAW / "pretendard/package/dist/public/static"
SC = 2  # the face of the collection that is Noto Sans CJK SC
R = lambda *rs: {chr(c) for lo, hi in rs for c in range(lo, hi + 1) if unicodedata.category(chr(c)) not in ("Cn", "Cc", "Cs")}
def gb2312(lo, hi): return {bytes((r, c)).decode("gb2312", "ignore") for r in range(lo, hi) for c in range(0xA1, 0xFF)} - {""}
def ksx1001(): return {bytes((r, c)).decode("euc_kr", "ignore") for r in range(0xB0, 0xC9) for c in range(0xA1, 0xFF)} - {""}
def noto(): return TTFont(TTC, fontNumber=SC, recalcTimestamp=False)
def held(path): return {chr(c) for c in TTFont(path).getBestCmap()}
def cut(font, chars, path, feats=(), rename=None):
    cm = set(font.getBestCmap())
    o = subset.Options(); o.layout_features = list(feats); o.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]; o.hinting = False; o.notdef_outline = True; o.recalc_timestamp = False; o.desubroutinize = False
    o.drop_tables += ["vhea", "vmtx", "VORG", "BASE"] + ([] if feats else ["GSUB", "GPOS", "GDEF"])
    s = subset.Subsetter(o); s.populate(unicodes=[ord(c) for c in chars]); s.subset(font)
    if rename:                                      # "Pretendard" is a reserved font name: a changed copy must carry another
        fam, sty = rename
        for r in list(font["name"].names):
            new = {1: fam if sty == "Regular" else f"{fam} {sty}", 2: "Regular", 3: f"{fam} {sty} subset", 4: f"{fam} {sty}", 6: f"{fam.replace(' ', '')}-{sty}"}.get(r.nameID)
            if new is not None: font["name"].setName(new, r.nameID, r.platformID, r.platEncID, r.langID)
        if "CFF " in font:
            cff = font["CFF "].cff; cff.fontNames = [f"{fam.replace(' ', '')}-{sty}"]; t = cff.topDictIndex[0]
            t.FullName, t.FamilyName = f"{fam} {sty}", fam
    font.recalcTimestamp = False; font.save(path)
    miss = sorted(c for c in chars if ord(c) not in cm)
    print(f"{path.name}: {len(chars) - len(miss)} characters, {path.stat().st_size} bytes, deflated {len(zlib.compress(path.read_bytes(), 9))}; asked for but not in the font: {len(miss)}")
    return set(miss)
