namespace SciLiteracy.Indicators.Surveys.Items;

/// <summary>From which information the standard errors of item parameters come. Both take rows as independent and the weights as counts: the sampling design has no part.</summary>
public enum ItemErrorMethod
{
    /// <summary>The sum of the cross-products of the scores of persons (BHHH; "outer product of gradients", mirt: "crossprod").</summary>
    CrossProduct,

    /// <summary>The second derivatives of the log-likelihood, times -1 (observed information, "Hessian"; by Louis's identity, exact; mirt: "Louis").</summary>
    ObservedInformation,
}
