"""Means of 31 domains under 80 columns of replicate weights with pandas, on the values of benchmarks/SciLiteracy.Benchmarks/Surveys; prints medians in milliseconds as JSON."""
import json
import os
import platform
import sys

import numpy as np
import pandas as pd

from measure import median

REPLICATES = 80


def read(folder):
    def numbers(name):
        return np.fromfile(os.path.join(folder, name + ".f64"), dtype=np.float64)

    names = ["w"] + [f"rw{g + 1}" for g in range(REPLICATES)]
    df = pd.DataFrame({name: numbers(name) for name in names}, copy=False)
    province = np.fromfile(os.path.join(folder, "province.i32"), dtype=np.int32)
    return df, province, numbers("literate")


def estimate(df, province, y):
    """Grouped sums of the weights, and of the weights times the variable."""
    weights = df.groupby(province).sum()
    totals = df.mul(y, axis=0).groupby(province).sum()
    means = totals / weights
    differences = means.iloc[:, 1:].sub(means["w"], axis=0)
    return means["w"], np.sqrt((differences**2).sum(axis=1) / (REPLICATES * 0.25))


def main(folder, rounds):
    df, province, y = read(folder)
    value, error = estimate(df, province, y)
    results = {
        "replicates": median(rounds, lambda: estimate(df, province, y)),
        "replicates value": float(value.iloc[-1]),
        "replicates se": float(error.iloc[-1]),
        "versions": {"python": platform.python_version(), "numpy": np.__version__, "pandas": pd.__version__},
    }
    print(json.dumps(results))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
