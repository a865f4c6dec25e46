"""The formulas of benchmarks/SciLiteracy.Benchmarks/Formulas/FormulaWork.cs in numpy and pandas, on the same values.

numpy: whole arrays, in-place where it saves one, division by zero is missing as in the formula language. No statuses, no warnings.
pandas: one frame, its rows by year and entity, its columns by formula, groupby for what looks along an axis.
"""
import numpy as np
import pandas as pd

BASE, ENTITIES, YEARS, FORMULAS = 60, 3000, 20, 40


def read(path):
    return np.fromfile(path, dtype=np.float64).reshape(BASE, YEARS, ENTITIES)


def divide(a, b):
    out = np.full_like(a, np.nan)
    np.divide(a, b, out=out, where=b != 0)
    return out


def lag(x, n):
    out = np.empty_like(x)
    out[:n] = np.nan
    out[n:] = x[:-n]
    return out


def with_numpy(base):
    f = []
    with np.errstate(all="ignore"):
        for i in range(FORMULAS):
            x, y, z = base[i % BASE], base[(i + 7) % BASE], base[(i + 23) % BASE]
            p = base[59] if i == 0 else f[-1]
            kind = i % 10
            if kind == 0:
                r = divide(x, y)
                r *= 100
            elif kind == 1:
                r = divide(x - z, y)
                r += p
            elif kind == 2:
                before = x[:-1]
                r = np.full_like(x, np.nan)
                np.divide(x[1:], before, out=r[1:], where=before > 0)
                r -= 1
                r *= 100
                r -= p
            elif kind == 3:
                r = np.where(p > x, p - z, x + z)
                r[np.isnan(p) | np.isnan(x)] = np.nan
            elif kind == 4:
                r = np.where(np.isnan(p), y, p)
                r *= 0.5
                r += z
            elif kind == 5:
                r = divide(x, np.broadcast_to(x.sum(axis=1, keepdims=True), x.shape))
                r *= 100
                r += p
            elif kind == 6:
                r = np.maximum(p, 0)
                np.minimum(r, 1000, out=r)
                r += x * y
            elif kind == 7:
                r = np.full_like(y, np.nan)
                np.add(y[2:], y[1:-1], out=r[2:])
                r[2:] += y[:-2]
                r /= 3
                r -= x
            elif kind == 8:
                r = divide(p - lag(p, 1), np.abs(x))
            else:
                r = np.sqrt(np.abs(p))
                r += np.where(x > 0, np.log(x), np.nan)
            f.append(r)
    return f


def frame(base):
    index = pd.MultiIndex.from_product([range(2000, 2000 + YEARS), [f"e{e:04}" for e in range(ENTITIES)]], names=["year", "entity"])
    return pd.DataFrame({f"b{c:02}": base[c].ravel() for c in range(BASE)}, index=index)


def with_pandas(df):
    df = df.copy(deep=False)
    by_entity = [df.index.get_level_values("entity")]
    by_year = [df.index.get_level_values("year")]
    for i in range(FORMULAS):
        x, y, z = df[f"b{i % BASE:02}"], df[f"b{(i + 7) % BASE:02}"], df[f"b{(i + 23) % BASE:02}"]
        p = df["b59" if i == 0 else f"f{i - 1:04}"]
        kind = i % 10
        if kind == 0:
            r = (x / y).where(y != 0) * 100
        elif kind == 1:
            r = p + ((x - z) / y).where(y != 0)
        elif kind == 2:
            before = x.groupby(by_entity, sort=False).shift(1)
            r = (x / before - 1).where(before > 0) * 100 - p
        elif kind == 3:
            r = (p - z).where(p > x, x + z).where(p.notna() & x.notna())
        elif kind == 4:
            r = p.fillna(y) * 0.5 + z
        elif kind == 5:
            total = x.groupby(by_year, sort=False).transform(lambda s: s.sum(skipna=False))
            r = (x / total).where(total != 0) * 100 + p
        elif kind == 6:
            r = p.clip(lower=0, upper=1000) + x * y
        elif kind == 7:
            # Whole series of years, so that a window is the same rows of each entity.
            r = y.unstack("entity").rolling(3).mean().stack(dropna=False) - x
        elif kind == 8:
            r = ((p - p.groupby(by_entity, sort=False).shift(1)) / x.abs()).where(x != 0)
        else:
            r = np.sqrt(p.abs()) + np.log(x.where(x > 0))
        df[f"f{i:04}"] = r
    return df
