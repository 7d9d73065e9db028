namespace SocialResearch.Statistics;

/// <summary>A straight-line model of several causes, fitted by ordinary least squares, with the standard errors that different doubts ask for.</summary>
/// <remarks>
/// <para>b = (X'X)⁻¹X'y by Householder's QR; residuals e = y − Xb; n rows, k columns. Covariances of b, all from the same b:</para>
/// <para>classical s²(X'X)⁻¹ with s² = Σe²/(n − k): errors alike and independent. HC1, n/(n − k)·(X'X)⁻¹(Σ eᵢ²xᵢxᵢ')(X'X)⁻¹: unlike sizes.
/// Newey-West: the middle also holds Σ w_l Σ eₜeₜ₋ₗ(xₜxₜ₋ₗ' + xₜ₋ₗxₜ') with w_l = 1 − l/(L + 1) up to lag L, times n/(n − k): errors that go on.
/// It needs the rows in the order of time.</para>
/// <para>Sources: White, Econometrica 48, 1980; Newey and West, Econometrica 55, 1987 (both from memory). Tested against R's lm, and against
/// the same formulas written in R, because its package sandwich was not at hand.</para>
/// </remarks>
internal sealed class LeastSquares
{
    private readonly IReadOnlyList<double[]> _columns;
    private readonly double[,] _inverse;

    private LeastSquares(IReadOnlyList<double[]> columns, double[] coefficients, double[] residuals, double[,] inverse) =>
        (_columns, Coefficients, Residuals, _inverse) = (columns, coefficients, residuals, inverse);

    public IReadOnlyList<double> Coefficients { get; }

    public IReadOnlyList<double> Residuals { get; }

    /// <summary>n − k.</summary>
    public int Freedom => Residuals.Count - Coefficients.Count;

    /// <summary>s², the variance of the errors.</summary>
    public double ErrorVariance => Residuals.Sum(e => e * e) / Freedom;

    /// <summary>Σ(eₜ − eₜ₋₁)²/Σe²: 2 without autocorrelation, towards 0 when errors go on. Null when the fit is perfect.</summary>
    public double? DurbinWatson => Residuals.Sum(e => e * e) is > 0 and var sum
        ? Residuals.Zip(Residuals.Skip(1), (before, after) => (after - before) * (after - before)).Sum() / sum
        : null;

    /// <summary>Fits the model.</summary>
    /// <param name="columns">One list a cause, the constant among them; all as long as <paramref name="y"/>.</param>
    /// <param name="y">What is explained.</param>
    /// <exception cref="ArgumentException">There are no more rows than columns, or a column says nothing that the others do not.</exception>
    public static LeastSquares Fit(IReadOnlyList<double[]> columns, ReadOnlySpan<double> y)
    {
        int n = y.Length, k = columns.Count;
        if (n <= k) throw new ArgumentException($"{n} rows cannot carry {k} coefficients and an error.", nameof(y));
        double[][] q = [.. columns.Select(column => (double[])column.Clone())];
        double[] rest = y.ToArray();
        var r = new double[k, k];
        for (int j = 0; j < k; j++)
        {
            double whole = Math.Sqrt(q[j].Sum(v => v * v));
            double[] mirror = Mirror(q[j], j);
            for (int other = j; other < k; other++) Reflect(mirror, q[other], j);
            Reflect(mirror, rest, j);
            for (int i = 0; i <= j; i++) r[i, j] = q[j][i];
            if (Math.Abs(r[j, j]) <= 1e-11 * whole || whole == 0)
                throw new ArgumentException($"Column {j} says nothing that the others do not say together.", nameof(columns));
        }
        double[,] upper = InverseOf(r, k), inverse = new double[k, k];
        var b = new double[k];
        for (int i = 0; i < k; i++)
        {
            for (int j = i; j < k; j++) b[i] += upper[i, j] * rest[j];
            for (int j = 0; j < k; j++)
                for (int m = Math.Max(i, j); m < k; m++) inverse[i, j] += upper[i, m] * upper[j, m];
        }
        var residuals = new double[n];
        for (int t = 0; t < n; t++)
        {
            residuals[t] = y[t];
            for (int j = 0; j < k; j++) residuals[t] -= b[j] * columns[j][t];
        }
        return new(columns, b, residuals, inverse);
    }

