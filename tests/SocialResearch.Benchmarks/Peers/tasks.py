"""The tasks with pandas and NumPy as they are done well: vectors, categories, one multinomial for all resamples."""
import math
import re
import resource
import sys

import numpy as np
import pandas as pd
from scipy.special import zeta

csv, store, brand_file, tasks = sys.argv[1], sys.argv[2], sys.argv[3], set(sys.argv[4].split(","))
with open(brand_file, encoding="utf-8") as lines:
    brands = lines.read().split()


def cpu():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def run(task, work):
    """A short task is done again until it took a second of the processor or was done twenty times; the median counts."""
    try:
        with open("/proc/self/clear_refs", "w") as refs:
            refs.write("5")
    except OSError:
        pass
    costs = []
    while not costs or (sum(costs) < 1 and len(costs) < 20):
        start = cpu()
        answers = work()
        costs.append(cpu() - start)
        if len(costs) == 1:
            # Of the first time: what it left would count for the next.
            with open("/proc/self/status") as status:
                peak = next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) / 1024
    found = " ".join(f"{name}={float(value)!r}" for name, value in answers.items())
    print(f"{task} cpu={sorted(costs)[len(costs) // 2]!r} peak={peak:.0f} {found}", flush=True)


posts = None


def load():
    global posts
    # Let go of before it is loaded again.
    posts = None
    posts = pd.read_csv(
        csv,
        dtype={"id": "int64", "thread": "category", "parent": "string", "author": "category", "time": "string", "text": "string", "url": "string", "likes": "Int64"},
        keep_default_na=False,
        na_values=[""],
    )
    # Nullable integers go through doubles here, which hold no id beyond 2^53.
    posts["parent"] = posts["parent"].fillna("0").astype("int64")
    posts["time"] = pd.to_datetime(posts["time"], utc=True, format="%Y-%m-%dT%H:%M:%SZ")
    return {"posts": len(posts), "authors": posts["author"].nunique(), "likes": posts["likes"].sum()}


run("T1", load)
days = posts["time"].to_numpy().astype("datetime64[D]").astype("int64")
days -= days[0]


def histogram():
    counts = np.bincount(posts["author"].cat.codes)
    return counts, *np.unique(counts[counts > 0], return_counts=True)


def gini(values, people):
    """Of one histogram, or of one a row."""
    n, total = people.sum(-1, keepdims=True), (people * values).sum(-1, keepdims=True)
    before = people.cumsum(-1) - people
    return ((people * values * (2.0 * before + people - n)).sum(-1, keepdims=True) / (n * total))[..., 0]


