"""Reads a table of posts with pandas and gives its columns the types that Conversation.Import gives them."""
import sys

import pandas as pd

posts = pd.read_csv(
    sys.argv[1],
    dtype={"id": "string", "thread": "category", "parent": "string", "author": "category", "time": "string", "text": "string", "url": "string", "likes": "Int64"},
    keep_default_na=False,
    na_values=[""],
)
written = posts["time"]
# How exactly a time is known, and the instant; a post without an exact time must not be measured in seconds.
posts["precision"] = pd.Categorical(written.str.len().map({20: "second", 17: "minute", 10: "day", 7: "month"}))
posts["time"] = pd.to_datetime(written, utc=True)
# An id that was there before is set aside; replies find the row of their parent.
posts = posts[~posts["id"].duplicated()].reset_index(drop=True)
rows = pd.Series(posts.index, index=posts["id"])
posts["parent_row"] = rows.reindex(posts["parent"]).to_numpy()
print(f"{len(posts)} posts, {posts['author'].nunique()} authors, {posts['likes'].sum()} likes")
