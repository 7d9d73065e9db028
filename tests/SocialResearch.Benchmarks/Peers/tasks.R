# The tasks with data.table and poweRlaw, as their manuals do them.
suppressMessages({ library(data.table); library(poweRlaw) })
setDTthreads(2)
arguments <- commandArgs(trailingOnly = TRUE)
csv <- arguments[1]
brands <- readLines(arguments[3], encoding = "UTF-8")
tasks <- strsplit(arguments[4], ",")[[1]]

cpu <- function() sum(proc.time()[c(1, 2, 4, 5)])
run <- function(task, work) {
  try(suppressWarnings(cat("5", file = "/proc/self/clear_refs")), silent = TRUE)
  costs <- numeric(0)
  while (length(costs) == 0 || (sum(costs) < 1 && length(costs) < 20)) {
    start <- cpu()
    answers <- work()
    costs <- c(costs, cpu() - start)
    # Of the first time: what it left would count for the next.
    if (length(costs) == 1) status <- readLines("/proc/self/status")
  }
  peak <- as.numeric(sub("[^0-9]*([0-9]+).*", "\\1", grep("^VmHWM", status, value = TRUE))) / 1024
  cat(task, sprintf("cpu=%.4f peak=%.0f", median(costs), peak), paste0(names(answers), "=", format(unlist(answers), digits = 17, trim = TRUE, scientific = NA)), "\n")
  flush(stdout())
}

posts <- NULL
run("T1", function() {
  # Let go of before it is loaded again.
  posts <<- NULL
  posts <<- fread(csv, encoding = "UTF-8", integer64 = "character", colClasses = list(character = c("id", "thread", "parent", "author", "text", "url"), integer = "likes"), na.strings = NULL)
  posts[, time := as.POSIXct(time, format = "%Y-%m-%dT%H:%M:%SZ", tz = "UTC")]
  list(posts = nrow(posts), authors = uniqueN(posts$author), likes = sum(as.numeric(posts$likes), na.rm = TRUE))
})
seconds <- as.numeric(posts$time)
days <- as.integer(seconds %/% 86400); days <- days - days[1]

gini <- function(ascending) { n <- length(ascending); sum((2 * seq_len(n) - n - 1) * ascending) / (n * sum(ascending)) }
top <- function(ascending, share) { n <- length(ascending); k <- ceiling(round(n * share, 6)); sum(ascending[(n - k + 1):n]) / sum(ascending) }
participation <- function() {
  counts <- as.numeric(sort(posts[, .N, by = author]$N))
  set.seed(1)
  drawn <- vapply(1:1000, function(i) { s <- sort(sample(counts, replace = TRUE)); c(gini(s), top(s, 0.01), top(s, 0.1)) }, numeric(3))
  interval <- quantile(drawn[1, ], c(0.025, 0.975), names = FALSE)
  list(people = length(counts), gini = gini(counts), top1 = top(counts, 0.01), top10 = top(counts, 0.1), `~low` = interval[1], `~high` = interval[2])
}

mentions <- function() {
  found <- rbindlist(lapply(seq_along(brands), function(i) {
    rows <- grep(paste0("(*UCP)\\b", brands[i], "\\b"), posts$text, perl = TRUE, ignore.case = TRUE)
    data.table(brand = rep(i, length(rows)), day = days[rows])
  }))[, .N, by = .(brand, day)]
  list(mentions = sum(found$N), daily = sum(found$N * ((31 * found$brand + 17 * (found$day + 1)) %% 997)))
}

replies <- function() {
  parent <- match(posts$parent, posts$id)
  answers <- which(posts$parent != "")
  depth <- integer(nrow(posts)); at <- parent
  while (any(alive <- !is.na(at))) { depth[alive] <- depth[alive] + 1L; at[alive] <- parent[at[alive]] }
  q <- quantile(seconds[answers] - seconds[parent[answers]], c(0.1, 0.5, 0.9, 0.99), names = FALSE)
  list(replies = length(answers), depth = max(depth), mean = mean(depth), q10 = q[1], q50 = q[2], q90 = q[3], q99 = q[4])
}

per_day <- tabulate(days + 1)
bursts <- function() {
  states <- 8; n <- length(per_day)
  rates <- mean(per_day) * 2^(0:(states - 1)); logs <- log(rates)
  rise <- outer(0:(states - 1), 0:(states - 1), function(from, to) pmax(0, to - from)) * log(n)
  total <- c(0, rep(Inf, states - 1)); origin <- matrix(0L, n, states)
  for (day in seq_len(n)) {
    cost <- total + rise
    origin[day, ] <- apply(cost, 2, which.min)
    total <- apply(cost, 2, min) + rates - per_day[day] * logs
  }
  path <- integer(n); at <- which.min(total)
  for (day in n:1) { path[day] <- at - 1L; at <- origin[day, at] }
  count <- 0; places <- 0; opened <- integer(0)
  for (day in seq_len(n + 1)) {
    state <- if (day <= n) path[day] else 0L
    while (length(opened) > state) { first <- opened[length(opened)]; places <- places + length(opened) * (3 * first + 7 * (day - 2)); opened <- opened[-length(opened)] }
    while (length(opened) < state) { opened <- c(opened, day - 1); count <- count + 1 }
  }
  list(bursts = count, places = places)
}

tail_of <- function() {
  counts <- posts[, .N, by = author]$N
  model <- displ$new(counts)
  start <- estimate_xmin(model)
  model$setXmin(start)
  set.seed(1)
  # As bootstrap_p does it, but in this process: its workers' seconds would not be counted.
  lower <- counts[counts < start$xmin]
  far <- vapply(1:100, function(i) {
    tail <- rbinom(1, length(counts), 1 - length(lower) / length(counts))
    low <- if (length(lower) > 0) lower[sample.int(length(lower), length(counts) - tail, replace = TRUE)] else numeric(0)
    estimate_xmin(displ$new(c(low, dist_rand(model, tail))))$gof >= start$gof
  }, logical(1))
  list(xmin = start$xmin, alpha = start$pars, distance = start$gof, `~p` = mean(far))
}

for (task in intersect(c("T2n", "T3", "T4", "T5", "T6"), tasks))
  run(task, switch(task, T2n = participation, T3 = mentions, T4 = replies, T5 = bursts, T6 = tail_of))
