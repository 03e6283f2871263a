"""NotoSansCJKsc-more.otf: the Hangul and the Chinese characters that NotoSansCJKsc-map.otf lacks, so that a name in any dataset file is drawn. From the same face, and no character twice.

python3 -m pip install fonttools; apt-get download fonts-noto-cjk; dpkg -x fonts-noto-cjk_*.deb ../.work/raw/noto; python3 more_font.py
"""
from subsets import *
from coverage import texts
HANGUL = R((0xAC00, 0xD7A3))                        # every modern syllable
JAMO = R((0x3131, 0x318E))                          # compatibility jamo
KANA = R((0x3041, 0x30FF)) | set("々〆〇")           # with the marks that names are written with
def rows(codec, lo, hi, cells): return {c for r in range(lo, hi + 1) for b in cells for c in [bytes((r, b)).decode(codec, "ignore")] if "\u4e00" <= c <= "\u9fff"}
GB2312 = rows("gb2312", 0xB0, 0xF7, range(0xA1, 0xFF))                              # levels 1 and 2: simplified
BIG5 = rows("big5", 0xA4, 0xC6, [*range(0x40, 0x7F), *range(0xA1, 0xFF)])           # level 1: traditional
JIS = rows("euc_jp", 0xB0, 0xCF, range(0xA1, 0xFF))                                 # JIS X 0208 level 1: Japanese
SETS = {"Hangul": (HANGUL, 11172), "jamo": (JAMO, 94), "kana": (KANA, None), "GB2312": (GB2312, 6763), "Big5 level 1": (BIG5, 5401), "JIS X 0208 level 1": (JIS, 2965)}
if __name__ == "__main__":
    F = OUT / "fonts"; have = held(F / "NotoSansCJKsc-map.otf"); source = noto(); drawn = {chr(c) for c in source.getBestCmap()}
    for name, (chars, size) in SETS.items():
        assert size in (None, len(chars)), f"{name}: {len(chars)} characters"
        print(f"   {name}: {len(chars)}, of which {len(chars - have)} are not in NotoSansCJKsc-map.otf")
    used = {c for chars in texts().values() for c in chars if ord(c) > 0x2E7F} & drawn
    miss = cut(source, set().union(used, *(chars for chars, _ in SETS.values())) - have, F / "NotoSansCJKsc-more.otf")
    assert not miss, "".join(sorted(miss))
    both = have | held(F / "NotoSansCJKsc-more.otf")
    assert all(chars <= both for chars, _ in SETS.values()) and not have & held(F / "NotoSansCJKsc-more.otf")
