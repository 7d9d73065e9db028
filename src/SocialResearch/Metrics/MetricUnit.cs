using SocialResearch.Results;

namespace SocialResearch.Metrics;

/// <summary>What a figure counts, which decides whether figures may be added.</summary>
public enum MetricUnit
{
    /// <summary>A number of which the file only tells that it is one. Sums are possible and may be nonsense.</summary>
    Number,

    /// <summary>Events, such as clicks: figures of different rows add up.</summary>
    Count,

    /// <summary>Different people or accounts within one row. Rows share people, so a sum is an upper limit.</summary>
    People,

    /// <summary>How many there were at the end of the period, such as followers. Never added.</summary>
    Stock,

    /// <summary>A share of one, such as an engagement rate. Never added.</summary>
    Share,

    /// <summary>A time in seconds that adds up, such as all time watched.</summary>
    Seconds,

    /// <summary>An average, such as seconds watched a view. Never added.</summary>
    Average,

    /// <summary>Money in the currency of <see cref="MetricReading.Currency"/>; adds up within one currency.</summary>
    Money,
}

/// <summary>How units behave in sums and tables.</summary>
internal static class MetricUnits
{
    extension(MetricUnit unit)
    {
        /// <summary>Whether figures of several rows may be added at all.</summary>
        public bool AddsUp => unit is MetricUnit.Number or MetricUnit.Count or MetricUnit.People or MetricUnit.Seconds or MetricUnit.Money;

        /// <summary>A value of the unit as text; "–" when there is none.</summary>
        public string Write(double? value, string? currency) => value is not { } number
            ? "–"
            : unit switch
            {
                _ when Math.Abs(number) >= 1e15 => number.ToString("R", System.Globalization.CultureInfo.InvariantCulture),
                MetricUnit.Share => Wording.Percent(number, 2),
                MetricUnit.Money => Wording.Fixed(number, 2) + (currency is null ? "" : " " + currency),
                _ when double.IsInteger(number) => Wording.Count((long)number),
                _ => Wording.Fixed(number, 2),
            };

        /// <summary>Why figures of the unit are not added, as a sentence.</summary>
        public string WhyNotAdded => unit switch
        {
            MetricUnit.Stock => "A level such as followers is not added up: take the figure of one day.",
            MetricUnit.Share => "Shares are not added up: take the counts they were made of.",
            _ => "Averages are not added up: they would need their weights.",
        };
    }
}
