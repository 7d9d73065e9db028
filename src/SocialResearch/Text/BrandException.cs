namespace SocialResearch.Text;

/// <summary>The description of a brand cannot be searched for.</summary>
public sealed class BrandException(string what, string? where, string remedy) : ResearchException(what, where, remedy);
