"""The graph as its export in CSV has it: nodes by label, relationships by type, with nothing but Python's own library."""

import csv
import json
import pathlib


class Graph:
    """Reads the folder that `npm run export` writes."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.delimiter = json.loads((self.folder / "export.json").read_text(encoding="utf-8"))["delimiter"]
        self.nodes = {}
        self.by_slug = {}
        for path in sorted((self.folder / "nodes").glob("*.csv")):
            rows = self._rows(path)
            self.nodes[path.stem] = rows
            for row in rows:
                self.by_slug[row.get("slug", row.get("name"))] = {**row, "kindOfNode": path.stem}
        self.relationships = {path.stem: self._rows(path) for path in sorted((self.folder / "relationships").glob("*.csv"))}

    def _rows(self, path):
        with open(path, encoding="utf-8", newline="") as file:
            header, *lines = csv.reader(file)
        names = [self._name(head) for head in header]
        types = [head.partition(":")[2] for head in header]
        return [{name: self._value(text, kind) for name, kind, text in zip(names, types, line)} for line in lines]

    @staticmethod
    def _name(head):
        """`slug:ID(Entity)` is `slug`, and `:START_ID(Entity)` is `START_ID`."""
        name, _, kind = head.partition(":")
        return name or kind.partition("(")[0]

    def _value(self, text, kind):
        if kind.endswith("[]"):
            return text.split(self.delimiter) if text else []
        if text == "":
            return None
        if kind == "long":
            return int(text)
        if kind == "double":
            return float(text)
        return text == "true" if kind == "boolean" else text

    def events(self, **wanted):
        """Every kind of event with these values."""
        kinds = ("Summit", "LeadersMeeting", "MinisterialMeeting", "SeniorOfficialsMeeting", "BilateralMeeting")
        return [e for kind in kinds for e in self.nodes[kind] if all(e[name] == value for name, value in wanted.items())]

    def ends(self, kind):
        """The ends of each relationship of a type, and what it carries."""
        return [(r["START_ID"], r["END_ID"], r) for r in self.relationships[kind]]

    def within(self, priority):
        """The slugs of a priority and of all that it includes."""
        found, seen = [priority], set()
        while found:
            slug = found.pop()
            if slug not in seen:
                seen.add(slug)
                found += [narrower for narrower, broader, _ in self.ends("BROADER") if broader == slug]
        return seen
