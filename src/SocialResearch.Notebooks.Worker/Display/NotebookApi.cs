using System.Text.Json.Nodes;
using SocialResearch.Notebooks.Worker.Display;

// What cells see. The names are those notebooks for .NET Interactive use, so that they run in both.
#pragma warning disable CA1708, IDE1006 // display(x) and Display(x) are both names people know.

namespace SocialResearch.Notebooks.Worker.Display
{
    /// <summary>Functions every cell can call.</summary>
    public static class NotebookApi
    {
        /// <summary>Shows a value below the cell: records and sequences as tables, charts as charts.</summary>
        /// <param name="value">The value.</param>
        /// <param name="mimeTypes">The forms wanted, such as <c>text/plain</c>; none for all there are.</param>
        /// <returns>The place where it is shown, to show something else there later.</returns>
        public static DisplayedValue display(object? value, params string[] mimeTypes) => DisplayedValue.Show(ValueFormatter.Format(value, mimeTypes));

        /// <summary>HTML that is shown as it is.</summary>
        public static HtmlText HTML(string content) => new(content);

        /// <summary>Runs JavaScript in the page that shows the cell's output.</summary>
        public static void Javascript(string content) => DisplayedValue.Show(ValueFormatter.Format(new HtmlText($"<script type=\"text/javascript\">{content}</script>")));

        /// <summary>Adds a style sheet to the page that shows the cell's output.</summary>
        public static void CSS(string content) => DisplayedValue.Show(ValueFormatter.Format(new HtmlText($"<style>{content}</style>")));

        /// <summary>Takes away what the cell has shown so far.</summary>
        /// <param name="wait">Only when the next output comes, so that nothing flickers.</param>
        public static void ClearOutput(bool wait = false) => CellDisplay.Clear(wait);
    }

    /// <summary>A place below a cell where a value is shown.</summary>
    public sealed class DisplayedValue
    {
        private static int s_count;

        private DisplayedValue(string displayId) => DisplayId = displayId;

        /// <summary>Names the place within this session.</summary>
        public string DisplayId { get; }

        /// <summary>Shows another value in the same place.</summary>
        public void Update(object? value) => CellDisplay.Show(ValueFormatter.Format(value), DisplayId, isUpdate: true);

        internal static DisplayedValue Show(JsonObject data)
        {
            var place = new DisplayedValue($"display-{Interlocked.Increment(ref s_count)}");
            CellDisplay.Show(data, place.DisplayId, isUpdate: false);
            return place;
        }
    }

    /// <summary>Content that already is in the form in which it is shown.</summary>
    internal interface IFinished
    {
        /// <summary>The form.</summary>
        string MimeType { get; }

        /// <summary>The content in this form.</summary>
        string Content { get; }
    }

    /// <summary>HTML written by the author of the notebook.</summary>
    /// <param name="Content">The HTML, shown without escaping.</param>
    public sealed record HtmlText(string Content) : IFinished
    {
        string IFinished.MimeType => "text/html";

        /// <summary>The HTML source.</summary>
        public override string ToString() => Content;
    }

    /// <summary>Where the running cell's output goes.</summary>
    internal static class CellDisplay
    {
        /// <summary>Set once by the worker's loop.</summary>
        public static Action<JsonObject, string?, bool> Send { get; set; } = (_, _, _) => { };

        /// <summary>Set once by the worker's loop.</summary>
        public static Action<bool> Clear { get; set; } = _ => { };

        public static void Show(JsonObject data, string? displayId, bool isUpdate) => Send(data, displayId, isUpdate);
    }
}

namespace System
{
    /// <summary>Display as an extension, as in <c>chart.Display()</c>.</summary>
    public static class DisplayExtensions
    {
        /// <summary>Shows the value below the cell.</summary>
        /// <param name="value">The value.</param>
        /// <param name="mimeTypes">The forms wanted; none for all there are.</param>
        public static DisplayedValue Display(this object? value, params string[] mimeTypes) => DisplayedValue.Show(ValueFormatter.Format(value, mimeTypes));

        /// <summary>Shows a text as what it is, such as <c>text/html</c>, <c>text/markdown</c> or <c>image/svg+xml</c>.</summary>
        public static DisplayedValue DisplayAs(this string value, string mimeType) => DisplayedValue.Show(ValueFormatter.As(value, mimeType));

        /// <summary>Shows a sequence as a table.</summary>
        public static DisplayedValue DisplayTable<T>(this IEnumerable<T> source) => DisplayedValue.Show(ValueFormatter.Format(source.ToList()));
    }
}
