using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;

namespace SocialResearch.Notebooks.Worker.Display;

/// <summary>Shows types that say themselves how they look, by the convention of .NET Interactive.</summary>
/// <remarks>
/// A type carries an attribute whose simple name is <c>TypeFormatterSourceAttribute</c> and which names a source; the source
/// has a parameterless constructor and <c>CreateTypeFormatters()</c>; each formatter has <c>MimeType</c> and
/// <c>bool Format(object, TextWriter)</c>. No reference to us is needed. Unlike .NET Interactive we take every form offered.
/// </remarks>
internal static class ConventionFormatter
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<Form>> s_forms = new();

    /// <summary>Every form the value's type offers, as MIME type and text; empty when it follows no convention.</summary>
    public static IReadOnlyList<(string MimeType, string Text)> Format(object value)
    {
        IReadOnlyList<Form> forms = s_forms.GetOrAdd(value.GetType(), FormsOf);
        if (forms.Count == 0) return [];
        var texts = new List<(string, string)>();
        foreach (Form form in forms)
        {
            using var writer = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
            if (form.Format(value, writer)) texts.Add((form.MimeType, writer.ToString()));
        }
        return texts;
    }

    private static IReadOnlyList<Form> FormsOf(Type type)
    {
        // Types before generic ones, derived before base: the first attribute found wins, as in .NET Interactive.
        object? attribute = type.GetCustomAttributes(inherit: true)
            .FirstOrDefault(a => a.GetType().Name == "TypeFormatterSourceAttribute");
        if (attribute?.GetType().GetProperty("FormatterSourceType")?.GetValue(attribute) is not Type sourceType) return [];
        object source = Activator.CreateInstance(sourceType, nonPublic: true)!;
        if (sourceType.GetMethod("CreateTypeFormatters")?.Invoke(source, null) is not IEnumerable formatters) return [];
        return [.. formatters.Cast<object>().Select(Form.Of).OfType<Form>().DistinctBy(form => form.MimeType)];
    }

    private sealed record Form(string MimeType, Func<object, TextWriter, bool> Format)
    {
        public static Form? Of(object formatter)
        {
            Type type = formatter.GetType();
            MethodInfo? format = type.GetMethod("Format", [typeof(object), typeof(TextWriter)]);
            return format?.ReturnType == typeof(bool) && type.GetProperty("MimeType")?.GetValue(formatter) is string mimeType
                ? new Form(mimeType, format.CreateDelegate<Func<object, TextWriter, bool>>(formatter))
                : null;
        }
    }
}
