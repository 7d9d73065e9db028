namespace SocialResearch.Statistics;

/// <summary>Draws whole samples of counts: below a count as observed, from it on by a power law.</summary>
/// <remarks>
/// Each of n people is in the tail with the observed share; below, counts are drawn from those observed. The tail is drawn on the
/// histogram: one binomial for each count that is expected at least once, and only the few larger ones one by one. Those are
/// rounded from a continuous Pareto on [c − ½, ∞), which covers the power law because x^−α is convex, and thinned by the ratio of
/// the two (about 1 − α(α + 1)/(24·c²)). Every step is exact.
/// </remarks>
internal sealed class PowerLawSampler
{
    private readonly double[] _bodyValues;
    private readonly Multinomial _body;
    private readonly Binomial _tail;
    private readonly long _people;
    private readonly double _xmin, _alpha;

    /// <summary>Whether X = x where X ≥ x, for x = xmin, xmin + 1, …</summary>
    private readonly Binomial[] _heads;

    public PowerLawSampler(CountHistogram counts, PowerLawFit fit)
    {
        _bodyValues = counts.Values[..fit.First].ToArray();
        long tail = counts.PeopleFrom[fit.First];
        (_people, _xmin, _alpha) = (counts.PeopleFrom[0], fit.Xmin, fit.Alpha);
        _body = new(counts.People[..fit.First]);
        _tail = new((double)tail / _people);
        _heads = [.. Heads(tail).Select(share => new Binomial(share))];
    }

    /// <summary>Fills a histogram with one sample.</summary>
    /// <param name="sample">Receives it.</param>
    /// <param name="large">Working room for the counts drawn one by one.</param>
    /// <param name="random">The source of chance.</param>
    public void Draw(CountHistogram sample, List<double> large, SeededRandom random)
    {
        long left = _tail.Draw(_people, random);
        sample.Clear();
        if (_bodyValues.Length > 0)
        {
            var drawn = new long[_bodyValues.Length];
            _body.Draw(_people - left, [drawn], [random]);
            for (int i = 0; i < drawn.Length; i++) sample.Add(_bodyValues[i], drawn[i]);
        }
        for (int k = 0; k < _heads.Length && left > 0; k++)
        {
            long here = _heads[k].Draw(left, random);
            sample.Add(_xmin + k, here);
            left -= here;
        }
        large.Clear();
        for (; left > 0; left--) large.Add(One(_xmin + _heads.Length, random));
        large.Sort();
        foreach (double value in large) sample.Add(value, 1);
        sample.Complete();
    }

    private IEnumerable<double> Heads(long tail)
    {
        var model = new DiscretePowerLaw(_xmin, _alpha);
        for (double x = _xmin; ; x++)
        {
            double mass = Math.Exp(model.LogMass(x));
            if (mass * tail < 1) yield break;
            yield return Math.Min(1, mass / model.Survival(x));
        }
    }

    private double One(double from, SeededRandom random)
    {
        double power = 1 - _alpha;
        while (true)
        {
            double x = Math.Min(Math.Floor((from - 0.5) * Math.Pow(1 - random.NextUnit(), 1 / power) + 0.5), 1e300);
            // Mass of the rounded Pareto over x^-α: never below 1, and beyond a million 1 but for some 10^-12.
            double half = 0.5 / x, cover = x / power * (Math.Exp(power * Precise.Log1p(half)) - Math.Exp(power * Precise.Log1p(-half)));
            if (x >= 1e6 || random.NextUnit() * cover <= 1) return x;
        }
    }
}
