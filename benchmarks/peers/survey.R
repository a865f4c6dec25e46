# The work of benchmarks/SciLiteracy.Benchmarks/Surveys/SurveyPeerWork.cs with R's package survey, on the same values; prints medians in milliseconds as JSON.
suppressPackageStartupMessages(library(survey))
arguments <- commandArgs(trailingOnly = TRUE)
folder <- arguments[1]
rounds <- as.integer(arguments[2])
rows <- file.size(file.path(folder, "w.f64")) / 8
replicates <- 80L

numbers <- function(name) readBin(file.path(folder, paste0(name, ".f64")), "double", rows, 8L)
codes <- function(name) readBin(file.path(folder, paste0(name, ".i32")), "integer", rows, 4L)
data <- data.frame(
  province = codes("province"), stratum = codes("stratum"), cluster = codes("cluster"), w = numbers("w"), score = numbers("score"), literate = numbers("literate"))

results <- list()
measure <- function(name, work) {
  times <- numeric(rounds)
  for (i in seq_len(rounds)) {
    gc(FALSE)
    times[i] <- system.time(work())[["elapsed"]] * 1000
  }
  results[[name]] <<- median(times)
}

design <- NULL
measure("design", function() design <<- svydesign(ids = ~cluster, strata = ~stratum, weights = ~w, data = data))
measure("mean", function() svymean(~score, design))
by <- NULL
measure("taylor", function() by <<- svyby(~score + literate, ~province, design, svymean))
results[["taylor value"]] <- by$score[31]
results[["taylor se"]] <- SE(by)[31, 1]
rm(design)
weights <- vapply(seq_len(replicates), function(g) numbers(paste0("rw", g)), numeric(rows))
replicated <- NULL
measure("replicate design", function() replicated <<- svrepdesign(
  weights = ~w, repweights = weights, type = "Fay", rho = 0.5, data = data, combined.weights = TRUE, mse = TRUE))
rm(weights)
measure("replicates", function() by <<- svyby(~literate, ~province, replicated, svymean))
results[["replicates value"]] <- by$literate[31]
results[["replicates se"]] <- SE(by)[31]
results[["memory MB"]] <- sum(gc()[, 6])
numbersOf <- paste0("\"", names(results), "\":", vapply(results, function(x) format(x, digits = 17), ""), collapse = ",")
cat("{", numbersOf, ",\"versions\":{\"R\":\"", R.version$major, ".", R.version$minor, "\",\"survey\":\"", as.character(packageVersion("survey")), "\"}}\n", sep = "")
