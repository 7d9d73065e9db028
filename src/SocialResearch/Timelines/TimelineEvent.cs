namespace SocialResearch.Timelines;

/// <summary>Something that happened, to be shown with a timeline: "after" it, not "because of" it.</summary>
/// <param name="Day">The day, as clocks of the timeline's zone show it.</param>
/// <param name="Text">What happened, in a few words.</param>
/// <param name="Clock">At which time, where it is known and bins are hours.</param>
public sealed record TimelineEvent(DateOnly Day, string Text, TimeOnly? Clock = null);
