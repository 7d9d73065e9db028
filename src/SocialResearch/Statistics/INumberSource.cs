namespace SocialResearch.Statistics;

/// <summary>Whole numbers that can be read as often as somebody wants; none of them is the least that there is.</summary>
internal interface INumberSource
{
    /// <summary>The next numbers; none when there are no more.</summary>
    /// <param name="position">Where reading goes on: 0 at first, and then as the call before left it.</param>
    /// <param name="room">Where they can be put, if they do not stand one after the other anyway.</param>
    ReadOnlySpan<long> Next(ref int position, Span<long> room);
}

/// <summary>Numbers that stand one after the other.</summary>
internal sealed class NumbersInMemory(ReadOnlyMemory<long> numbers) : INumberSource
{
    public ReadOnlySpan<long> Next(ref int position, Span<long> room)
    {
        ReadOnlySpan<long> left = numbers.Span[position..];
        position = numbers.Length;
        return left;
    }
}
