namespace SocialResearch.Statistics;

/// <summary>The rule of Gauss and Legendre with five points on [0, 1]: exact for polynomials up to degree nine.</summary>
internal static class GaussLegendre
{
    private static readonly double s_near = Math.Sqrt(5 - 2 * Math.Sqrt(10.0 / 7)) / 6, s_far = Math.Sqrt(5 + 2 * Math.Sqrt(10.0 / 7)) / 6;

    public static readonly double[] Nodes = [0.5 - s_far, 0.5 - s_near, 0.5, 0.5 + s_near, 0.5 + s_far];

    public static readonly double[] Weights =
        [(322 - 13 * Math.Sqrt(70)) / 1800, (322 + 13 * Math.Sqrt(70)) / 1800, 64.0 / 225, (322 + 13 * Math.Sqrt(70)) / 1800, (322 - 13 * Math.Sqrt(70)) / 1800];
}
