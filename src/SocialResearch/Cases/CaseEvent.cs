namespace SocialResearch.Cases;

/// <summary>Whose side an event belongs to: the lanes of a case's timeline.</summary>
public enum CaseActor
{
    /// <summary>Customers, users, plaintiffs, pressure groups.</summary>
    Customer,

    /// <summary>Blogs and their authors.</summary>
    Blog,

    /// <summary>Newspapers, magazines, wires and their sites.</summary>
    Media,

    /// <summary>The company, its people, parent and lawyers.</summary>
    Company,

    /// <summary>Agencies, survey and measuring firms.</summary>
    Agency,

    /// <summary>The platforms people talked on.</summary>
    Platform,
}

/// <summary>What an event is in the course of a case.</summary>
public enum CaseEventKind
{
    /// <summary>What set it off.</summary>
    Trigger,

    /// <summary>The story travels on.</summary>
    Spread,

    /// <summary>The press takes it up.</summary>
    Media,

    /// <summary>The company answers or acts.</summary>
    Response,

    /// <summary>Something was counted.</summary>
    Measure,

    /// <summary>An end of the complaint, or of a part of it.</summary>
    Resolution,
}

/// <summary>How a row was verified.</summary>
public enum Verification
{
    /// <summary>Read in a page of the time, first hand or close to it.</summary>
    Read,

    /// <summary>Read in a page that retells.</summary>
    Secondary,
}

/// <summary>Where a row comes from.</summary>
/// <param name="Title">The page, with its date where it has one.</param>
/// <param name="Address">Its address.</param>
/// <param name="Verification">How it was verified.</param>
public sealed record CaseSource(string Title, string Address, Verification Verification);

/// <summary>One dated row of a case.</summary>
/// <param name="Id">The row's own name, such as <c>kryptonite-07</c>.</param>
/// <param name="Time">When, as exactly as the source says.</param>
/// <param name="Actor">Whose side it belongs to.</param>
/// <param name="Who">Who it was; private persons without their names.</param>
/// <param name="Channel">Where it happened: forum, blog, press, …</param>
/// <param name="Kind">What it is in the course of the case.</param>
/// <param name="Headline">What happened, in our words.</param>
/// <param name="Quantity">What was counted; null for most events.</param>
/// <param name="Unit">Of what; null without a quantity.</param>
/// <param name="Source">Where the row comes from.</param>
public sealed record CaseEvent(
    string Id, CaseTime Time, CaseActor Actor, string Who, string Channel, CaseEventKind Kind, string Headline, double? Quantity, string? Unit, CaseSource Source);
