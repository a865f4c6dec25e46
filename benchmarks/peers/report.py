"""Prints the results of both sides of one or more runs as a markdown table: medians of the runs, and the ratios of them."""
import json
import statistics
import sys


def main(files):
    runs = [(json.load(open(ours)), json.load(open(theirs))) for ours, theirs in zip(files[::2], files[1::2])]

    def row(work, ours, theirs, peer, goal):
        o = [r[0][ours] for r in runs]
        t = [r[1][theirs] for r in runs]
        ratios = [b / a for a, b in zip(o, t)]
        print(f"| {work} | {statistics.median(o):.1f} | {peer} {statistics.median(t):.1f} | {statistics.median(ratios):.1f}× ({min(ratios):.1f} to {max(ratios):.1f}) | {goal} |")

    ours, theirs = runs[0]
    v = theirs["versions"]
    print(f".NET {ours['runtime']:.1f}, Python {v['python']}, numpy {v['numpy']}, pandas {v['pandas']}; medians of {len(runs)} runs, both sides in each run.\n")
    print("| work | ours, ms | peer, ms | ratio (least to most) | goal |\n|---|---|---|---|---|")
    for name in ("complete", "with gaps"):
        row(f"40 formulas, {name}", f"formulas {name}", f"numpy {name}", "numpy", "3×")
        row(f"40 formulas, {name}", f"formulas {name}", f"pandas {name}", "pandas", "10×")
        row(f"40 formulas, {name}, one thread", f"formulas {name} one thread", f"numpy {name}", "numpy", "")
        row(f"40 formulas, {name}, results in new memory", f"formulas {name} kept", f"numpy {name} new memory", "numpy", "")
    print("\n| our work | ms | goal |\n|---|---|---|")
    for key, goal in [("bind and plan 1,000", "< 20"), ("formulas complete plan", ""), ("formulas complete plain", ""), ("formulas with gaps plain", "")]:
        print(f"| {key} | {statistics.median([r[0][key] for r in runs]):.1f} | {goal} |")
    print()
    for name in ("complete", "with gaps"):
        print(f"Allocated by 40 formulas, {name}: {ours[f'formulas {name} allocated MB']:.2f} MB; the results are {40 * 60000 * 9 / 1e6:.1f} MB.")
        a, b, c = ours[f"formulas {name} sum"], theirs[f"numpy {name} sum"], theirs[f"pandas {name} sum"]
        if abs(a - b) > 1e-9 * abs(a) or abs(a - c) > 1e-9 * abs(a):
            sys.exit(f"The sides differ: {a}, {b}, {c}.")
    print("\nThe three sides agree on the sum of the last formula.")


if __name__ == "__main__":
    main(sys.argv[1:])
