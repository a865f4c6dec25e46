"""Prints what both sides took to read the statistics as a markdown table: medians of the runs, and the ratios of them."""
import json
import statistics
import sys


def main(files):
    runs = [(json.load(open(ours)), json.load(open(theirs))) for ours, theirs in zip(files[::2], files[1::2])]
    ours, theirs = runs[0]
    v = theirs["versions"]
    print(f".NET {ours['runtime']:.1f}, Python {v['python']}, numpy {v['numpy']}, pandas {v['pandas']}; medians of {len(runs)} runs, both sides in each run.\n")
    print("| work | ours, ms | pandas, ms | ratio (least to most) | goal |\n|---|---|---|---|---|")
    for name, work in [("csv", "1,000,000 rows of CSV, by indicator and entity"), ("csv by year", "1,000,000 rows of CSV, by year")]:
        o = [r[0][name] for r in runs]
        t = [r[1][name] for r in runs]
        ratios = [b / a for a, b in zip(o, t)]
        print(f"| {work} | {statistics.median(o):.1f} | {statistics.median(t):.1f} | {statistics.median(ratios):.1f}× ({min(ratios):.1f} to {max(ratios):.1f}) | 3× |")
        if ours[f"{name} first"] != theirs[f"{name} first"]:
            sys.exit(f"The sides differ: {ours[f'{name} first']}, {theirs[f'{name} first']}.")
    print("\n| processor time of all threads, least of the runs | ours, ms | pandas, ms | ratio |\n|---|---|---|---|")
    for name in ("csv", "csv by year"):
        o = min(r[0][f"{name} processor"] for r in runs)
        t = min(r[1][f"{name} processor"] for r in runs)
        print(f"| {name} | {o:.0f} | {t:.0f} | {t / o:.1f}× |")
    print()
    for name in ("csv", "csv by year"):
        print(f"Allocated by us, {name}: {ours[f'{name} allocated MB']:.1f} MB.")


if __name__ == "__main__":
    main(sys.argv[1:])
