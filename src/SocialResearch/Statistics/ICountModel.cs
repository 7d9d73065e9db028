namespace SocialResearch.Statistics;

/// <summary>A distribution over the whole numbers from some count on.</summary>
internal interface ICountModel
{
    /// <summary>ln P(X = x).</summary>
    double LogMass(double x);

    /// <summary>P(X ≥ x).</summary>
    double Survival(double x);
}
