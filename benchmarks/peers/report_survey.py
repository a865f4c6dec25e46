"""Prints the results of our side, R and pandas of one or more runs as a markdown table: medians of the runs, and the ratios of them."""
import json
import statistics
import sys


def main(files):
    runs = [tuple(json.load(open(f)) for f in files[i:i + 3]) for i in range(0, len(files), 3)]
    ours, r, pandas = runs[0]
    print(
        f".NET {ours['runtime']:.1f}, R {r['versions']['R']} with survey {r['versions']['survey']}, Python {pandas['versions']['python']}, numpy {pandas['versions']['numpy']}, "
        f"pandas {pandas['versions']['pandas']}; 1,000,000 rows, medians of {len(runs)} runs, all sides in each run.\n")
    print("| work | ours, ms | processor, ms | peer, ms | ratio (least to most) | goal |\n|---|---|---|---|---|---|")

    def row(work, key, side, peer, goal):
        o = [run[0][key] for run in runs]
        t = [run[side][key] for run in runs]
        ratios = [b / a for a, b in zip(o, t)]
        processor = min(run[0][key + " processor"] for run in runs)
        print(
            f"| {work} | {statistics.median(o):.1f} | {processor:.1f} | {peer} {statistics.median(t):.0f} | "
            f"{statistics.median(ratios):.0f}× ({min(ratios):.0f} to {max(ratios):.0f}) | {goal} |")

    row("design of 62 strata and 10,000 clusters", "design", 1, "R", "20×")
    row("one mean, linearized", "mean", 1, "R", "")
    row("31 domains, 2 variables, linearized", "taylor", 1, "R", "100×")
    row("design of 80 replicates", "replicate design", 1, "R", "")
    row("31 domains × 80 replicates", "replicates", 1, "R", "")
    row("31 domains × 80 replicates", "replicates", 2, "pandas", "5×")
    sums = [run[0]["replicates"] / run[0]["sum of the weights"] for run in runs]
    processor = min(run[0]["replicates processor"] for run in runs) / min(run[0]["sum of the weights processor"] for run in runs)
    print(
        f"\n31 domains × 80 replicates take {statistics.median(sums):.2f} times ({min(sums):.2f} to {max(sums):.2f}) what it takes to add up the weights once "
        f"({statistics.median([run[0]['sum of the weights'] for run in runs]):.1f} ms; by processor time {processor:.2f} times); goal 1.5.")
    print(f"R took up to {max(run[1]['memory MB'] for run in runs):.0f} MB.")
    for key, sides in [("taylor", (1,)), ("replicates", (1, 2))]:
        for side in sides:
            for what in ("value", "se"):
                a, b = ours[f"{key} {what}"], runs[0][side][f"{key} {what}"]
                if abs(a - b) > 1e-9 * abs(a):
                    sys.exit(f"The sides differ on {key} {what}: {a}, {b}.")
    print("All sides agree on the last domain's estimate and standard error to 1e-9.")


if __name__ == "__main__":
    main(sys.argv[1:])
