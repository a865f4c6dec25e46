# Covariances of estimates of different domains, by R's survey: Rscript covariances.R ../../citizen/respondents.csv.gz > covariances.csv
# Means and ratios of domains are ratios of totals over indicators, for svyby has no covariances for calibrated designs.
suppressMessages(library(survey))
options(survey.lonely.psu = "fail")
d <- read.csv(gzfile(commandArgs(TRUE)[1]))
domains <- c("F", "M")
for (s in domains) {
    d[[paste0("n_", s)]] <- as.numeric(d$sex == s)
    for (y in c("score", "literate")) d[[paste0(y, "_", s)]] <- d[[y]] * (d$sex == s)
}
sampled <- svydesign(ids = ~psu, strata = ~stratum, weights = ~weight, data = d)
population <- svydesign(ids = ~psu, strata = ~stratum, weights = ~weight, fpc = ~n_townships, data = d)
margins <- list(data.frame(sex = domains, Freq = c(394.4e6, 405.6e6)), data.frame(edu = c("college", "junior", "primary", "senior"), Freq = c(152e6, 296e6, 188e6, 164e6)))
raked <- rake(sampled, list(~sex, ~edu), margins, control = list(epsilon = 1e-12, maxit = 1000))
replicated <- as.svrepdesign(sampled, type = "JKn", compress = FALSE, mse = TRUE)
designs <- list(sampled = sampled, population = population, raked = raked, jkn = replicated)
cat("design,statistic,variable,covariance\n")
of <- function(x) reformulate(x)
# The covariance of numerator_F / denominator_F and numerator_M / denominator_M.
ratio <- function(s, f, m, below) {
    r <- svyratio(of(paste0(c(f, m), "_", domains)), of(paste0(below, "_", domains)), s, covmat = TRUE)
    v <- vcov(r)
    name <- function(y, s) paste0(y, "_", s, "/", below, "_", s)
    v[name(f, "F"), name(m, "M")]
}
line <- function(n, what, variable, value) cat(sprintf("%s,%s,%s,%.17g\n", n, what, variable, value))
for (n in names(designs)) {
    s <- designs[[n]]
    for (a in c("score", "literate")) for (b in c("score", "literate")) line(n, "mean", paste0(a, ":", b), ratio(s, a, b, "n"))
    line(n, "total", "score:score", vcov(svytotal(~score_F + score_M, s))["score_F", "score_M"])
    line(n, "ratio", "literate/score:literate/score", ratio(s, "literate", "literate", "score"))
}
