"""Holds the peers' answers against the program's: whole numbers to the last one, shares within a millionth."""


class Checker:
    def __init__(self, measured):
        self.answers = measured["filters"]
        self.checked = 0

    def groups(self, number, name, rows):
        """Rows of key, kind, added, and six numbers. Where `added` is None the rule about links was left out,
        and what is added and what is not are one."""
        own, theirs = {}, {}
        ruled = any(row[2] is not None for row in rows)
        for key, kinds, hatched in self.answers[number][name]:
            for kind, six in enumerate(kinds):
                self._put(own, (key, kind if ruled else None, True if ruled else None), six)
            self._put(own, (key, None, False if ruled else None), hatched)
        for key, kind, added, *six in rows:
            self._put(theirs, (key, kind if ruled and added else None, added), six)
        self._equal(number, name, own, theirs)

    def sexes(self, number, rows):
        own = {"sexes": self.answers[number]["sexes"][:3]}
        self._equal(number, "sexes", own, {"sexes": [int(one or 0) for one in rows[0]]})

    def bins(self, number, rows):
        """Rows of month, kind, added, and four shares."""
        own, theirs = {}, {}
        ruled = any(row[2] is not None for row in rows)
        for month, kind, added, hatched in self.answers[number]["bins"]:
            self._put(own, (month, kind, True if ruled else None), [one / 1e6 for one in added])
            self._put(own, (month, kind, False if ruled else None), [one / 1e6 for one in hatched])
        for month, kind, added, *four in rows:
            self._put(theirs, (month, kind, added), four)
        for key in own.keys() | theirs.keys():
            pairs = zip(own.get(key, [0] * 4), theirs.get(key, [0] * 4))
            if any(abs(one - other) > 1e-6 * max(1000, abs(one)) for one, other in pairs):
                raise SystemExit(f"question {number}, bins, {key}: {own.get(key)} here, {theirs.get(key)} there")
            self.checked += 1

    @staticmethod
    def _put(numbers, key, own):
        if any(own):
            before = numbers.get(key, [0] * len(own))
            numbers[key] = [one + (other or 0) for one, other in zip(before, own)]

    def _equal(self, number, name, own, theirs):
        for key in own.keys() | theirs.keys():
            one, other = own.get(key), theirs.get(key)
            if one is None or other is None or [int(x) for x in one] != [int(x) for x in other]:
                raise SystemExit(f"question {number}, {name}, {key}: {one} here, {other} there")
            self.checked += 1
