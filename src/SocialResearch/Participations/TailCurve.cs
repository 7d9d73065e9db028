namespace SocialResearch.Participations;

/// <summary>How many people made at least so many contributions, as found or as a model expects it.</summary>
/// <remarks>Count across and people upwards is the distribution from above (CCDF); exchanged, it is the rank-size plot.</remarks>
/// <param name="Name">"people", or the model in words.</param>
/// <param name="Points">From the smallest count to the largest. Models are given from xmin on only, scaled to the people of the tail.</param>
public sealed record TailCurve(string Name, IReadOnlyList<TailPoint> Points);

/// <summary>A point of a <see cref="TailCurve"/>.</summary>
/// <param name="Count">Contributions, at least.</param>
/// <param name="People">How many people made so many or more; the rank of the person with this count.</param>
public readonly record struct TailPoint(double Count, double People);
