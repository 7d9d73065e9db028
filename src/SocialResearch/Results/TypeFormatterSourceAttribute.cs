namespace SocialResearch.Results;

/// <summary>
/// Tells a notebook engine how to show a type, without a reference to any engine: engines look for an attribute of this
/// simple name and call <c>CreateTypeFormatters()</c> on the named type. .NET Interactive and our own engine both do.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
internal sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    public Type FormatterSourceType { get; } = formatterSourceType;

    /// <summary>What an engine shows that asks for a preference; our engine takes every form the source offers.</summary>
    public string[]? PreferredMimeTypes { get; set; }
}

/// <summary>Lists the forms of one type. The parameterless constructor and the one method are found by name.</summary>
internal abstract class TypeFormatterSource
{
    public abstract IEnumerable<object> CreateTypeFormatters();
}

/// <summary>One form in which a value can be shown. Engines find the two members by name.</summary>
internal sealed class TypeFormatter<T>(string mimeType, Action<T, TextWriter> write)
{
    public string MimeType { get; } = mimeType;

    public bool Format(object instance, TextWriter writer)
    {
        if (instance is not T value) return false;
        write(value, writer);
        return true;
    }
}
