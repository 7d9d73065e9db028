using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.DotNet.Interactive.Formatting;

namespace SocialResearch.Notebooks.Worker.Display;

/// <summary>Turns a value into what a notebook stores: plain text always, a table or other HTML beside it where that reads better.</summary>
internal static class ValueFormatter
{
    private static readonly JsonSerializerOptions s_json = new() { WriteIndented = false, ReferenceHandler = System.Text.Json.Serialization.ReferenceHandler.IgnoreCycles };

    private static int RowsShown => Formatter.ListExpansionLimit;

    // Counting a long sequence needs walking it; a cell that shows an endless one must still end.
    private const int RowsCounted = 100_000;

    private const int LargestText = 20 * 1024 * 1024;

    /// <summary>The culture numbers and dates are written in; set once from the command line.</summary>
    public static CultureInfo Culture { get; set; } = CultureInfo.InvariantCulture;

    /// <summary>MIME type to content.</summary>
    /// <param name="value">The value.</param>
    /// <param name="mimeTypes">The forms wanted; none for all there are, or those the notebook prefers for the type.</param>
    public static JsonObject Format(object? value, params string[] mimeTypes)
    {
        JsonObject all = AllForms(value);
        IReadOnlyList<string> wanted = mimeTypes.Length > 0 || value is null ? mimeTypes : Formatter.Preferred(value.GetType());
        if (wanted.Count == 0) return all;
        var chosen = new JsonObject();
        foreach (string mimeType in wanted)
        {
            chosen[mimeType] = all[mimeType]?.DeepClone() ?? (mimeType == "application/json"
                ? JsonSerializer.SerializeToNode(value, s_json)
                : Content(mimeType, mimeType == "text/html" ? System.Net.WebUtility.HtmlEncode(TextOf(value)) : TextOf(value)));
        }
        return chosen;
    }

    /// <summary>A text that is content of this type.</summary>
    public static JsonObject As(string text, string mimeType)
    {
        var data = new JsonObject { [mimeType] = Content(mimeType, text) };
        if (mimeType != "text/plain") data["text/plain"] = Content("text/plain", text);
        return data;
    }

    private static JsonObject AllForms(object? value)
    {
        var data = new JsonObject();
        bool knowsItself = false;
        if (value is not null)
        {
            foreach ((string mimeType, string text) in ConventionFormatter.Format(value)) data[mimeType] = Content(mimeType, text);
            knowsItself = data.Count > 0;
            foreach (string mimeType in Formatter.MimeTypes())
            {
                if (Formatter.Format(value, mimeType) is { } text) data[mimeType] = Content(mimeType, text);
            }
        }
        if (value is IFinished finished) data[finished.MimeType] = Content(finished.MimeType, finished.Content);
        if (!knowsItself && data.All(form => form.Key == "text/plain") && TableOf(value) is { } table)
        {
            data["text/html"] = Content("text/html", table.ToHtml());
            if (!data.ContainsKey("text/plain")) data["text/plain"] = table.ToText();
        }
        if (!data.ContainsKey("text/plain")) data["text/plain"] = Content("text/plain", TextOf(value));
        return data;
    }

    private static JsonNode? Content(string mimeType, string text)
    {
        if (text.Length > LargestText)
        {
            return $"This output has {text.Length / 1e6:F1} million characters and is not kept ({LargestText / 1_000_000} million at most). "
                + "Write large results to a file and show a summary.";
        }
        bool isJson = mimeType.EndsWith("+json", StringComparison.Ordinal) || mimeType == "application/json";
        return isJson ? JsonNode.Parse(text) : JsonValue.Create(text);
    }

    private static DisplayTable? TableOf(object? value) => value switch
    {
        null or string or Exception or IFinished => null,
        IDictionary dictionary => Dictionary(dictionary),
        IEnumerable sequence => Sequence(sequence),
        _ when IsScalar(value.GetType()) || HasOwnText(value.GetType()) => null,
        _ => Members(value),
    };

    private static DisplayTable Dictionary(IDictionary dictionary)
    {
        List<DictionaryEntry> entries = [];
        foreach (DictionaryEntry entry in dictionary) entries.Add(entry);
        bool numericKeys = entries.All(entry => IsNumber(entry.Key)), numericValues = entries.All(entry => IsNumber(entry.Value));
        return new DisplayTable(
            [("key", numericKeys), ("value", numericValues)],
            [.. entries.Take(RowsShown).Select(entry => (string[])[TextOf(entry.Key), TextOf(entry.Value)])],
            Note(entries.Count, isExact: true));
    }

