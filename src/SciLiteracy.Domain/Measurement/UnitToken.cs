namespace SciLiteracy.Domain;

internal enum UnitTokenKind
{
    End,
    Number,
    Word,
    BadWord,
    Percent,
    PerMille,
    Times,
    Divide,
    Power,
    Open,
    Close,
}

/// <summary>A piece of a unit expression. A power is the <c>^</c> with the number after it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Offset">Where it begins in the expression, from 0.</param>
/// <param name="Text">Its characters; those after the <c>^</c> for a power, perhaps none.</param>
internal readonly record struct UnitToken(UnitTokenKind Kind, int Offset, string Text)
{
    public bool BeginsFactor => Kind is UnitTokenKind.Number or UnitTokenKind.Word or UnitTokenKind.BadWord
        or UnitTokenKind.Percent or UnitTokenKind.PerMille or UnitTokenKind.Open;
}
