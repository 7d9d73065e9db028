using SocialResearch.Benchmarks.Comparing;

namespace SocialResearch.Benchmarks.Competitors;

/// <summary>Posts by brand and day, and a number that hangs on each of them.</summary>
internal sealed class DailyCounts(int brands)
{
    private readonly List<int>[] _days = [.. Enumerable.Range(0, brands).Select(_ => new List<int>())];

    public void Add(int brand, int day, int posts)
    {
        List<int> days = _days[brand];
        while (days.Count <= day) days.Add(0);
        days[day] += posts;
    }

    public Answers Answers()
    {
        double all = 0, weighted = 0;
        for (int brand = 0; brand < _days.Length; brand++)
        {
            for (int day = 0; day < _days[brand].Count; day++)
            {
                all += _days[brand][day];
                weighted += _days[brand][day] * (double)((31 * (brand + 1) + 17 * (day + 1)) % 997);
            }
        }
        return new() { ["mentions"] = all, ["daily"] = weighted };
    }
}
