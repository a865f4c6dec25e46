namespace SciLiteracy.Serialization;

/// <summary>Sections of a survey document that could not be read whole.</summary>
[Flags]
internal enum SurveySections
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>How the data are read.</summary>
    Data = 1,

    /// <summary>How the sample was drawn.</summary>
    Design = 2,
}
