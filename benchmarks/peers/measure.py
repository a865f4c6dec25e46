"""Does the work of the peers several times and prints the median of each in milliseconds as JSON."""
import json
import os
import platform
import statistics
import sys
import time

import numpy as np
import pandas as pd

import formulas


def median(count, work):
    times = []
    for _ in range(count + 1):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times[1:])


def main(folder, rounds):
    results = {}
    for name, file in [("complete", "complete.f64"), ("with gaps", "gaps.f64")]:
        base = formulas.read(os.path.join(folder, file))
        df = formulas.frame(base)
        results[f"numpy {name}"] = median(3 * rounds, lambda: formulas.with_numpy(base))
        results[f"pandas {name}"] = median(rounds, lambda: formulas.with_pandas(df))
        results[f"numpy {name} sum"] = float(np.nansum(formulas.with_numpy(base)[-1]))
        results[f"pandas {name} sum"] = float(np.nansum(formulas.with_pandas(df).iloc[:, -1]))
    results["versions"] = {"python": platform.python_version(), "numpy": np.__version__, "pandas": pd.__version__}
    print(json.dumps(results))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
