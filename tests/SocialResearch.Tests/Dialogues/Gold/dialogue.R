# Values that the tests of dialogues are held against, computed with R and its package survival.
# From the folder of the repository: Rscript tests/SocialResearch.Tests/Dialogues/Gold/dialogue.R > tests/SocialResearch.Tests/Dialogues/Gold/dialogue.csv
suppressMessages(library(survival))
out <- function(name, value) cat(sprintf("%s,%.15g\n", name, value))
cat("name,value\n")

# Remission of leukaemia patients (Freireich et al. 1963), 6-MP and placebo.
time <- c(6,6,6,6,7,9,10,10,11,13,16,17,19,20,22,23,25,32,32,34,35, 1,1,2,2,3,4,4,5,5,8,8,8,8,11,11,12,12,15,17,22,23)
event <- c(1,1,1,0,1,0,1,0,0,1,1,0,0,0,1,1,0,0,0,0,0, rep(1, 21))
group <- rep(1:2, each = 21)
test <- survdiff(Surv(time, event) ~ group)
out("logrank.chisq", test$chisq)
out("logrank.p", pchisq(test$chisq, 1, lower.tail = FALSE))
out("logrank.expected1", test$exp[1])

curve <- function(name, waits, happened, at) {
  fit <- survfit(Surv(waits, happened) ~ 1, conf.type = "log-log")
  found <- summary(fit, times = at, extend = TRUE)
  for (i in seq_along(at)) {
    out(sprintf("%s.S(%g)", name, at[i]), found$surv[i])
    out(sprintf("%s.S(%g).low", name, at[i]), found$lower[i])
    out(sprintf("%s.S(%g).high", name, at[i]), found$upper[i])
  }
  half <- fit$time[fit$surv <= 0.5 + 1e-9]
  if (length(half)) out(paste0(name, ".median.first"), min(half))
  middle <- summary(fit)$table[c("median", "0.95LCL", "0.95UCL")]
  if (!is.na(middle[1])) out(paste0(name, ".median"), middle[1])
  if (!is.na(middle[2])) out(paste0(name, ".median.low"), middle[2])
  if (!is.na(middle[3])) out(paste0(name, ".median.high"), middle[3])
}
# Seven answers after 1 to 12 hours, five posts without one.
curve("hand", c(1,2,2,4,7,9,12,3,5,24,24,24), c(1,1,1,1,1,1,1,0,0,0,0,0), c(1, 2, 4, 7, 9, 12))

share <- function(name, x, n) {
  ends <- prop.test(x, n, correct = FALSE)$conf.int
  out(paste0(name, ".n"), n); out(paste0(name, ".x"), x); out(name, x / n); out(paste0(name, ".low"), ends[1]); out(paste0(name, ".high"), ends[2])
}

for (set in c("se_quantumcomputing", "r_help_1997_1999")) {
  e <- read.csv(file.path("data/participation", set, "events.csv"), colClasses = "character")
  e$at <- as.numeric(as.POSIXct(e$created_utc, format = "%Y-%m-%dT%H:%M:%OSZ", tz = "UTC"))
  parent <- match(e$parent_id, e$event_id); parent[e$parent_id == ""] <- NA
  other <- !is.na(parent) & (e$author_id == "" | e$author_id[parent] == "" | e$author_id != e$author_id[parent])
  first <- rep(NA, nrow(e)); answers <- which(other)
  by <- tapply(e$at[answers], parent[answers], min)
  first[as.integer(names(by))] <- by
  root <- e$parent_id == ""; end <- max(e$at)
  share(paste0(set, ".rate"), sum(root & !is.na(first)), sum(root))
  hours <- pmax(0, ifelse(is.na(first), end, first) - e$at) / 3600
  curve(set, hours[root], as.integer(!is.na(first))[root], c(1, 24))
  people <- unique(e$author_id[root & e$author_id != ""])
  share(paste0(set, ".heard"), sum(people %in% e$author_id[root & !is.na(first)]), length(people))

  # Who answered whom.
  known <- which(!is.na(parent) & e$author_id != "" & e$author_id[parent] != "" & e$author_id != e$author_id[parent])
  edges <- unique(paste(e$author_id[known], e$author_id[parent[known]]))
  ends <- do.call(rbind, strsplit(edges, " ")); back <- paste(ends[, 2], ends[, 1]) %in% edges
  n <- length(unique(c(ends))); r <- mean(back); a <- length(edges) / (n * (n - 1)); mutual <- sum(back) / 2
  out(paste0(set, ".reciprocity"), r); out(paste0(set, ".pairs"), mutual / (length(edges) - mutual)); out(paste0(set, ".rho"), (r - a) / (1 - a))

  # Newcomers whose first post is a root, 24 hours after it.
  o <- order(e$at, seq_len(nrow(e))); o <- o[e$author_id[o] != ""]
  begin <- o[!duplicated(e$author_id[o])]; begin <- begin[root[begin] & e$at[begin] + 86400 <= end]
  land <- e$at[begin] + 86400
  answered <- !is.na(first[begin]) & first[begin] <= land
  nxt <- mapply(function(a, l) { t <- e$at[e$author_id == a & e$at > l]; if (length(t)) min(t) else NA }, e$author_id[begin], land)
  days <- (ifelse(is.na(nxt), end, nxt) - land) / 86400; back <- as.integer(!is.na(nxt))
  curve(paste0(set, ".answered"), days[answered], back[answered], 30)
  curve(paste0(set, ".ignored"), days[!answered], back[!answered], 30)
  out(paste0(set, ".answered.n"), sum(answered)); out(paste0(set, ".ignored.n"), sum(!answered))
  test <- survdiff(Surv(days, back) ~ !answered)
  out(paste0(set, ".newcomers.chisq"), test$chisq); out(paste0(set, ".newcomers.p"), pchisq(test$chisq, 1, lower.tail = FALSE))
}

share("thirty-seven of 120", 37, 120)
share("none of 15", 0, 15)
