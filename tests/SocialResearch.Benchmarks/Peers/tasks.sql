-- The tasks that SQL alone can do: no bootstrap, no automaton, no likelihood. Run by sqlite3 with .timer on, after load.sql.
.print >T2c
WITH counts AS (SELECT count(*) AS posts FROM posts GROUP BY author),
     ranked AS (SELECT posts, row_number() OVER (ORDER BY posts) AS place, count(*) OVER () AS n, sum(posts) OVER () AS total FROM counts)
SELECT printf('=people=%d gini=%.17g top1=%.17g top10=%.17g', n, sum((2.0 * place - n - 1) * posts) / (n * 1.0 * total),
    sum(CASE WHEN place > n - (n + 99) / 100 THEN posts END) * 1.0 / total, sum(CASE WHEN place > n - (n + 9) / 10 THEN posts END) * 1.0 / total) FROM ranked;
.print >T3
WITH texts AS (SELECT unixepoch(time) / 86400 AS day, ' ' || replace(lower(text), 'Ä', 'ä') || ' ' AS text FROM posts),
     found AS MATERIALIZED (SELECT b.rowid AS brand, day - (SELECT unixepoch(min(time)) / 86400 FROM posts) AS day, count(*) AS posts
               FROM texts JOIN brands b ON instr(text, lower(b.name)) AND text GLOB '*[^a-z0-9_äöüß]' || lower(b.name) || '[^a-z0-9_äöüß]*' GROUP BY 1, 2)
SELECT printf('=mentions=%d daily=%d', sum(posts), sum(posts * ((31 * brand + 17 * (day + 1)) % 997))) FROM found;
.print >T4
CREATE TEMP TABLE lags AS SELECT unixepoch(r.time) - unixepoch(p.time) AS lag FROM posts r JOIN posts p ON p.id = r.parent ORDER BY lag;
CREATE INDEX replies ON posts (parent);
WITH RECURSIVE tree (id, depth) AS (SELECT id, 0 FROM posts WHERE parent = '' OR parent IS NULL UNION ALL SELECT r.id, depth + 1 FROM tree JOIN posts r ON r.parent = tree.id),
     q (p) AS (VALUES (0.1), (0.5), (0.9), (0.99)), n AS (SELECT count(*) AS n FROM lags),
     at AS (SELECT p, (n - 1) * p AS place FROM q, n),
     quantile AS (SELECT p, a.lag + (place - cast(place AS INTEGER)) * (b.lag - a.lag) AS value FROM at JOIN lags a ON a.rowid = cast(place AS INTEGER) + 1 JOIN lags b ON b.rowid = cast(place AS INTEGER) + 2)
SELECT printf('=replies=%d depth=%d mean=%.17g q10=%.17g q50=%.17g q90=%.17g q99=%.17g', (SELECT n FROM n), max(depth), avg(depth),
    (SELECT value FROM quantile WHERE p = 0.1), (SELECT value FROM quantile WHERE p = 0.5), (SELECT value FROM quantile WHERE p = 0.9), (SELECT value FROM quantile WHERE p = 0.99)) FROM tree;
