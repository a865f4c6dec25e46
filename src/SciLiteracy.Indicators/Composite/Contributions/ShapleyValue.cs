namespace SciLiteracy.Indicators.Composite.Contributions;


/// <summary>The Shapley value of a game: what each player adds, averaged over the orders in which players may come.</summary>
/// <remarks>
/// The values always sum to the worth of all players less that of none. Up to <see cref="MostForEnumeration"/> players every coalition is formed,
/// which makes the value exact; for more, the average is over the rotations of the order of the players and their reverses, 2 n orders.
/// Source: Shapley (1953), "A value for n-person games".
/// </remarks>
public static class ShapleyValue
{
    /// <summary>The largest number of players for which all coalitions are formed.</summary>
    public const int MostForEnumeration = 12;

    /// <summary>Computes what each player adds.</summary>
    /// <param name="players">The number of players, at least 0.</param>
    /// <param name="worth">The worth of a coalition, told which players are in it; shape [players].</param>
    /// <param name="values">Receives the values, in the unit of the worth; shape [players].</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Compute(int players, Func<ReadOnlySpan<bool>, double> worth, Span<double> values)
    {
        ArgumentNullException.ThrowIfNull(worth);
        if (values.Length != players)
            throw new ArgumentException($"{values.Length} values for {players} players.", nameof(values));
        values.Clear();
        if (players <= MostForEnumeration)
            Enumerate(players, worth, values);
        else
            Rotate(players, worth, values);
    }

    private static void Enumerate(int players, Func<ReadOnlySpan<bool>, double> worth, Span<double> values)
    {
        var members = new bool[players];
        var worths = new double[1 << players];
        for (var coalition = 0; coalition < worths.Length; coalition++)
        {
            for (var player = 0; player < players; player++)
                members[player] = (coalition >> player & 1) != 0;
            worths[coalition] = worth(members);
        }

        // s! (n - s - 1)! / n! for a coalition of s that the player joins
        Span<double> shares = stackalloc double[MostForEnumeration];
        for (var size = 0; size < players; size++)
        {
            shares[size] = 1.0 / players;
            for (var i = 1; i <= size; i++)
                shares[size] *= (double)i / (players - i);
        }

        for (var coalition = 0; coalition < worths.Length; coalition++)
        {
            var size = System.Numerics.BitOperations.PopCount((uint)coalition);
            for (var player = 0; player < players; player++)
            {
                if ((coalition >> player & 1) == 0)
                    values[player] += shares[size] * (worths[coalition | (1 << player)] - worths[coalition]);
            }
        }
    }

    private static void Rotate(int players, Func<ReadOnlySpan<bool>, double> worth, Span<double> values)
    {
        var members = new bool[players];
        var none = worth(members);
        for (var start = 0; start < players; start++)
        {
            foreach (var step in (ReadOnlySpan<int>)[1, players - 1])
            {
                Array.Clear(members);
                var before = none;
                for (int i = 0, player = start; i < players; i++, player = (player + step) % players)
                {
                    members[player] = true;
                    var after = worth(members);
                    values[player] += (after - before) / (2 * players);
                    before = after;
                }
            }
        }
    }
}