    /// <summary>s²(X'X)⁻¹.</summary>
    public double[,] Classical() => Scaled(_inverse, ErrorVariance);

    /// <summary>White's covariance with the factor n/(n − k).</summary>
    public double[,] Hc1() => NeweyWest(0);

    /// <summary>Newey and West's covariance up to a lag.</summary>
    /// <param name="lag">L, from zero; zero gives HC1.</param>
    /// <param name="adjust">Whether it is multiplied by n/(n − k).</param>
    public double[,] NeweyWest(int lag, bool adjust = true)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(lag);
        int n = Residuals.Count, k = Coefficients.Count;
        var middle = new double[k, k];
        for (int l = 0; l <= Math.Min(lag, n - 1); l++)
        {
            double weight = 1 - l / (lag + 1.0);
            for (int t = l; t < n; t++)
            {
                double product = weight * Residuals[t] * Residuals[t - l];
                for (int i = 0; i < k; i++)
                    for (int j = 0; j < k; j++)
                        middle[i, j] += product * (l == 0 ? _columns[i][t] * _columns[j][t] : _columns[i][t] * _columns[j][t - l] + _columns[i][t - l] * _columns[j][t]);
            }
        }
        return Scaled(Product(Product(_inverse, middle), _inverse), adjust ? (double)n / (n - k) : 1);
    }

    /// <summary>The value and standard error of Σ cᵢbᵢ under a covariance.</summary>
    public (double Value, double Error) Combine(ReadOnlySpan<double> weights, double[,] covariance)
    {
        double value = 0, variance = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            value += weights[i] * Coefficients[i];
            for (int j = 0; j < weights.Length; j++) variance += weights[i] * covariance[i, j] * weights[j];
        }
        return (value, Math.Sqrt(Math.Max(0, variance)));
    }

    private static double[] Mirror(double[] column, int from)
    {
        var mirror = new double[column.Length];
        double length = 0;
        for (int i = from; i < column.Length; i++) length += (mirror[i] = column[i]) * column[i];
        mirror[from] += (column[from] >= 0 ? 1 : -1) * Math.Sqrt(length);
        return mirror;
    }

    private static void Reflect(double[] mirror, double[] vector, int from)
    {
        double along = 0, length = 0;
        for (int i = from; i < vector.Length; i++) (along, length) = (along + mirror[i] * vector[i], length + mirror[i] * mirror[i]);
        if (length == 0) return;
        for (int i = from; i < vector.Length; i++) vector[i] -= 2 * along / length * mirror[i];
    }

    private static double[,] InverseOf(double[,] upper, int k)
    {
        var inverse = new double[k, k];
        for (int j = 0; j < k; j++)
        {
            inverse[j, j] = 1 / upper[j, j];
            for (int i = j - 1; i >= 0; i--)
            {
                double sum = 0;
                for (int m = i + 1; m <= j; m++) sum += upper[i, m] * inverse[m, j];
                inverse[i, j] = -sum / upper[i, i];
            }
        }
        return inverse;
    }

    private static double[,] Product(double[,] left, double[,] right)
    {
        int k = left.GetLength(0);
        var product = new double[k, k];
        for (int i = 0; i < k; i++)
            for (int j = 0; j < k; j++)
                for (int m = 0; m < k; m++) product[i, j] += left[i, m] * right[m, j];
        return product;
    }

    private static double[,] Scaled(double[,] matrix, double factor)
    {
        int k = matrix.GetLength(0);
        var scaled = new double[k, k];
        for (int i = 0; i < k; i++)
            for (int j = 0; j < k; j++) scaled[i, j] = matrix[i, j] * factor;
        return scaled;
    }
}
