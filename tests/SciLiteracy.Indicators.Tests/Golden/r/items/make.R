# Golden numbers of item models, scores, item statistics and links. Run in this folder: Rscript make.R
# Everything but alpha's interval is computed from the textbook formulas; the likelihood is maximized directly (BFGS, then Newton's
# method with differences of the gradient as the Hessian), not by EM, and persons are not grouped.
options(digits = 17)
number <- function(x) ifelse(is.na(x), "", formatC(x, digits = 17, format = "g", width = -1))
save_csv <- function(d, file) {
  for (k in names(d)) if (is.double(d[[k]])) d[[k]] <- trimws(number(d[[k]]))
  write.table(d, file, sep = ",", row.names = FALSE, quote = FALSE, na = "", eol = "\n")
}
nodes <- seq(-6, 6, length.out = 61)
prior <- dnorm(nodes); prior <- prior / sum(prior)
expit <- function(x) 1 / (1 + exp(-x))

# ---- data -------------------------------------------------------------------------------------------------------------------
set.seed(20261128)
simulate <- function(n, a, b, c, blank) {
  theta <- rnorm(n)
  sapply(seq_along(a), function(j) {
    if (is.list(b)) {
      eta <- cbind(0, sapply(seq_along(b[[j]]), function(k) a[j] * (k * theta - sum(b[[j]][1:k]))))
      p <- exp(eta) / rowSums(exp(eta))
      x <- apply(p, 1, function(r) sample(0:(length(r) - 1), 1, prob = r))
    } else {
      x <- as.integer(runif(n) < c + (1 - c) * expit(a[j] * (theta - b[j])))
    }
    x[runif(n) < blank] <- NA
    x
  })
}
binary <- simulate(900, c(0.7, 1.1, 1.6, 0.9, 1.3, 0.6, 2.0, 1.0), c(-1.5, -0.8, -0.2, 0, 0.4, 0.9, 1.3, 1.8), 0, 0.06)
binary[1, ] <- 1; binary[2, ] <- 0; binary[3, ] <- NA; binary[4, 2:8] <- NA
guessed <- simulate(2500, c(1.6, 1.9, 2.3, 1.7, 2.1, 1.8, 2.4, 2.0), c(-0.9, -0.5, -0.1, 0.2, 0.5, 0.8, 1.1, 0), 0.2, 0.02)
partial <- simulate(800, c(0.8, 1.2, 1.5, 0.9, 1.1), list(c(-1, 0.3), c(-0.6, 0.2, 1.1), 0.1, c(0.4, -0.5), c(-1.4, -0.3, 0.5)), 0, 0.05)
weights <- round(exp(rnorm(900, 0, 0.5)), 3)
sets <- list(binary = binary, guessed = guessed, partial = partial)
for (name in names(sets)) {
  d <- as.data.frame(sets[[name]]); names(d) <- paste0("q", seq_along(d))
  if (name == "binary") d$w <- weights
  write.table(d, paste0(name, ".csv"), sep = ",", row.names = FALSE, quote = FALSE, na = "", eol = "\n")
}

