"""Does the work of the peers several times and prints the median of each in milliseconds as JSON."""
import ctypes
import json
import os
import platform
import statistics
import sys
import time

import numpy as np
import pandas as pd

import formulas


def keep_memory(keeps):
    """Lets results stand in memory that the process keeps, as ours do that are given back, or in new memory each time."""
    try:
        libc = ctypes.CDLL("libc.so.6")
    except OSError:
        return False
    mmap_threshold, trim_threshold = -3, -1
    return bool(libc.mallopt(mmap_threshold, 1 << 25 if keeps else 1 << 17) and libc.mallopt(trim_threshold, 1 << 30 if keeps else 1 << 17))


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
        keep_memory(False)
        results[f"numpy {name} new memory"] = median(3 * rounds, lambda: formulas.with_numpy(base))
        keep_memory(True)
        results[f"numpy {name}"] = median(5 * rounds, lambda: formulas.with_numpy(base))
        results[f"pandas {name}"] = median(rounds, lambda: formulas.with_pandas(df))
        results[f"numpy {name} sum"] = float(np.nansum(formulas.with_numpy(base)[-1]))
        results[f"pandas {name} sum"] = float(np.nansum(formulas.with_pandas(df).iloc[:, -1]))
    results["versions"] = {"python": platform.python_version(), "numpy": np.__version__, "pandas": pd.__version__}
    print(json.dumps(results))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
