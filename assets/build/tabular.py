"""Bakes tabular digits into the interface fonts: egui turns no OpenType feature on, so
the glyphs behind the digits are those that `tnum` would put there.

python3 -m pip install fonttools; python3 assets/build/tabular.py IN.otf OUT.otf
"""

import sys

from fontTools.ttLib import TTFont


def tabular(font):
    """Single substitutions of the feature `tnum`, old glyph name to new."""
    gsub = font["GSUB"].table
    lookups = {
        index
        for record in gsub.FeatureList.FeatureRecord
        if record.FeatureTag == "tnum"
        for index in record.Feature.LookupListIndex
    }
    swaps = {}
    for index in lookups:
        for table in gsub.LookupList.Lookup[index].SubTable:
            table = getattr(table, "ExtSubTable", table)
            swaps.update(getattr(table, "mapping", {}))
    return swaps


def main(source, target):
    font = TTFont(source, recalcTimestamp=False)
    swaps = tabular(font)
    for table in font["cmap"].tables:
        for code in [ord(digit) for digit in "0123456789"]:
            glyph = table.cmap.get(code)
            if glyph in swaps:
                table.cmap[code] = swaps[glyph]
    widths = {font["hmtx"][font.getBestCmap()[ord(digit)]][0] for digit in "0123456789"}
    assert len(widths) == 1, f"digits still differ in width: {widths}"
    font.save(target)


main(*sys.argv[1:])
