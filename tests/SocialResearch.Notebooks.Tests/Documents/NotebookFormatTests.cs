using System.Text;
using FsCheck.Fluent;
using SocialResearch.Notebooks.Documents;

namespace SocialResearch.Notebooks.Tests.Documents;

public class NotebookFormatTests
{
    private static string Change(string json)
    {
        var document = NotebookDocumentTests.Parse(json);
        document.Cells[0].Source = "new\nlines";
        return Encoding.UTF8.GetString(document.ToBytes());
    }

    [Fact]
    public void A_new_notebook_is_written_as_Jupyter_writes_it()
    {
        var document = NotebookDocument.Create("new", NotebookCell.Markdown("# Ä😀\nb"), NotebookCell.Code("", "parameters"));
        document.Metadata.Clear();
        document.Cells[1].ExecutionCount = 1;
        document.Cells[1].SetOutputs([new ResultOutput(MimeBundle.OfText(("text/plain", "a\nb"), ("image/png", "x\ny"), ("text/html", "")), 1)]);
        Assert.Equal($$"""
            {
             "cells": [
              {
               "cell_type": "markdown",
               "id": "{{document.Cells[0].Id}}",
               "metadata": {},
               "source": [
                "# Ä😀\n",
                "b"
               ]
              },
              {
               "cell_type": "code",
               "execution_count": 1,
               "id": "{{document.Cells[1].Id}}",
               "metadata": {
                "tags": [
                 "parameters"
                ]
               },
               "outputs": [
                {
                 "data": {
                  "image/png": "x\ny",
                  "text/html": [],
                  "text/plain": [
                   "a\n",
                   "b"
                  ]
                 },
                 "execution_count": 1,
                 "metadata": {},
                 "output_type": "execute_result"
                }
               ],
               "source": []
              }
             ],
             "metadata": {},
             "nbformat": 4,
             "nbformat_minor": 5
            }

            """, Encoding.UTF8.GetString(document.ToBytes()));
    }