# ---- the marginal likelihood ------------------------------------------------------------------------------------------------
# Items have par = (a, d[1..K], g); log-probabilities [node, score] and derivatives, list by parameter.
curve <- function(par, K, guess, theta = nodes) {
  if (guess) {
    c <- expit(par[3]); e <- expit(par[1] * theta + par[2]); P <- c + (1 - c) * e
    s <- cbind(-1 / (1 - P), 1 / P)
    return(list(log = cbind(log(1 - P), log(P)), d = list(s * ((1 - c) * e * (1 - e) * theta), s * ((1 - c) * e * (1 - e)), s * (c * (1 - c) * (1 - e)))))
  }
  eta <- cbind(0, sapply(1:K, function(k) k * par[1] * theta + par[1 + k]))
  lp <- eta - log(rowSums(exp(eta))); P <- exp(lp); mean <- P %*% (0:K)
  d <- c(list(theta * (matrix(0:K, length(theta), K + 1, byrow = TRUE) - as.vector(mean))),
         lapply(1:K, function(v) matrix(as.numeric(0:K == v), length(theta), K + 1, byrow = TRUE) - P[, v + 1]))
  list(log = lp, d = d)
}
layout <- function(x, model) {
  K <- apply(x, 2, max, na.rm = TRUE); at <- 0; places <- list()
  if (model == "rasch") at <- 1
  for (j in seq_along(K)) {
    n <- K[j] + (model == "3pl")
    if (model == "rasch") { places[[j]] <- c(1, at + seq_len(n)); at <- at + n }
    else { places[[j]] <- at + seq_len(n + 1); at <- at + n + 1 }
  }
  list(K = K, places = places, count = at, guess = model == "3pl")
}
persons <- function(all, x, lay, scores = TRUE) {
  L <- matrix(log(prior), nrow(x), length(nodes), byrow = TRUE)
  cs <- lapply(seq_along(lay$K), function(j) curve(all[lay$places[[j]]], lay$K[j], lay$guess))
  for (j in seq_along(cs)) { there <- !is.na(x[, j]); L[there, ] <- L[there, ] + t(cs[[j]]$log)[x[there, j] + 1, ] }
  m <- apply(L, 1, max); ll <- m + log(rowSums(exp(L - m))); h <- exp(L - ll)
  if (!scores) return(list(ll = ll, h = h))
  s <- matrix(0, nrow(x), lay$count)
  for (j in seq_along(cs)) {
    there <- !is.na(x[, j])
    for (k in seq_along(lay$places[[j]]))
      s[there, lay$places[[j]][k]] <- s[there, lay$places[[j]][k]] + rowSums(h[there, ] * t(cs[[j]]$d[[k]])[x[there, j] + 1, ])
  }
  list(ll = ll, h = h, s = s)
}
fit <- function(x, model, w = rep(1, nrow(x))) {
  w <- w / mean(w); lay <- layout(x, model)
  start <- numeric(lay$count)
  for (j in seq_along(lay$K)) {
    n <- tabulate(x[, j] + 1, lay$K[j] + 1)
    start[lay$places[[j]]] <- c(1, log(n[-1] / n[1]), if (lay$guess) log(0.15 / 0.85))
  }
  value <- function(p) -sum(w * persons(p, x, lay, FALSE)$ll)
  gradient <- function(p) -colSums(w * persons(p, x, lay)$s)
  best <- optim(start, value, gradient, method = "BFGS", control = list(maxit = 500, reltol = 1e-12))$par
  hessian <- function(p) { h <- 1e-5; H <- sapply(seq_along(p), function(k) { e <- replace(numeric(length(p)), k, h); (gradient(p + e) - gradient(p - e)) / (2 * h) }); (H + t(H)) / 2 }
  for (i in 1:20) { step <- solve(hessian(best), -gradient(best)); best <- best + step; if (max(abs(step)) < 1e-11) break }
  at <- persons(best, x, lay)
  cat(model, "logLik", sum(w * at$ll), "largest gradient", max(abs(gradient(best))), "last step", max(abs(step)), "\n")
  list(par = best, lay = lay, ll = sum(w * at$ll), h = at$h, cross = solve(crossprod(sqrt(w) * at$s)), observed = solve(hessian(best)))
}
rows <- NULL; likelihoods <- NULL; fits <- list()
for (case in list(c("binary", "rasch", ""), c("binary", "2pl", ""), c("binary", "2pl", "w"), c("guessed", "3pl", ""), c("partial", "gpcm", ""))) {
  x <- sets[[case[1]]]; f <- if (case[3] == "w") fit(x, case[2], weights) else fit(x, case[2])
  id <- paste0(case[2], if (case[3] == "w") "-weighted"); fits[[id]] <- f
  likelihoods <- rbind(likelihoods, data.frame(case = id, data = case[1], log_likelihood = f$ll))
  for (j in seq_along(f$lay$K)) {
    pl <- f$lay$places[[j]]; names <- c("a", if (f$lay$K[j] == 1) "d" else paste0("d", 1:f$lay$K[j]), if (f$lay$guess) "g")
    rows <- rbind(rows, data.frame(case = id, item = paste0("q", j), parameter = names, value = f$par[pl], se_cross = sqrt(diag(f$cross)[pl]), se_observed = sqrt(diag(f$observed)[pl])))
    # Standard errors of difficulties and guessing: the gradient by differences of the function itself.
    derived <- function(p) { d <- p[2:(1 + f$lay$K[j])]; c(-diff(c(0, d)) / p[1], if (f$lay$guess) expit(p[3])) }
    J <- t(sapply(seq_along(pl), function(k) { e <- replace(numeric(length(pl)), k, 1e-6); (derived(f$par[pl] + e) - derived(f$par[pl] - e)) / 2e-6 }))
    if (length(derived(f$par[pl])) == 1) J <- t(J)
    se <- function(V) sqrt(diag(t(J) %*% V[pl, pl] %*% J))
    names <- c(if (f$lay$K[j] == 1) "b" else paste0("b", 1:f$lay$K[j]), if (f$lay$guess) "c")
    rows <- rbind(rows, data.frame(case = id, item = paste0("q", j), parameter = names, value = derived(f$par[pl]), se_cross = se(f$cross), se_observed = se(f$observed)))
  }
}
save_csv(likelihoods, "likelihoods.csv"); save_csv(rows, "parameters.csv")

