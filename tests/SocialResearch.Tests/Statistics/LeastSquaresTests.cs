using SocialResearch.Statistics;
using static SocialResearch.Tests.Evidence.EvidenceGold;

namespace SocialResearch.Tests.Statistics;

public class LeastSquaresTests
{
    private static LeastSquares Seatbelts(bool sinceLaw = true)
    {
        double[] y = Numbers("its_y"), time = [.. y.Select((_, t) => (double)t)];
        double law = Number("its_start");
        return LeastSquares.Fit([[.. y.Select(_ => 1.0)], time, [.. time.Select(t => t >= law ? 1.0 : 0)], [.. time.Select(t => t >= law ? t - (sinceLaw ? law : 0) : 0)]], y);
    }

    private static double[] Errors(double[,] covariance) => [.. Enumerable.Range(0, covariance.GetLength(0)).Select(i => Math.Sqrt(covariance[i, i]))];

    [Fact]
    public void Coefficients_are_those_of_lm()
    {
        Near(Numbers("its_since"), Seatbelts().Coefficients, 1e-11);
        Near(Numbers("its_fromstart"), Seatbelts(sinceLaw: false).Coefficients, 1e-11);
    }

    [Fact]
    public void Standard_errors_are_those_of_R()
    {
        LeastSquares fit = Seatbelts();
        Near(Numbers("its_se"), Errors(fit.Classical()));
        Near(Numbers("its_hc1"), Errors(fit.Hc1()));
        Near(Numbers("its_nw3_plain"), Errors(fit.NeweyWest(3, adjust: false)));
        Near(Numbers("its_nw3"), Errors(fit.NeweyWest(3)));
        Near(Number("its_dw"), fit.DurbinWatson!.Value);
    }

    [Fact]
    public void Line_through_four_points_is_the_one_worked_by_hand()
    {
        // y = 1, 3, 4, 8 at 0, 1, 2, 3: slope 11/5, intercept 4 − 3.3; residuals 0.3, 0.1, −1.1, 0.7.
        LeastSquares fit = LeastSquares.Fit([[1, 1, 1, 1], [0, 1, 2, 3]], [1, 3, 4, 8]);
        Near([0.7, 2.2], fit.Coefficients, 1e-12);
        Near([0.3, 0.1, -1.1, 0.7], fit.Residuals, 1e-12);
        Near(0.9, fit.ErrorVariance, 1e-12);
        Near(0.9 / 5, fit.Classical()[1, 1], 1e-12);
        Near((0.04 + 1.44 + 3.24) / 1.8, fit.DurbinWatson!.Value, 1e-12);
    }

    [Fact]
    public void A_column_that_repeats_others_and_too_few_rows_are_refused()
    {
        Assert.Contains("Column 2", Assert.Throws<ArgumentException>(() => LeastSquares.Fit([[1, 1, 1, 1], [0, 1, 2, 3], [1, 2, 3, 4]], [1, 3, 4, 8])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => LeastSquares.Fit([[1, 1], [0, 1]], [1, 3]));
    }

    [Fact]
    public void Weights_of_a_mix_are_those_found_by_brute_force()
    {
        double[] weights = SimplexWeights.Fit([Numbers("sc_x1"), Numbers("sc_x2"), Numbers("sc_x3")], Numbers("sc_y"));
        Near(Numbers("sc_w"), weights, 1e-6);
        Near(1, weights.Sum(), 1e-12);
    }

    [Fact]
    public void A_mix_of_a_target_beyond_all_series_is_the_nearest_one_alone()
    {
        double[] weights = SimplexWeights.Fit([[1, 2, 1], [5, 6, 5]], [9, 9, 9]);
        Near([0, 1], weights, 1e-9);
    }
}
