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
        /// <returns>The place where it is shown, to show something else there later.</returns>
        public static DisplayedValue display(object? value) => DisplayedValue.Show(value);

        /// <summary>HTML that is shown as it is.</summary>
        public static HtmlText HTML(string content) => new(content);
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

        internal static DisplayedValue Show(object? value)
        {
            var place = new DisplayedValue($"display-{Interlocked.Increment(ref s_count)}");
            CellDisplay.Show(ValueFormatter.Format(value), place.DisplayId, isUpdate: false);
            return place;
        }
    }

    /// <summary>HTML written by the author of the notebook.</summary>
    /// <param name="Content">The HTML, shown without escaping.</param>
    public sealed record HtmlText(string Content)
    {
        /// <summary>The HTML source.</summary>
        public override string ToString() => Content;
    }

    /// <summary>Where the running cell's output goes.</summary>
    internal static class CellDisplay
    {
        /// <summary>Set once by the worker's loop.</summary>
        public static Action<JsonObject, string?, bool> Send { get; set; } = (_, _, _) => { };

        public static void Show(JsonObject data, string? displayId, bool isUpdate) => Send(data, displayId, isUpdate);
    }
}

namespace System
{
    /// <summary>Display as an extension, as in <c>chart.Display()</c>.</summary>
    public static class DisplayExtensions
    {
        /// <summary>Shows the value below the cell.</summary>
        public static DisplayedValue Display(this object? value) => DisplayedValue.Show(value);
    }
}