    private static DisplayTable Sequence(IEnumerable sequence)
    {
        var shown = new List<object?>();
        int count = 0;
        foreach (object? item in sequence)
        {
            if (count < RowsShown) shown.Add(item);
            if (++count == RowsCounted) break;
        }

        bool isExact = count < RowsCounted;
        if (sequence is ICollection collection) (count, isExact) = (collection.Count, true);
        string? note = Note(count, isExact);
        if (count == 0) return new DisplayTable([("value", false)], [], "0 rows");

        PropertyInfo[] columns = [.. shown.OfType<object>().Where(item => !IsScalar(item.GetType()) && !HasOwnText(item.GetType()) && item is not IEnumerable)
            .SelectMany(item => Columns(item.GetType())).DistinctBy(property => property.Name)];
        if (columns.Length == 0)
            return new DisplayTable([("value", shown.All(IsNumber))], [.. shown.Select(item => (string[])[TextOf(item)])], note);

        object?[][] cells = [.. shown.Select(item => columns.Select(column => Read(column, item)).ToArray())];
        return new DisplayTable(
            [.. columns.Select((column, i) => (column.Name, cells.Any(row => row[i] is not null) && cells.All(row => row[i] is null || IsNumber(row[i]))))],
            [.. cells.Select(row => row.Select(TextOf).ToArray())],
            note);
    }

    private static DisplayTable? Members(object value)
    {
        PropertyInfo[] columns = Columns(value.GetType());
        return columns.Length == 0
            ? null
            : new DisplayTable([("property", false), ("value", false)], [.. columns.Select(column => (string[])[column.Name, TextOf(Read(column, value))])]);
    }

    private static string? Note(int count, bool isExact)
    {
        string number = count.ToString("N0", Culture);
        if (!isExact) return $"first {RowsShown} of more than {number} rows";
        return count > RowsShown ? $"first {RowsShown} of {number} rows" : null;
    }

    private static PropertyInfo[] Columns(Type type) =>
        [.. type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .Where(property => property.CanRead && property.GetIndexParameters().Length == 0 && property.GetMethod!.IsPublic)];

    private static object? Read(PropertyInfo property, object? item)
    {
        // Rows of mixed types: a column another type brought is empty here.
        if (item is null || !property.DeclaringType!.IsInstanceOfType(item)) return null;
        try
        {
            return property.GetValue(item);
        }
        catch (TargetInvocationException e)
        {
            return $"({e.InnerException!.GetType().Name}: {e.InnerException.Message})";
        }
    }

    /// <summary>A value as one piece of text in the reader's culture.</summary>
    public static string TextOf(object? value) => value switch
    {
        null => "null",
        _ when Formatter.Format(value, "text/plain") is { } registered => registered,
        string text => text,
        bool flag => flag ? "true" : "false",
        double number => Number(number),
        float number => Number(number),
        DateTimeOffset instant => instant.ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture),
        DateTime instant => instant.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Exception error => $"{error.GetType().Name}: {error.Message}",
        IFormattable formattable => formattable.ToString(null, Culture),
        IEnumerable sequence when !HasOwnText(value.GetType()) => Items(sequence),
        ITuple => $"({string.Join(", ", Elements((ITuple)value).Select(TextOf))})",
        _ => value.ToString() ?? "",
    };

    private static IEnumerable<object?> Elements(ITuple tuple) => Enumerable.Range(0, tuple.Length).Select(i => tuple[i]);

    private static string Items(IEnumerable sequence)
    {
        const int few = 8;
        var items = sequence.Cast<object?>().Take(few + 1).ToList();
        return $"[{string.Join(", ", items.Take(few).Select(TextOf))}{(items.Count > few ? ", …" : "")}]";
    }

    private static string Number(double value) => value switch
    {
        _ when !double.IsFinite(value) => value.ToString(Culture),
        0 => "0",
        _ when Math.Abs(value) is < 1e-4 or >= 1e15 => value.ToString("G6", Culture),
        _ => value.ToString("0.######", Culture),
    };

    private static bool IsNumber(object? value) =>
        value is not (null or char or Enum) && value.GetType() is { IsPrimitive: true } type && type != typeof(bool) || value is decimal or Int128 or Half;

    private static bool IsScalar(Type type) =>
        type.IsPrimitive || type.IsEnum || typeof(IFormattable).IsAssignableFrom(type) || type == typeof(string) || typeof(Type).IsAssignableFrom(type);

    // A record's text is made by the compiler from its members, which a table shows better; a text written by hand is meant to be read.
    private static bool HasOwnText(Type type) =>
        typeof(ITuple).IsAssignableFrom(type)
        || type.GetMethod(nameof(ToString), Type.EmptyTypes) is { } method && method.DeclaringType is { } owner
            && owner != typeof(object) && owner != typeof(ValueType)
            && !method.IsDefined(typeof(CompilerGeneratedAttribute)) && !owner.IsDefined(typeof(CompilerGeneratedAttribute));
}
