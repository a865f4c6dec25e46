"""Reads the statistics with pandas several times and prints the medians in milliseconds as JSON."""
import json
import os
import platform
import sys
import time

import numpy as np
import pandas as pd

from measure import median


def read_statistics(path):
    df = pd.read_csv(path)
    return df.pivot(index=["period", "entity", "breakdown"], columns="indicator", values="value")


def processor_milliseconds(path):
    start = time.process_time()
    read_statistics(path)
    return (time.process_time() - start) * 1000


def main(folder, rounds):
    results = {}
    for name, file in [("csv", "statistics.csv"), ("csv by year", "by_year.csv")]:
        path = os.path.join(folder, file)
        results[name] = median(max(1, rounds // 2), lambda: read_statistics(path))
        results[f"{name} processor"] = min(processor_milliseconds(path) for _ in range(max(1, rounds // 2)))
        results[f"{name} first"] = float(read_statistics(path)["indicator_0"].iloc[0])
    results["versions"] = {"python": platform.python_version(), "numpy": np.__version__, "pandas": pd.__version__}
    print(json.dumps(results))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
