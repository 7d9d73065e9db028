-- A CSV into an empty database with the tool that comes with SQLite; :csv is replaced by its path.
CREATE TABLE posts (id INTEGER PRIMARY KEY, thread TEXT, parent INTEGER, author TEXT, time TEXT, text TEXT, url TEXT, likes INTEGER);
.import --csv --skip 1 ":csv" posts
SELECT printf('=posts=%d authors=%d likes=%d', count(*), count(DISTINCT author), sum(likes)) FROM posts;