    [Fact]
    public void Windows_line_breaks_wide_indentation_and_a_missing_last_line_break_are_kept()
    {
        string json = NotebookDocumentTests.Sample.TrimEnd('\n').Replace("\n", "\r\n", StringComparison.Ordinal);
        json = System.Text.RegularExpressions.Regex.Replace(json, "(?m)^ +", spaces => new string(' ', 2 * spaces.Length));
        string changed = Change(json);
        Assert.Equal(json, changed.Replace("\"new\\n\",\r\n        \"lines\"", "\"# Title \\ud83d\\ude00 😀\\n\",\r\n        \"text\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"cells":[{"cell_type":"raw","id":"a","metadata":{},"source":[]}],"metadata":{},"nbformat":4,"nbformat_minor":5}""", ",", ":")]
    [InlineData("""{"cells": [{"cell_type": "raw", "id": "a", "metadata": {}, "source": []}], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}""", ", ", ": ")]
    public void A_file_on_one_line_stays_on_one_line(string json, string comma, string colon) =>
        Assert.Equal(json.Replace("[]", $"[\"new\\n\"{comma}\"lines\"]", StringComparison.Ordinal), Change(json).Replace("\"source\":", $"\"source\"{colon}".TrimEnd(' '), StringComparison.Ordinal));

    [Fact]
    public void An_older_notebook_gets_ids_only_when_it_is_changed()
    {
        const string Old = """
            {
             "cells": [
              {
               "cell_type": "raw",
               "source": []
              },
              {
               "cell_type": "code",
               "source": "1"
              }
             ],
             "nbformat": 4,
             "nbformat_minor": 2
            }
            """;
        var document = NotebookDocumentTests.Parse(Old);
        Assert.Equal(Old, Encoding.UTF8.GetString(document.ToBytes()));
        Assert.Equal(2, document.Cells.Select(cell => cell.Id).Distinct().Count());
        document.Cells[1].ExecutionCount = 1;
        string written = Encoding.UTF8.GetString(document.ToBytes());
        Assert.Contains("\"nbformat_minor\": 5", written, StringComparison.Ordinal);
        var again = NotebookDocumentTests.Parse(written);
        Assert.Equal(document.Cells.Select(cell => cell.Id), again.Cells.Select(cell => cell.Id));
        again.Cells[0].Source = "x";
        Assert.Contains($"\"id\": \"{document.Cells[0].Id}\",\n   \"metadata\": {{}},\n", Encoding.UTF8.GetString(again.ToBytes()), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_two_cells_with_one_id_the_first_keeps_it()
    {
        string json = NotebookDocumentTests.Sample.Replace("code-1", "intro", StringComparison.Ordinal);
        var document = NotebookDocumentTests.Parse(json);
        Assert.Equal("intro", document.Cells[0].Id);
        Assert.NotEqual("intro", document.Cells[1].Id);
        Assert.Equal(json, Encoding.UTF8.GetString(document.ToBytes()));
        document.Cells[0].Source = "x";
        Assert.Single(NotebookDocumentTests.Parse(Encoding.UTF8.GetString(document.ToBytes())).Cells, cell => cell.Id == "intro");
    }

    [Fact]
    public void An_inserted_cell_stands_between_unchanged_bytes_and_a_removed_one_leaves_them()
    {
        var document = NotebookDocumentTests.Parse(NotebookDocumentTests.Sample);
        document.InsertCell(1, NotebookCell.Code("y"));
        string longer = Encoding.UTF8.GetString(document.ToBytes());
        Assert.NotEqual(NotebookDocumentTests.Sample, longer);
        var clone = document.Clone();
        clone.RemoveCellAt(1);
        Assert.Equal(NotebookDocumentTests.Sample, Encoding.UTF8.GetString(clone.ToBytes()));
        Assert.Equal(longer, Encoding.UTF8.GetString(document.ToBytes()));
    }

    [Fact]
    public void Changing_a_clone_leaves_the_original_alone()
    {
        var document = NotebookDocumentTests.Parse(NotebookDocumentTests.Sample);
        _ = document.Metadata;
        var clone = document.Clone();
        clone.Metadata["x"] = 1;
        clone.Cells[1].ClearOutputs();
        Assert.Equal(NotebookDocumentTests.Sample, Encoding.UTF8.GetString(document.ToBytes()));
        Assert.Empty(clone.Cells[1].Outputs);
        Assert.Null(clone.Cells[1].ExecutionCount);
    }

    [Fact]
    public void Half_an_emoji_as_JupyterLab_writes_it_is_read_as_a_replacement_character()
    {
        string json = NotebookDocumentTests.Sample.Replace("\\ud83d\\ude00", "\\ud83d \\u00e4\\\"", StringComparison.Ordinal);
        var document = NotebookDocumentTests.Parse(json);
        Assert.Equal("# Title \uFFFD ä\" 😀\ntext", document.Cells[0].Source);
        Assert.Equal(json, Encoding.UTF8.GetString(document.ToBytes()));
    }

    [Fact]
    public void A_byte_order_mark_is_read_over()
    {
        byte[] bytes = [.. "\uFEFF"u8, .. Encoding.UTF8.GetBytes(NotebookDocumentTests.Sample)];
        var document = NotebookDocument.Parse(bytes, "marked");
        Assert.Equal("var x = 1;", document.Cells[1].Source);
        Assert.Equal(bytes, document.ToBytes());
        document.Cells[1].ExecutionCount = 9;
        Assert.Equal((byte)'{', document.ToBytes()[0]);
    }

    [Fact]
    public void Looking_for_metadata_that_is_not_there_changes_nothing()
    {
        const string Bare = """{"cells": [{"cell_type": "code", "source": "1", "outputs": [ ]}], "nbformat": 4, "nbformat_minor": 4}""";
        var document = NotebookDocumentTests.Parse(Bare);
        Assert.Empty(document.Metadata);
        Assert.Empty(document.Cells[0].Metadata);
        Assert.Null(document.KernelName);
        Assert.Equal(Bare, Encoding.UTF8.GetString(document.ToBytes()));
        var clone = document.Clone();
        clone.Cells[0].Metadata["a"] = 1;
        clone.Metadata["b"] = 2;
        var again = NotebookDocumentTests.Parse(Encoding.UTF8.GetString(clone.ToBytes()));
        Assert.Equal((1, 2), ((int)again.Cells[0].Metadata["a"]!, (int)again.Metadata["b"]!));
        Assert.Equal(Bare, Encoding.UTF8.GetString(document.ToBytes()));
    }

    [Fact]
    public void Any_text_survives_being_written_and_read()
    {
        string[] special = ["\"", "\\", "\n", "\r\n", "\r", "\u0000", "\u001c", "\u0085", "\u2028", "\u007f", "😀", "é", "e\u0301", "/", "</script>", "\t", "\b"];
        FsCheck.Check.QuickThrowOnFailure(Prop.ForAll(ArbMap.Default.ArbFor<int[]>(), picks =>
        {
            string text = string.Concat(picks.Select(pick => pick % 3 == 0 ? ((char)('a' + (Math.Abs(pick % 26)))).ToString() : special[(uint)pick % special.Length]));
            var document = NotebookDocument.Create("n", NotebookCell.Code(text));
            document.Cells[0].SetOutputs([new StreamOutput("stdout", text), new DisplayOutput(MimeBundle.OfText((text + "/x", text), ("text/plain", text)))]);
            byte[] bytes = document.ToBytes();
            using var parsed = System.Text.Json.JsonDocument.Parse(bytes);
            var again = NotebookDocument.Parse(bytes, "n").Cells[0];
            return again.Source == text && again.Outputs[0] == document.Cells[0].Outputs[0]
                && ((DisplayOutput)again.Outputs[1]).Data.Text("text/plain") == text && ((DisplayOutput)again.Outputs[1]).Data.Text(text + "/x") == text;
        }));
    }

    [Fact]
    public void A_notebook_with_100_MB_of_output_is_loaded_copied_and_changed_without_copying_the_output()
    {
        string[] halves = NotebookDocumentTests.Sample.Split("\"a\\n\"");
        byte[] bytes = new byte[Encoding.UTF8.GetByteCount(halves[0]) + 100_000_002 + Encoding.UTF8.GetByteCount(halves[1])];
        bytes.AsSpan().Fill((byte)'x');
        int start = Encoding.UTF8.GetBytes(halves[0], bytes);
        bytes[start] = bytes[start + 100_000_001] = (byte)'"';
        Encoding.UTF8.GetBytes(halves[1], bytes.AsSpan(start + 100_000_002));

        long before = GC.GetAllocatedBytesForCurrentThread();
        var document = NotebookDocument.Parse(bytes, "large");
        var clone = document.Clone();
        clone.Cells[0].Source = "changed";
        clone.Cells[1].Metadata["seen"] = true;
        var cleared = document.Clone();
        cleared.Cells[1].ClearOutputs();
        Assert.InRange(cleared.ToBytes().Length, 1, 10_000);
        using var counter = new CountingStream();
        clone.WriteTo(counter);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
        Assert.InRange(counter.Length, 100_000_000, 100_010_000);
    }

    private sealed class CountingStream : MemoryStream
    {
        private long length;

        public override long Length => length;

        public override void Write(ReadOnlySpan<byte> buffer) => length += buffer.Length;

        public override void Write(byte[] buffer, int offset, int count) => length += count;
    }
}
