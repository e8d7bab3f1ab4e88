"""Works out the figures of the README and of the library a second time, from nothing but the export in CSV.

    python3 figures.py <folder of the export>

Prints one object of JSON: `readme` has the answers as the README words them, `library` the rows of queries.
"""

import collections
import json
import math
import sys

from graph import Graph

HEADS = {"HOST", "MEMBER_LEADER", "EU_REPRESENTATIVE"}
WORDS = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
OTTAWA = "meeting-2025-interior-security-ottawa"
KANANASKIS = "summit-2025-kananaskis"


def listed(items):
    items = list(items)
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"


def ranked(counter, number):
    """The first of a count, by number. Fails where the next has the same, so that the order would be chance."""
    order = sorted(counter.items(), key=lambda item: -item[1])
    assert order[number - 1][1] > order[number][1], order[: number + 1]
    return order[:number]


def rounded(value):
    """Half away from zero at three decimals, as Neo4j rounds."""
    return math.copysign(math.floor(abs(value) * 1000 + 0.5) / 1000, value) if value else 0


class Figures:
    def __init__(self, graph):
        self.graph = graph
        self.held = {e["slug"]: e for e in graph.events(status="HELD")}
        self.commitments = {c["slug"]: c for c in graph.nodes["Commitment"]}
        self.made_at = {commitment: event for event, commitment, _ in graph.ends("AGREED")}
        self.names = {slug: node.get("name") for slug, node in graph.by_slug.items()}
        self.subjects = collections.defaultdict(set)
        for commitment, priority, _ in graph.ends("CONCERNS"):
            self.subjects[commitment].add(priority)
        member = {assessment: slug for assessment, slug, _ in graph.ends("SCORES")}
        score = {a["slug"]: a["score"] for a in graph.nodes["Assessment"]}
        self.scores = [(commitment, member[a], score[a]) for a, commitment, _ in graph.ends("ASSESSES")]

    def attended(self):
        return [(who, event, r) for who, event, r in self.graph.ends("ATTENDS") if r["status"] == "ATTENDED"]

    def on(self, priority):
        subjects = self.graph.within(priority)
        return {slug for slug in self.commitments if self.subjects[slug] & subjects}

    def agendas(self, year):
        return {p for e, p, _ in self.graph.ends("ADDRESSES") if e in self.held and self.held[e]["year"] == year}

    def means(self, commitments):
        """The mean of the scores of each member, and how many they are."""
        groups = collections.defaultdict(list)
        for commitment, member, score in self.scores:
            if commitment in commitments:
                groups[member].append(score)
        return {self.names[m]: (sum(s) / len(s), len(s)) for m, s in groups.items()}

    def best(self, priority):
        name, (mean, number) = max(self.means(self.on(priority)).items(), key=lambda item: item[1][0])
        return f"the {name} ({mean:.3f} of −1 to 1, {number} scores)"

    def summits(self):
        """The summits that were held of each person who attended them, and those of them as head of a delegation."""
        slugs = {slug for slug, e in self.held.items() if e["kind"] == "SUMMIT"}
        all_of, heads = collections.defaultdict(set), collections.defaultdict(set)
        for who, event, r in self.attended():
            if event in slugs and self.graph.by_slug[who]["kindOfNode"] == "Person":
                all_of[who].add(event)
                if r["role"] in HEADS:
                    heads[who].add(event)
        return len(slugs), all_of, heads

    def guests(self):
        return collections.Counter(self.names[c] for c, e, _ in self.graph.ends("GUEST_AT") if e in self.held)

    def ministerials(self):
        meetings = [e["slug"] for e in self.held.values() if e["kind"] == "MINISTERIAL_MEETING"]
        of = {event: presidency for presidency, event, _ in self.graph.ends("ORGANIZES")}
        return len(meetings), collections.Counter(self.graph.by_slug[of[slug]]["year"] for slug in meetings if slug in of)

    def japan(self):
        meetings = {e["slug"] for e in self.held.values() if "interior-security" in e["portfolios"]}
        meetings = {slug for slug in meetings if self.held[slug]["kind"] == "MINISTERIAL_MEETING"}
        known = [(who, event) for who, event, r in self.attended() if event in meetings and r["representing"] == "JP"]
        named = {event for who, event in known if who.startswith("person-")}
        every = {event for _, event in known}
        return (
            f"of {len(meetings)} that were held, {len(every)} have Japan on record: "
            f"{len(named)} with a person, {len(every - named)} with a delegation"
        )

    def smuggling(self):
        since = {slug for slug, c in self.commitments.items() if c["year"] >= 1995}
        found = self.on("priority-migrant-smuggling") & since
        events = collections.Counter(self.made_at[slug] for slug in found)
        recorded = sum(event == KANANASKIS for event in self.made_at.values())
        return (
            f"{len(found)} of the {len(since)} on record, made by {len(events)} meetings; in 2025 {events[KANANASKIS]} "
            f"at Kananaskis (of {recorded} on record; {self.held[KANANASKIS]['reportedCommitmentCount']} were made) "
            f"and {events[OTTAWA]} at Ottawa. What is not on record is not counted"
        )

    def taken_up(self):
        taken = {c for e, c, _ in self.graph.ends("TAKES_UP") if e == OTTAWA and self.made_at.get(c) == KANANASKIS}
        recorded = sum(event == KANANASKIS for event in self.made_at.values())
        return (
            f"{len(taken)} of the {recorded} on record ({self.held[KANANASKIS]['reportedCommitmentCount']} were made), "
            f"{len(taken & self.on('priority-migrant-smuggling'))} of them on migrant smuggling"
        )

    def worst(self):
        scores = collections.defaultdict(list)
        for commitment, _, score in self.scores:
            scores[commitment].append(score)
        lowest = [slug for slug, each in scores.items() if sum(each) == -len(each)]
        years = sorted(self.commitments[slug]["year"] for slug in lowest)
        return (
            f"{WORDS[len(lowest)]} of the {len(scores)} with scores stand at −1, from {listed(map(str, years))}; "
            f"the other {len(self.commitments) - len(scores)} on record were not scored"
        )

    def readme(self):
        number, all_of, heads = self.summits()
        most = ranked({self.names[who]: len(events) for who, events in all_of.items()}, 5)
        shared = sorted(self.names[p] for p in self.agendas(2025) & self.agendas(1999))
        held_ministerials, presidencies = self.ministerials()
        guests = ranked(self.guests(), 5)
        with_guests = {event for _, event, _ in self.graph.ends("GUEST_AT")}
        linked = {later for later, _, _ in self.graph.ends("BUILDS_ON") if later in self.held}
        return {
            "01": self.smuggling(),
            "02": self.japan(),
            "03": f"{', and '.join(name.lower() for name in shared)}: of {len(self.agendas(2025))} on record for 2025 "
            f"and {len(self.agendas(1999))} for 1999",
            "04": f"on crime and security {self.best('priority-crime-security')}, on climate change "
            f"{self.best('priority-climate-change')}. Only commitments that were scored count",
            "05": f"of {number} that were held: {', '.join(f'{name} {count}' for name, count in most)}. "
            f"Chirac came to {len(heads['person-jacques-chirac'])} as head of his delegation",
            "06": f"Such links are on record for {len(linked)} of {len(self.held)} meetings",
            "07": f"{guests[0][0]} {guests[0][1]} times, {', '.join(f'{name} {count}' for name, count in guests[1:])}, "
            f"at the {len(with_guests)} of {len(self.held)} meetings with a guest country on record",
            "08": f"of {held_ministerials} on record that were held: "
            f"{', '.join(f'{year} {count}' for year, count in ranked(presidencies, 4))}",
            "09": self.taken_up(),
            "10": self.worst(),
        }

    def by_decade(self, code):
        own = next(m["slug"] for m in self.graph.nodes["Member"] if m["code"] == code)
        mine = collections.defaultdict(list)
        others = collections.defaultdict(list)
        scored = {commitment for commitment, member, _ in self.scores if member == own}
        for commitment, member, score in self.scores:
            decade = self.commitments[commitment]["year"] // 10 * 10
            if member == own:
                mine[decade].append(score)
            elif commitment in scored:
                others[decade].append(score)
        made = collections.Counter()
        for e in self.held.values():
            made[e["year"] // 10 * 10] += e["reportedCommitmentCount"] or 0
        mean = lambda scores: sum(scores) / len(scores)
        return [
            [d, len(mine[d]), rounded(mean(mine[d])), rounded(mean(others[d])), made[d]] for d in sorted(mine)
        ]

    def by_issue(self, least):
        """The number that were made is told of each commitment, the same in all of its area."""
        areas = collections.defaultdict(list)
        for commitment, _, score in self.scores:
            areas[self.commitments[commitment]["issueArea"]].append((commitment, score))
        rows = []
        for area, each in areas.items():
            own = {commitment for commitment, _ in each}
            (made,) = {self.commitments[commitment]["issueAreaCommitmentCount"] for commitment in own}
            if len(own) >= least:
                rows.append([area, len(own), made, len(each), rounded(sum(score for _, score in each) / len(each))])
        return sorted(rows)

    def coverage(self):
        recorded = collections.Counter(self.made_at.values())
        scored = collections.Counter(self.made_at[slug] for slug in {commitment for commitment, _, _ in self.scores})
        return [
            [e["year"], e["reportedCommitmentCount"], recorded[slug], scored[slug]]
            for slug, e in sorted(self.held.items(), key=lambda item: (item[1]["year"], item[1]["name"]))
            if e["reportedCommitmentCount"] is not None
        ]

    def by_host(self):
        hosts = collections.Counter()
        for member, event, _ in self.graph.ends("HOSTS"):
            if event in self.held and self.held[event]["kind"] == "SUMMIT":
                hosts[self.names[member]] += 1
        return sorted(([name, count] for name, count in hosts.items()), key=lambda row: (-row[1], row[0]))

    def organizations(self):
        codes = {o["code"]: o["name"] for o in self.graph.nodes["Organization"]}
        found = {
            (codes[r["representing"]], self.held[event]["year"] // 10 * 10, event)
            for _, event, r in self.attended()
            if r["representing"] in codes and event in self.held
        }
        return sorted([*key, count] for key, count in collections.Counter(row[:2] for row in found).items())

    def library(self):
        _, all_of, heads = self.summits()
        leaders = sorted(
            ([self.names[who], len(events), len(heads[who])] for who, events in all_of.items()),
            key=lambda row: (-row[1], -row[2], row[0]),
        )
        members = lambda priority: sorted([n, k, rounded(m)] for n, (m, k) in self.means(self.on(priority)).items())
        return {
            "leaders-by-summits": leaders[:10],
            "most-frequent-guests": sorted(([n, c] for n, c in self.guests().items()), key=lambda r: (-r[1], r[0]))[:15],
            "summits-by-host": self.by_host(),
            "compliance-by-member": members("priority-crime-security"),
            "compliance-by-decade": self.by_decade("CA"),
            "compliance-by-issue": self.by_issue(5),
            "coverage-of-summits": self.coverage(),
            "organizations-by-decade": self.organizations(),
        }


if __name__ == "__main__":
    figures = Figures(Graph(sys.argv[1]))
    json.dump({"readme": figures.readme(), "library": figures.library()}, sys.stdout, ensure_ascii=False)
