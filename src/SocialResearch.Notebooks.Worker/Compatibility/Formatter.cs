using System.Diagnostics.CodeAnalysis;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>Lets a notebook say how its types look, under the name and in the manner of .NET Interactive.</summary>
/// <remarks>What is registered comes before everything else this engine knows about a type. What follows a type here: its base types and interfaces too.</remarks>
public static class Formatter
{
    private static readonly Lock s_changing = new();
    private static readonly List<(Type Type, string MimeType, Action<object, TextWriter> Write)> s_formatters = [];
    private static readonly Dictionary<Type, string[]> s_preferred = [];

    /// <summary>Rows of a sequence that are shown.</summary>
    public static int ListExpansionLimit { get; set; } = RowsByDefault;

    /// <summary>The form notebooks prefer.</summary>
    public static string DefaultMimeType { get; set; } = "text/html";

    private const int RowsByDefault = 50;

    /// <summary>A type looks like this text.</summary>
    public static void Register<T>(Func<T, string> formatter, string mimeType = "text/plain") =>
        Add(typeof(T), mimeType, (value, writer) => writer.Write(formatter((T)value)));

    /// <summary>A type writes itself like this.</summary>
    public static void Register<T>(Action<T, TextWriter> formatter, string mimeType = "text/plain") =>
        Add(typeof(T), mimeType, (value, writer) => formatter((T)value, writer));

    /// <summary>A type, open generic ones too, writes itself like this.</summary>
    public static void Register(Type type, Action<object, TextWriter> formatter, string mimeType = "text/plain") =>
        Add(type, mimeType, formatter);

    /// <summary>Values of this type are shown in these forms only.</summary>
    public static void SetPreferredMimeTypesFor(Type type, params string[] mimeTypes)
    {
        lock (s_changing) s_preferred[type] = mimeTypes;
    }

    /// <summary>Forgets everything that was registered.</summary>
    public static void ResetToDefault()
    {
        lock (s_changing)
        {
            s_formatters.Clear();
            s_preferred.Clear();
            (ListExpansionLimit, DefaultMimeType) = (RowsByDefault, "text/html");
        }
    }

    /// <summary>A value as text of one form.</summary>
    [SuppressMessage("Naming", "CA1720", Justification = "The name notebooks use.")]
    public static string ToDisplayString(this object? obj, string mimeType = "text/plain") =>
        (string?)SocialResearch.Notebooks.Worker.Display.ValueFormatter.Format(obj, mimeType)[mimeType] ?? "";

    /// <summary>The text registered for a value in one form; null when none is.</summary>
    internal static string? Format(object value, string mimeType)
    {
        (Type Type, string MimeType, Action<object, TextWriter> Write)[] all;
        lock (s_changing) all = s_formatters.Count == 0 ? [] : [.. s_formatters.Where(formatter => formatter.MimeType == mimeType)];
        if (all.Length == 0) return null;
        // The newest registration of the nearest type wins.
        Action<object, TextWriter>? write = Family(value.GetType()).Select(type => all.LastOrDefault(formatter => formatter.Type == type).Write).FirstOrDefault(found => found is not null);
        if (write is null) return null;
        using var writer = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
        write(value, writer);
        return writer.ToString();
    }

    /// <summary>The forms that are registered for any type.</summary>
    internal static IReadOnlyList<string> MimeTypes()
    {
        lock (s_changing) return [.. s_formatters.Select(formatter => formatter.MimeType).Distinct()];
    }

    /// <summary>The forms a type is to be shown in; empty for no preference.</summary>
    internal static IReadOnlyList<string> Preferred(Type type)
    {
        lock (s_changing) return Family(type).Select(member => s_preferred.GetValueOrDefault(member)).FirstOrDefault(found => found is not null) ?? [];
    }

    private static void Add(Type type, string mimeType, Action<object, TextWriter> write)
    {
        lock (s_changing) s_formatters.Add((type, mimeType, write));
    }

    private static IEnumerable<Type> Family(Type type)
    {
        for (Type? current = type; current is not null; current = current.BaseType)
        {
            yield return current;
            if (current.IsGenericType) yield return current.GetGenericTypeDefinition();
        }
        foreach (Type face in type.GetInterfaces())
        {
            yield return face;
            if (face.IsGenericType) yield return face.GetGenericTypeDefinition();
        }
    }
}

/// <summary>The name of a form.</summary>
public static class HtmlFormatter
{
    /// <summary><c>text/html</c>.</summary>
    public const string MimeType = "text/html";
}

/// <summary>The name of a form.</summary>
public static class PlainTextFormatter
{
    /// <summary><c>text/plain</c>.</summary>
    public const string MimeType = "text/plain";
}

/// <summary>The name of a form.</summary>
public static class JsonFormatter
{
    /// <summary><c>application/json</c>.</summary>
    public const string MimeType = "application/json";
}
