"""Quantiles of the normal, t, chi-square, F and beta distributions in 60 digits, for quantiles.csv.

    python3 quantiles.py > quantiles.csv

Made with Python 3.11 and mpmath 1.3.0. Independent of the library: tails are hypergeometric functions of mpmath (betainc, gammainc, erfc), or, where
shapes are too large for them, quadrature of the density; they are inverted by a guarded Newton iteration on the logarithms, to 1e-30.
A probability is the double of its text, with all its digits. Quantiles that are no normal double are left out.
"""
import sys
from mpmath import mp, mpf, betainc, gammainc, erfc, exp, log, sqrt, loggamma, quad, inf, isnan

mp.dps = 60
PROBABILITIES = ["1e-300", "1e-100", "1e-30", "1e-15", "1e-8", "0.0001", "0.025", "0.2", "0.45", "0.4999999", "0.5000001", "0.6", "0.9", "0.975", "0.9999", "0.99999999", "0.9999999999999999"]
LARGE = mpf(3000)


def below(a, b, x):
    """I(a, b)(x) for large shapes and x below the mean: the density over that at x is integrated in shares of x, in pieces as long as it falls by some e."""
    fall = x * ((a - 1) / x - (b - 1) / (1 - x))
    step = 4 / max(fall, mpf(1) / 4)
    points = [mpf(1)]
    while points[-1] > 0:
        points.append(max(points[-1] - step, mpf(0)))
        if len(points) > 40:
            step *= 2
    ratio = lambda s: exp((a - 1) * log(s) + (b - 1) * log((1 - x * s) / (1 - x))) if s > 0 else mpf(0)
    return quad(ratio, points[::-1]) * x * beta_density(a, b, x)


def beta_tail(a, b, x, upper):
    if max(a, b) <= LARGE:
        return betainc(a, b, x, 1, regularized=True) if upper else betainc(a, b, 0, x, regularized=True)
    if x > a / (a + b):
        return below(b, a, 1 - x) if upper else 1 - below(b, a, 1 - x)
    return 1 - below(a, b, x) if upper else below(a, b, x)


def beta_density(a, b, x):
    return exp(loggamma(a + b) - loggamma(a) - loggamma(b) + (a - 1) * log(x) + (b - 1) * log(1 - x))


def invert(tail, density, p, low, high):
    """x with tail(x, upper) = the smaller of p and 1 - p."""
    upper = p > mpf(1) / 2
    return solve(tail, density, 1 - p if upper else p, upper, low, high)


def solve(tail, density, probability, upper, low, high):
    """x = exp(u) with log tail(x, upper) = log probability."""
    goal = log(probability)
    a, b = low, high
    u = (a + b) / 2
    for _ in range(400):
        x = exp(u)
        t = tail(x, upper)
        gap = (log(t) if t > 0 else -inf) - goal
        if gap == 0:
            return x
        if (gap < 0) != upper:
            a = u
        else:
            b = u
        slope = (-1 if upper else 1) * density(x) * x / t if t > 0 else mpf(0)
        following = u - gap / slope if slope != 0 and t > 0 else (a + b) / 2
        if not (a < following < b):
            following = (a + b) / 2
        if abs(following - u) < mpf(10) ** -32 * max(1, abs(u)):
            return exp(following)
        u = following
    raise ArithmeticError("no convergence")


def t_quantile(nu, p):
    """By the beta distribution: the tail above t is half of I(nu/2, 1/2)(nu/(nu + t^2))."""
    tail = lambda t, upper: beta_tail(nu / 2, mpf(1) / 2, nu / (nu + t * t), False) / 2
    density = lambda t: exp(loggamma((nu + 1) / 2) - loggamma(nu / 2) - (nu + 1) / 2 * log(1 + t * t / nu)) / sqrt(nu * mp.pi)
    return symmetric(tail, density, p, mpf(3000))


