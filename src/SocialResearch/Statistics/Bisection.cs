namespace SocialResearch.Statistics;

/// <summary>Finds where a condition that only changes once begins to hold.</summary>
internal static class Bisection
{
    /// <summary>The place between two ends at which the condition begins to hold, to the last digits of a double.</summary>
    /// <param name="low">Where it does not hold yet.</param>
    /// <param name="high">Where it holds.</param>
    /// <param name="holds">The condition.</param>
    public static double Find(double low, double high, Func<double, bool> holds)
    {
        // Halving 200 times goes below the distance of neighbouring doubles from any start.
        for (int step = 0; step < 200; step++)
        {
            double middle = low + (high - low) / 2;
            if (middle <= low || middle >= high) break;
            if (holds(middle)) high = middle;
            else low = middle;
        }
        return low + (high - low) / 2;
    }
}