def top(values, people, share):
    n, total = people.sum(-1), (people * values).sum(-1)
    most = -(-n // round(1 / share))
    below = np.cumsum(people[..., ::-1], -1)
    taken = np.clip(most[..., None] - (below - people[..., ::-1]), 0, people[..., ::-1])
    return (taken * values[::-1]).sum(-1) / total


def lorenz(values, people, share):
    x = np.concatenate([[0], people.cumsum() / people.sum()])
    y = np.concatenate([[0], (people * values).cumsum() / (people * values).sum()])
    return np.interp(share, x, y)


def participation():
    _, values, people = histogram()
    random = np.random.default_rng(1)
    drawn = random.multinomial(people.sum(), people / people.sum(), size=1000)
    low, high = np.quantile(gini(values, drawn), [0.025, 0.975])
    np.quantile(top(values, drawn, 0.01), [0.025, 0.975])
    np.quantile(top(values, drawn, 0.1), [0.025, 0.975])
    return {"people": people.sum(), "gini": gini(values, people), "top1": top(values, people, 0.01), "top10": top(values, people, 0.1),
            "lorenz50": lorenz(values, people, 0.5), "~low": low, "~high": high}


def participation_by_people():
    counts = posts["author"].value_counts().to_numpy()
    random = np.random.default_rng(1)
    n = len(counts)
    rank = 2.0 * np.arange(1, n + 1) - n - 1
    ginis = np.empty(1000)
    for i in range(1000):
        drawn = np.sort(random.choice(counts, n))
        ginis[i] = (rank * drawn).sum() / (n * drawn.sum())
    low, high = np.quantile(ginis, [0.025, 0.975])
    return {"people": n, "gini": (rank * np.sort(counts)).sum() / (n * counts.sum()), "~low": low, "~high": high}


def timeline(found, rows):
    table = pd.DataFrame({"brand": found, "day": days[rows]}).value_counts().reset_index(name="posts")
    weights = (31 * (table["brand"] + 1) + 17 * (table["day"] + 1)) % 997
    return {"mentions": table["posts"].sum(), "daily": (table["posts"] * weights).sum()}


def mentions():
    place = {name.lower(): i for i, name in enumerate(brands)}
    find = re.compile(r"\b(?:" + "|".join(map(re.escape, brands)) + r")\b", re.IGNORECASE).findall
    rows, found = [], []
    for row, text in enumerate(posts["text"].array):
        names = find(text)
        if names:
            for brand in {place[name.lower()] for name in names}:
                rows.append(row)
                found.append(brand)
    return timeline(found, rows)


def mentions_by_brand():
    rows, found = [], []
    for i, name in enumerate(brands):
        hits = np.flatnonzero(posts["text"].str.contains(rf"\b{re.escape(name)}\b", case=False, na=False).to_numpy(dtype=bool))
        rows.append(hits)
        found.append(np.full(len(hits), i))
    return timeline(np.concatenate(found), np.concatenate(rows))


def replies():
    rows = pd.Index(posts["id"])
    parent = np.full(len(posts), -1)
    answers = (posts["parent"] != 0).to_numpy()
    parent[answers] = rows.get_indexer(posts["parent"][answers])
    depth = np.zeros(len(posts), dtype="int64")
    at = parent.copy()
    while True:
        alive = at >= 0
        if not alive.any():
            break
        depth += alive
        at = np.where(alive, parent[at], -1)
    seconds = posts["time"].to_numpy().astype("datetime64[s]").astype("int64")
    lags = (seconds[answers] - seconds[parent[answers]]).astype("float64")
    q10, q50, q90, q99 = np.quantile(lags, [0.1, 0.5, 0.9, 0.99])
    return {"replies": answers.sum(), "depth": depth.max(), "mean": depth.mean(), "q10": q10, "q50": q50, "q90": q90, "q99": q99}


per_day = np.bincount(days)


def bursts():
    states, n = 8, len(per_day)
    rates = per_day.mean() * 2.0 ** np.arange(states)
    logs, rise = np.log(rates), np.maximum(0, np.arange(states)[None, :] - np.arange(states)[:, None]) * math.log(n)
    total = np.full(states, np.inf)
    total[0] = 0
    origin = np.empty((n, states), dtype="int8")
    for day in range(n):
        cost = total[:, None] + rise
        origin[day] = cost.argmin(0)
        total = cost[origin[day], np.arange(states)] + rates - per_day[day] * logs
    path = np.empty(n + 1, dtype="int64")
    path[n], at = 0, int(total.argmin())
    for day in range(n - 1, -1, -1):
        path[day] = at
        at = origin[day, at]
    count = places = 0
    opened = []
    for day, state in enumerate(path):
        while len(opened) > state:
            first = opened.pop()
            places += (len(opened) + 1) * (3 * first + 7 * (day - 1))
        while len(opened) < state:
            opened.append(day)
            count += 1
    return {"bursts": count, "places": places}


def fit(values, people):
    """The start of the tail with the smallest Kolmogorov-Smirnov distance, over whole numbers on both sides of each step."""
    values = values.astype("float64")
    above = people[::-1].cumsum()[::-1].astype("float64")
    logs = (people * np.log(values))[::-1].cumsum()[::-1]
    best = (np.inf, 0, 0)
    for i in range(len(values) - 1):
        xmin, n, mean = values[i], above[i], logs[i] / above[i]
        alpha = 1 + 1 / (mean - math.log(xmin - 0.5))
        for _ in range(50):
            step = 1e-4
            z0, z1, z2 = np.log(zeta([alpha - step, alpha, alpha + step], xmin))
            slope, bend = (z2 - z0) / (2 * step) + mean, (z2 - 2 * z1 + z0) / step**2
            new = alpha - slope / bend
            new = (1 + alpha) / 2 if new <= 1 + step else new
            done = abs(new - alpha) < 1e-9
            alpha = new
            if done:
                break
        tail = values[i:]
        norm = zeta(alpha, xmin)
        model, mass = zeta(alpha, tail) / norm, tail**-alpha / norm
        data = above[i:] / n
        distance = max(np.abs(model - data).max(), np.abs(model - mass - np.append(data[1:], 0)).max())
        if distance < best[0]:
            best = (distance, xmin, alpha)
    return best


def tail():
    _, values, people = histogram()
    distance, xmin, alpha = fit(values, people)
    random = np.random.default_rng(1)
    body = values < xmin
    share = people[~body].sum() / people.sum()
    grid = np.arange(xmin, 1_000_000)
    cumulative = np.cumsum(grid**-alpha / zeta(alpha, xmin))
    far = 0
    for _ in range(100):
        n = random.binomial(people.sum(), share)
        drawn = np.minimum(np.searchsorted(cumulative, random.random(n)), len(grid) - 1) + xmin
        low = random.multinomial(people.sum() - n, people[body] / max(1, people[body].sum())) if body.any() else np.empty(0, int)
        high, counts = np.unique(drawn, return_counts=True)
        every, each = np.concatenate([values[body][low > 0], high]), np.concatenate([low[low > 0], counts])
        far += fit(every, each)[0] >= distance
    return {"xmin": xmin, "alpha": alpha, "distance": distance, "~p": far / 100}


for name, work in {"T2": participation, "T2n": participation_by_people, "T3": mentions, "T3n": mentions_by_brand, "T4": replies, "T5": bursts, "T6": tail}.items():
    if name in tasks:
        run(name, work)

if "T1s" in tasks:
    import sqlite3

    posts = None

    def load_store():
        with sqlite3.connect(store) as connection:
            table = pd.read_sql_query("SELECT p.id, p.thread, p.parent, a.pseudonym AS author, p.time_utc, p.time_precision, p.text, p.url, p.likes FROM posts p LEFT JOIN authors a ON a.author = p.author ORDER BY p.position", connection)
        table["time_utc"] = pd.to_datetime(table["time_utc"], utc=True)
        table["author"] = table["author"].astype("category")
        table["thread"] = table["thread"].astype("category")
        return {"posts": len(table)}

    run("T1s", load_store)
