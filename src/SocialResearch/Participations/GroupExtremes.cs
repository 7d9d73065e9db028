namespace SocialResearch.Participations;

/// <summary>The two most different tables of counts that fit the same classes and the same total.</summary>
internal static class GroupExtremes
{
    /// <summary>Everybody at one level as far as the classes let them; what is left over is one more for some at that level.</summary>
    public static ContributionCounts MostEqual(IReadOnlyList<ContributionGroup> groups, long total)
    {
        static long Held(ContributionGroup group, long level) => Math.Clamp(level, group.From, group.To ?? long.MaxValue);
        Int128 Sum(long level) => groups.Aggregate((Int128)0, (sum, group) => sum + (Int128)Held(group, level) * group.People);
        long low = 0, high = total + 1;
        while (high - low > 1)
        {
            long middle = low + (high - low) / 2;
            if (Sum(middle) <= total) low = middle;
            else high = middle;
        }
        long left = (long)(total - Sum(low));
        var counts = new List<CountFrequency>();
        foreach (ContributionGroup group in groups)
        {
            long more = group.From <= low && low < (group.To ?? long.MaxValue) ? Math.Min(left, group.People) : 0;
            left -= more;
            counts.Add(new(Held(group, low), group.People - more));
            counts.Add(new(low + 1, more));
        }
        return ContributionCounts.OfFrequencies(counts);
    }

    /// <summary>Everybody at the lower end of the class; what is left goes to the top, one person after the other up to the upper end.</summary>
    public static ContributionCounts MostUnequal(IReadOnlyList<ContributionGroup> groups, long total)
    {
        long left = total - groups.Sum(group => group.From * group.People);
        var counts = new List<CountFrequency>();
        foreach (ContributionGroup group in groups.Reverse())
        {
            long room = (group.To ?? long.MaxValue) - group.From;
            long full = room == 0 ? 0 : Math.Min(group.People, left / room);
            left -= full * room;
            bool oneInBetween = left > 0 && full < group.People && room > 0;
            counts.Add(new(group.From + room, full));
            if (oneInBetween) counts.Add(new(group.From + left, 1));
            counts.Add(new(group.From, group.People - full - (oneInBetween ? 1 : 0)));
            if (oneInBetween) left = 0;
        }
        return ContributionCounts.OfFrequencies(counts);
    }
}
