"""Networks and trees measured by igraph, to compare with ReplyNetwork, Discussions and ReplyTree.

    python3 tests/SocialResearch.Tests/Dialogues/Gold/igraph.py     (python3-igraph 0.10; writes igraph.csv beside itself)

Drawn graphs are drawn by a generator that the tests repeat: x -> (1103515245 x + 12345) mod 2^31, and x >> 8 is used.
"""
import csv
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path = [folder for folder in sys.path if os.path.abspath(folder or ".") != HERE]  # this file is called like the package
import igraph  # noqa: E402

ROOT = os.path.join(HERE, *[".."] * 4)
rows = []


def draws(seed):
    x = seed
    while True:
        x = (1103515245 * x + 12345) % 2**31
        yield x >> 8


def network(name, edges):
    """Edges: pairs (who answered, whom), with repeats and loops as they come."""
    people = sorted({person for a, b in edges if a != b for person in (a, b)})
    place = {person: i for i, person in enumerate(people)}
    graph = igraph.Graph(n=len(people), edges=sorted({(place[a], place[b]) for a, b in edges if a != b}), directed=True)
    r, density = graph.reciprocity(mode="default"), graph.density(loops=False)
    both = graph.as_undirected(mode="mutual")
    for what, value in [
        ("nodes", graph.vcount()), ("edges", graph.ecount()), ("density", density), ("reciprocity", r),
        ("ratio", graph.reciprocity(mode="ratio")), ("rho", (r - density) / (1 - density)),
        ("exchange with two", sum(d >= 2 for d in both.degree())),
        ("in touch with two", sum(d >= 2 for d in graph.as_undirected(mode="collapse").degree())),
    ]:
        rows.append((name, what, repr(float(value))))


def tree(name, parents):
    """parents[i] is the parent of post i + 1; post 0 is the root."""
    graph = igraph.Graph(n=len(parents) + 1, edges=list(zip(range(1, len(parents) + 1), parents)))
    levels = graph.distances(0)[0]
    width = max(levels.count(level) for level in set(levels))
    for what, value in [("depth", max(levels)), ("width", width), ("structural virality", graph.average_path_length(directed=False))]:
        rows.append((name, what, repr(float(value))))


def events(name):
    with open(os.path.join(ROOT, "data", "participation", name, "events.csv"), encoding="utf-8") as file:
        posts = list(csv.DictReader(file))
    author = {post["event_id"]: post["author_id"] for post in posts}
    parent = {post["event_id"]: post["parent_id"] for post in posts}
    network(name, [(post["author_id"], author[post["parent_id"]]) for post in posts if post["author_id"] and author.get(post["parent_id"])])
    # The forest of replies: its components, and the mean structural virality of whole trees with a reply.
    place = {post["event_id"]: i for i, post in enumerate(posts)}
    forest = igraph.Graph(n=len(posts), edges=[(place[post["event_id"]], place[post["parent_id"]]) for post in posts if post["parent_id"] in place])
    trees = forest.connected_components()
    rows.append((name, "trees", repr(float(len(trees)))))
    viralities, depths = [], []
    for members in trees:
        roots = [i for i in members if not parent[posts[i]["event_id"]]]
        if not roots:
            continue  # the upper part is missing
        part = forest.induced_subgraph(members)
        depths.append(max(part.distances(sorted(members).index(roots[0]))[0]))
        if len(members) > 1:
            viralities.append(part.average_path_length(directed=False))
    rows.append((name, "depth", repr(float(max(depths)))))
    rows.append((name, "structural virality", repr(sum(viralities) / len(viralities))))


for people, answers, seed in [(5, 12, 1), (12, 40, 2), (40, 300, 3), (200, 900, 4), (60, 3000, 5)]:
    draw = draws(seed)
    network(f"drawn {people} people {answers} answers", [(next(draw) % people, next(draw) % people) for _ in range(answers)])
network("ring of 9", [(i, (i + 1) % 9) for i in range(9)])
network("star of 8, both ways", [edge for i in range(1, 8) for edge in ((0, i), (i, 0))])
tree("star of 11", [0] * 10)
tree("path of 11", list(range(10)))
tree("binary of 15", [(i - 1) // 2 for i in range(1, 15)])
for size, seed in [(2, 6), (30, 7), (200, 8), (1000, 9)]:
    draw = draws(seed)
    tree(f"drawn tree of {size}", [next(draw) % i for i in range(1, size)])
for name in ["se_quantumcomputing", "r_help_1997_1999"]:
    events(name)

with open(os.path.join(HERE, "igraph.csv"), "w", encoding="utf-8", newline="\n") as file:
    file.write("graph,measure,value\n" + "".join(f'"{name}",{what},{value}\n' for name, what, value in rows))
print(igraph.__version__, len(rows), "values")
