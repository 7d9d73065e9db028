# Reference values for SocialResearch.Evidence: Rscript evidence.R > evidence.json
# Base R and the package sandwich (3.0-2).
suppressPackageStartupMessages(library(sandwich))
num <- function(x) paste0("[", paste(formatC(x, digits = 15, format = "g"), collapse = ", "), "]")
out <- character(0)
put <- function(name, x) out <<- c(out, sprintf('  "%s": %s', name, num(as.numeric(x))))

put("pgamma", c(pgamma(0.3, 0.5), pgamma(3, 2.5), pgamma(40, 30), pgamma(900, 1000)))
put("qgamma", c(qgamma(0.025, 1), qgamma(0.975, 19), qgamma(0.5, 250)))
put("pt", c(pt(-1.3, 3), pt(2.1, 8.7), pt(0.4, 120)))
put("qt975", c(qt(0.975, 1), qt(0.975, 4), qt(0.975, 7.5), qt(0.975, 200)))
counts <- c(0, 1, 5, 18, 100, 5000)
put("poisson_counts", counts)
put("poisson_low", sapply(counts, function(x) poisson.test(x)$conf.int[1]))
put("poisson_high", sapply(counts, function(x) poisson.test(x)$conf.int[2]))

newcombe <- function(x1, n1, x2, n2) {
  a <- prop.test(x1, n1, correct = FALSE); b <- prop.test(x2, n2, correct = FALSE)
  p1 <- x1 / n1; p2 <- x2 / n2
  c(p1 - p2, p1 - p2 - sqrt((p1 - a$conf.int[1])^2 + (b$conf.int[2] - p2)^2),
    p1 - p2 + sqrt((a$conf.int[2] - p1)^2 + (p2 - b$conf.int[1])^2))
}
put("newcombe_56_70_48_80", newcombe(56, 70, 48, 80))
put("newcombe_37_120_61_140", newcombe(37, 120, 61, 140))
put("newcombe_0_15_3_40", newcombe(0, 15, 3, 40))

# Road casualties in Great Britain (R's Seatbelts; Harvey and Durbin 1986): car drivers killed by month, 1978 to 1984; seat belt law from February 1983.
y <- as.numeric(window(Seatbelts[, "DriversKilled"], start = c(1978, 1), end = c(1984, 12)))
n <- length(y); t <- seq_len(n) - 1; law <- 61
post <- as.numeric(t >= law)
put("its_y", y)
put("its_start", law)
since <- lm(y ~ t + post + I(post * (t - law)))
fromstart <- lm(y ~ t + post + I(post * t))
put("its_since", coef(since)); put("its_fromstart", coef(fromstart))
put("its_se", summary(since)$coefficients[, 2])
nw3 <- NeweyWest(since, lag = 3, prewhite = FALSE, adjust = TRUE)
put("its_nw3_plain", sqrt(diag(NeweyWest(since, lag = 3, prewhite = FALSE, adjust = FALSE))))
put("its_nw3", sqrt(diag(nw3)))
put("its_hc1", sqrt(diag(vcovHC(since, type = "HC1"))))
e <- resid(since)
put("its_dw", sum(diff(e)^2) / sum(e^2))
w <- c(0, 0, 1, mean((t - law)[post == 1]))
put("its_mean_effect", c(sum(w * coef(since)), sqrt(t(w) %*% nw3 %*% w)))

put("welch", { r <- t.test(y[post == 1], y[post == 0]); c(diff(rev(r$estimate)), r$conf.int, r$parameter) })

# Two regions with the campaign and four without, eight weeks before and six after.
set.seed(9)
G <- 6; T <- 14; start <- 8; treated <- c(1, 1, 0, 0, 0, 0)
panel <- t(sapply(1:G, function(g) round(100 + 10 * g + 2 * (1:T) + cumsum(rnorm(T, 0, 3)) + ifelse(treated[g] == 1 & (1:T) > start, 9, 0), 1)))
for (g in 1:G) put(paste0("did_y", g), panel[g, ])
d <- data.frame(y = as.vector(t(panel)), g = factor(rep(1:G, each = T)), t = factor(rep(1:T, G)),
                d = as.vector(t(outer(treated, as.numeric(1:T > start)))))
m <- lm(y ~ d + g + t, data = d)
put("did_effect", coef(m)["d"])
put("did_se_classical", summary(m)$coefficients["d", 2])
put("did_se_hc1", sqrt(vcovHC(m, type = "HC1")["d", "d"]))
put("did_se_cluster", sqrt(vcovCL(m, cluster = d$g, type = "HC1")["d", "d"]))
delta <- rowMeans(panel[, (start + 1):T]) - rowMeans(panel[, 1:start])
r <- t.test(delta[treated == 1], delta[treated == 0], var.equal = TRUE)
put("did_collapsed", c(diff(rev(r$estimate)), r$conf.int))

# Synthetic control: weights by brute force over a fine grid of three donors.
donors <- rbind(c(10, 12, 11, 14, 13, 15), c(30, 28, 33, 31, 35, 34), c(20, 22, 19, 21, 25, 22))
target <- c(21, 21.5, 22.6, 22.9, 25.1, 24.7)
for (g in 1:3) put(paste0("sc_x", g), donors[g, ])
put("sc_y", target)
loss <- function(p) { w <- c(p, 1 - sum(p)); if (any(w < 0)) 1e9 else sum((target - colSums(w * donors))^2) }
best <- optim(c(0.3, 0.3), loss, control = list(reltol = 1e-15, maxit = 5000))
put("sc_w", c(best$par, 1 - sum(best$par)))
cat("{\n", paste(out, collapse = ",\n"), "\n}\n", sep = "")