# ---- scores of persons and information, from the definitions ----------------------------------------------------------------
score_parts <- function(f, j, theta, x) {
  # P, and its first and second derivative by theta, of every score.
  p <- f$par[f$lay$places[[j]]]; K <- f$lay$K[j]
  if (f$lay$guess) {
    c <- expit(p[3]); e <- expit(p[1] * theta + p[2])
    P <- c + (1 - c) * e; P1 <- (1 - c) * p[1] * e * (1 - e); P2 <- (1 - c) * p[1]^2 * e * (1 - e) * (1 - 2 * e)
    P <- c(1 - P, P); P1 <- c(-P1, P1); P2 <- c(-P2, P2)
  } else {
    eta <- c(0, (1:K) * p[1] * theta + p[2:(K + 1)]); P <- exp(eta - max(eta)); P <- P / sum(P)
    m <- sum((0:K) * P); v <- sum((0:K)^2 * P) - m^2
    P1 <- p[1] * P * (0:K - m); P2 <- p[1]^2 * P * ((0:K - m)^2 - v)
  }
  list(slope = P1[x + 1] / P[x + 1], information = sum(P1^2 / P), J = sum(P1 * P2 / P), log = log(P[x + 1]))
}
person <- function(f, x) {
  there <- which(!is.na(x))
  total <- function(theta, what) sum(sapply(there, function(j) score_parts(f, j, theta, x[j])[[what]]))
  equation <- list(ml = function(t) total(t, "slope"), wle = function(t) total(t, "slope") + total(t, "J") / (2 * total(t, "information")))
  out <- c()
  for (m in names(equation)) {
    if (length(there) == 0) { out <- c(out, NA, NA); next }
    grid <- seq(-12, 12, 0.1); v <- sapply(grid, equation[[m]])
    roots <- c()
    for (i in seq_along(grid)[-1]) if (is.finite(v[i - 1]) && is.finite(v[i]) && v[i - 1] > 0 && v[i] <= 0)
      roots <- c(roots, uniroot(equation[[m]], grid[(i - 1):i], tol = 1e-14)$root)
    ll <- sapply(roots, function(t) total(t, "log"))
    ends <- if (m == "ml") c(total(-20, "log"), total(20, "log")) else -Inf
    if (length(roots) == 0 || max(ll) <= max(ends)) out <- c(out, NA, NA)
    else { best <- roots[which.max(ll)]; out <- c(out, best, 1 / sqrt(total(best, "information"))) }
  }
  out
}
scores <- NULL
for (case in list(c("binary", "2pl"), c("guessed", "3pl"), c("partial", "gpcm"))) {
  f <- fits[[case[2]]]; x <- sets[[case[1]]]
  eap <- as.vector(f$h %*% nodes); psd <- sqrt(as.vector(f$h %*% nodes^2) - eap^2)
  for (i in 1:60) { s <- person(f, x[i, ]); scores <- rbind(scores, data.frame(case = case[2], row = i, eap = eap[i], psd = psd[i], ml = s[1], ml_se = s[2], wle = s[3], wle_se = s[4])) }
}
save_csv(scores, "scores.csv")
information <- NULL
for (id in c("2pl", "3pl", "gpcm")) for (theta in c(-3, -1, 0, 0.7, 2.5)) {
  f <- fits[[id]]
  information <- rbind(information, data.frame(case = id, ability = theta, information = sum(sapply(seq_along(f$lay$K), function(j) score_parts(f, j, theta, 0)$information)),
    expected = sum(sapply(seq_along(f$lay$K), function(j) sum(0:f$lay$K[j] * exp(curve(f$par[f$lay$places[[j]]], f$lay$K[j], f$lay$guess, c(theta, theta))$log[1, ]))))))
}
save_csv(information, "information.csv")

