# Replicate weights of R's survey package for three small samples that are made here by formulas; no real persons.
#
#     Rscript replication.R
#
# Made with R 4.2.2 and survey 4.1-1. Writes the samples (strata.csv, pairs.csv), factors (*_factors.csv: a row a cluster in order of first appearance, a column
# a replicate), their scales (scales.csv), estimates (estimates.csv) and variances of the total in every stratum by 4,000 bootstrap replicates (bootstraps.csv).
suppressMessages(library(survey))
options(survey.replicates.mse = TRUE, digits = 17)
put <- function(x, file) write.csv(format(x, digits = 17, trim = TRUE, scientific = FALSE), file, row.names = FALSE, quote = FALSE)

# Strata of 2, 3, 5, 4 clusters; all clusters of the last are in the sample. N and M are population sizes of both stages.
sizes <- c(2, 3, 5, 4); populations <- c(4, 30, 7, 4)
clusters <- data.frame(stratum = rep(letters[1:4], sizes), N = rep(populations, sizes), psu = seq_len(sum(sizes)))
rows <- clusters[rep(clusters$psu, 2 + clusters$psu %% 3), ]
rows$person <- seq_len(nrow(rows))
rows$M <- 6 + rows$psu %% 2
rows$y <- (rows$person * 37) %% 23 + 3 * rows$psu
rows$x <- (rows$person * 11) %% 7 + 1
rows$w <- 2 + (rows$person * 5) %% 4
put(rows, "strata.csv")

# Seven strata of two clusters.
pairs <- data.frame(stratum = rep(letters[1:7], each = 6), psu = rep(1:14, each = 3))
pairs$person <- seq_len(nrow(pairs))
pairs$y <- (pairs$person * 29) %% 31 + pairs$psu
pairs$x <- (pairs$person * 13) %% 9 + 1
pairs$w <- 1 + (pairs$person * 7) %% 5
put(pairs, "pairs.csv")

# Sylvester's matrix, whose rows from the second on are those of the strata. The last cluster of a stratum comes first in R, which gives 0 to the first of the first replicate.
hadamard8 <- Reduce(function(h, i) rbind(cbind(h, h), cbind(h, -h)), 1:3, matrix(1, 1, 1))

strat <- svydesign(~psu, strata = ~stratum, weights = ~w, data = rows)
stratFpc <- svydesign(~psu, strata = ~stratum, weights = ~w, fpc = ~N, data = rows)
two <- svydesign(~psu + person, strata = ~stratum, weights = ~w, fpc = ~N + M, data = rows)
one <- svydesign(~psu, weights = ~w, data = rows[rows$stratum == "c", ])
oneFpc <- svydesign(~psu, weights = ~w, fpc = ~N, data = rows[rows$stratum == "c", ])
pair <- svydesign(~psu, strata = ~stratum, weights = ~w, data = pairs)
built <- list(
  jk1 = as.svrepdesign(one, type = "JK1"), jk1_fpc = as.svrepdesign(oneFpc, type = "JK1"),
  jkn = as.svrepdesign(strat, type = "JKn"), jkn_fpc = as.svrepdesign(stratFpc, type = "JKn"),
  brr = as.svrepdesign(pair, type = "BRR", hadamard.matrix = hadamard8, match = -pairs$psu), fay = as.svrepdesign(pair, type = "Fay", fay.rho = 0.3, hadamard.matrix = hadamard8, match = -pairs$psu))
scales <- NULL; estimates <- NULL
row <- function(name, statistic, e) data.frame(design = name, statistic = statistic, estimate = unname(coef(e)), se = unname(as.vector(SE(e))))
# About the full sample, R 4.1-1 takes the stratum of which nothing was left out for a deviation of the total (4321.6 instead of 221.3, as by linearization);
# estimates are those with its replicates, which have the scale 0.
options(survey.drop.replicates = FALSE)
whole <- as.svrepdesign(stratFpc, type = "JKn")
for (name in names(built)) {
  d <- built[[name]]
  put(as.data.frame(unclass(d$repweights$weights)), paste0(name, "_factors.csv"))
  scales <- rbind(scales, data.frame(design = name, replicate = seq_along(d$rscales), scale = d$scale * d$rscales))
  if (name == "jkn_fpc") d <- whole
  for (mse in c(TRUE, FALSE)) {
    d$mse <- mse
    id <- paste0(name, if (mse) "" else "_centered")
    estimates <- rbind(estimates, row(id, "total", svytotal(~y, d)), row(id, "mean", svymean(~y, d)), row(id, "ratio", svyratio(~y, ~x, d)),
      row(id, "mean_above", svymean(~y, subset(d, x > 3))))
  }
}
put(scales, "scales.csv")
put(estimates, "estimates.csv")

set.seed(20240918)
variances <- function(name, made, linear) {
  factors <- if (is.list(made$repweights)) made$repweights$weights[made$repweights$index, ] else made$repweights
  totals <- rowsum(factors * rows$w * rows$y, rows$stratum)
  full <- rowsum(rows$w * rows$y, rows$stratum)
  data.frame(
    method = name, stratum = letters[1:4], variance = as.vector((totals - as.vector(full))^2 %*% (made$scale * made$rscales)),
    linearized = as.vector(SE(svyby(~y, ~stratum, linear, svytotal)))^2)
}
many <- 4000
put(rbind(
  variances("canty_davison", bootweights(rows$stratum, rows$psu, many), strat),
  variances("canty_davison_fpc", bootweights(rows$stratum, rows$psu, many, fpc = rows$N, fpctype = "population"), stratFpc),
  variances("rao_wu", subbootweights(rows$stratum, rows$psu, many), strat),
  variances("preston", mrbweights(two$cluster, two$strata, two$fpc, many, FALSE), two)), "bootstraps.csv")