def symmetric(tail, density, p, high):
    """The tail of a symmetric distribution is the same on both sides."""
    x = solve(tail, density, min(p, 1 - p), True, mpf(-80), high)
    return x if p > mpf(1) / 2 else -x


def normal_quantile(p):
    tail = lambda x, upper: erfc(x / sqrt(mpf(2))) / 2
    density = lambda x: exp(-x * x / 2) / sqrt(2 * mp.pi)
    return symmetric(tail, density, p, mpf(5))


def t_near_normal(nu, p):
    """Hill's expansion in 1/nu; what is left is of the order (z^2/nu)^5."""
    z = normal_quantile(p)
    return z + (z**3 + z) / (4 * nu) + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * nu**2) + (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * nu**3) \
        + (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / (92160 * nu**4)


def chi_square_quantile(k, p):
    tail = lambda x, upper: gammainc(k / 2, x / 2, inf, regularized=True) if upper else gammainc(k / 2, 0, x / 2, regularized=True)
    density = lambda x: exp((k / 2 - 1) * log(x / 2) - x / 2 - loggamma(k / 2)) / 2
    return invert(tail, density, p, mpf(-720), mpf(25))


def beta_quantile(a, b, p):
    # In terms of the smaller of x and 1 - x nothing is lost; here 60 digits do.
    return invert(lambda x, upper: beta_tail(a, b, x, upper), lambda x: beta_density(a, b, x), p, mpf(-720), -(mpf(10) ** -57))


def f_quantile(m, n, p):
    def tail(f, upper):
        x = m * f / (m * f + n)
        return beta_tail(n / 2, m / 2, n / (m * f + n), False) if upper else beta_tail(m / 2, n / 2, x, False)

    density = lambda f: exp(loggamma((m + n) / 2) - loggamma(m / 2) - loggamma(n / 2) + m / 2 * log(m / n) + (m / 2 - 1) * log(f) - (m + n) / 2 * log(1 + m * f / n))
    return invert(tail, density, p, mpf(-720), mpf(720))


def write(name, a, b, quantile):
    for text in PROBABILITIES:
        try:
            q = quantile(mpf(float(text)))
        except (ArithmeticError, ValueError, ZeroDivisionError, mp.NoConvergence) as error:
            print(f"left out: {name} {a} {b} {text}: {error}", file=sys.stderr)
            continue
        if isnan(q) or not (mpf("1e-300") < abs(q) < mpf("1e300")):
            continue
        print(f"{name},{a},{b},{text},{mp.nstr(q, 25)}", flush=True)


print("distribution,first,second,probability,quantile")
write("normal", "", "", normal_quantile)
for nu in ["0.1", "0.5", "1", "1.5", "2", "2.7", "3", "4", "7.3", "29.5", "254", "1000", "5000.5"]:
    write("t", nu, "", lambda p: t_quantile(mpf(float(nu)), p))
for nu in ["1e8", "1e12", "1e16", "1e20"]:
    write("t", nu, "", lambda p: t_near_normal(mpf(float(nu)), p))
for k in ["0.1", "1", "2.5", "7", "100", "1000"]:
    write("chi-square", k, "", lambda p: chi_square_quantile(mpf(float(k)), p))
for a, b in [("0.1", "0.1"), ("0.5", "0.5"), ("0.3", "4"), ("1", "1"), ("1", "50"), ("2", "3.5"), ("12.25", "0.75"), ("80", "80"), ("3.3", "1200"), ("1500", "2.5"), ("0.001", "3"), ("20000", "30000.5"), ("4", "1000000")]:
    write("beta", a, b, lambda p: beta_quantile(mpf(float(a)), mpf(float(b)), p))
for m, n in [("0.5", "0.5"), ("1", "1"), ("1", "30"), ("2", "7"), ("3.7", "12.4"), ("5", "254"), ("40", "40"), ("254", "3"), ("1000", "2000")]:
    write("f", m, n, lambda p: f_quantile(mpf(float(m)), mpf(float(n)), p))