# ---- links ------------------------------------------------------------------------------------------------------------------
# Two forms: the fitted items of the 3pl, and the same on another scale with errors.
f <- fits[["3pl"]]; J <- length(f$lay$K)
base <- t(sapply(1:J, function(j) { p <- f$par[f$lay$places[[j]]]; c(p[1], -p[2] / p[1], expit(p[3])) }))
set.seed(7); form <- cbind(base[, 1] * 1.3 * exp(rnorm(J, 0, 0.1)), (base[, 2] - 0.4) / 1.3 + rnorm(J, 0, 0.1), pmin(0.4, pmax(0.02, base[, 3] + rnorm(J, 0, 0.03))))
P3 <- function(q, theta) q[3] + (1 - q[3]) * expit(q[1] * (theta - q[2]))
onBase <- function(q, A, B) c(q[1] / A, A * q[2] + B, q[3])
curves <- function(q, theta, A = 1, B = 0) sapply(1:J, function(j) P3(onBase(q[j, ], A, B), theta))
losses <- list(
  stocking_lord = function(k) sum(dnorm(nodes) * (rowSums(curves(form, nodes, k[1], k[2])) - rowSums(curves(base, nodes)))^2),
  haebara = function(k) sum(dnorm(nodes) * (curves(form, nodes, k[1], k[2]) - curves(base, nodes))^2))
links <- data.frame(method = "mean_sigma", A = sd(base[, 2]) / sd(form[, 2]), B = NA)
links <- rbind(links, data.frame(method = "mean_mean", A = mean(form[, 1]) / mean(base[, 1]), B = NA))
links$B <- mean(base[, 2]) - links$A * mean(form[, 2])
for (m in names(losses)) {
  k <- optim(c(1.2, 0.3), losses[[m]], method = "BFGS", control = list(reltol = 1e-15, maxit = 1000))$par
  g <- function(k) sapply(1:2, function(i) { e <- replace(c(0, 0), i, 1e-5); (losses[[m]](k + e) - losses[[m]](k - e)) / 2e-5 })
  for (i in 1:8) { H <- sapply(1:2, function(i) { e <- replace(c(0, 0), i, 1e-4); (g(k + e) - g(k - e)) / 2e-4 }); k <- k - solve(H, g(k)) }
  links <- rbind(links, data.frame(method = m, A = k[1], B = k[2]))
}
save_csv(links, "links.csv")
save_csv(data.frame(item = paste0("q", 1:J), a_form = form[, 1], b_form = form[, 2], c_form = form[, 3], a_base = base[, 1], b_base = base[, 2], c_base = base[, 3]), "forms.csv")

# ---- alpha ------------------------------------------------------------------------------------------------------------------
complete <- as.data.frame(partial[complete.cases(partial), ])
p <- suppressWarnings(psych::alpha(complete, check.keys = FALSE, warnings = FALSE))
k <- ncol(complete); n <- nrow(complete); a <- p$total$raw_alpha
feldt <- psych::alpha.ci(a, n.obs = n, n.var = k)
alpha <- data.frame(what = c("n", "alpha", paste0("alpha_if_deleted_", 1:k), paste0("item_rest_", 1:k), paste0("item_total_", 1:k), "low_95", "high_95"),
  value = c(n, a, p$alpha.drop$raw_alpha, p$item.stats$r.drop, p$item.stats$raw.r, feldt$lower.ci, feldt$upper.ci))
save_csv(alpha, "alpha.csv")
cat(R.version.string, "psych", as.character(packageVersion("psych")), "\n")
