using System.Text;
using System.Text.Json.Nodes;
using SocialResearch.Notebooks.Documents;

namespace SocialResearch.Notebooks.Tests.Documents;

public class NotebookDocumentTests
{
    // As nbformat 5 writes it, with things we know nothing about.
    internal const string Sample = """
        {
         "cells": [
          {
           "cell_type": "markdown",
           "id": "intro",
           "metadata": {
            "zeta": 1.50,
            "alpha": {}
           },
           "source": [
            "# Title \ud83d\ude00 😀\n",
            "text"
           ]
          },
          {
           "cell_type": "code",
           "execution_count": 3,
           "id": "code-1",
           "metadata": {
            "tags": [
             "parameters"
            ]
           },
           "outputs": [
            {
             "name": "stdout",
             "output_type": "stream",
             "text": [
              "a\n",
              "b"
             ]
            },
            {
             "data": {
              "application/json": {
               "b": 1e3,
               "a": [
                0.10
               ]
              },
              "text/plain": "one"
             },
             "execution_count": 3,
             "metadata": {},
             "output_type": "execute_result"
            },
            {
             "future": true,
             "output_type": "hologram"
            }
           ],
           "source": "var x = 1;"
          }
         ],
         "metadata": {
          "kernelspec": {
           "display_name": ".NET (C#)",
           "language": "C#",
           "name": ".net-csharp"
          },
          "surprise": [
           1.0,
           null
          ]
         },
         "nbformat": 4,
         "nbformat_minor": 5
        }

        """;

    internal static NotebookDocument Parse(string json) => NotebookDocument.Parse(Encoding.UTF8.GetBytes(json), "test.ipynb");

    private static string Text(NotebookDocument document) => Encoding.UTF8.GetString(document.ToBytes());

    [Fact]
    public void An_unchanged_notebook_is_written_byte_for_byte()
    {
        var document = Parse(Sample);
        _ = document.Metadata;
        foreach (var cell in document.Cells) _ = (cell.Metadata, cell.Source, cell.Outputs, cell.Tags);
        Assert.Equal(Sample, Text(document));
        Assert.Equal(Sample, Text(document.Clone()));
    }

    [Fact]
    public void A_changed_cell_changes_only_its_own_lines()
    {
        var document = Parse(Sample);
        document.Cells[1].ExecutionCount = 4;
        string expected = Sample.Replace("\n   \"execution_count\": 3,", "\n   \"execution_count\": 4,", StringComparison.Ordinal);
        Assert.Equal(expected, Text(document));
    }

    [Fact]
    public void A_change_made_inside_metadata_is_written()
    {
        var document = Parse(Sample);
        document.Cells[0].Metadata["zeta"] = 2;
        Assert.Equal(Sample.Replace("1.50", "2", StringComparison.Ordinal), Text(document));
    }

    [Fact]
    public void The_parts_of_a_notebook_can_be_read()
    {
        var document = Parse(Sample);
        Assert.Equal(".net-csharp", document.KernelName);
        Assert.Equal("C#", document.Language);
        Assert.Equal("# Title 😀 😀\ntext", document.Cells[0].Source);
        var code = document.Cells[1];
        Assert.Equal((CellKind.Code, "code-1", "var x = 1;", 3), (code.Kind, code.Id, code.Source, code.ExecutionCount));
        Assert.True(code.HasTag("parameters"));
        Assert.Equal(new StreamOutput("stdout", "a\nb"), code.Outputs[0]);
        var result = Assert.IsType<ResultOutput>(code.Outputs[1]);
        Assert.Equal("one", result.Data.Text("text/plain"));
        Assert.Equal("{\"b\":1e3,\"a\":[0.10]}", result.Data.Node("application/json")!.ToJsonString());
        Assert.Equal("hologram", Assert.IsType<UnknownOutput>(code.Outputs[2]).Type);
    }

    [Fact]
    public void Outputs_set_anew_read_back_the_same()
    {
        var document = NotebookDocument.Create("new", NotebookCell.Code("1 + 1"));
        document.Cells[0].SetOutputs([
            new StreamOutput("stderr", "x\r\ny\u2028z"),
            new DisplayOutput(new MimeBundle([new("text/html", "<b>\"\\\t\u0001😀</b>"), new("application/json", new JsonObject { ["n"] = 1.5 })])),
            new ErrorOutput("System.Exception", "no", ["line 1", "line 2"]),
        ]);
        var again = Parse(Text(document));
        Assert.Equal(new StreamOutput("stderr", "x\r\ny\u2028z"), again.Cells[0].Outputs[0]);
        var display = Assert.IsType<DisplayOutput>(again.Cells[0].Outputs[1]);
        Assert.Equal("<b>\"\\\t\u0001😀</b>", display.Data.Text("text/html"));
        Assert.Equal("{\"n\":1.5}", display.Data.Node("application/json")!.ToJsonString());
        Assert.Equal(["line 1", "line 2"], Assert.IsType<ErrorOutput>(again.Cells[0].Outputs[2]).Traceback);
        Assert.Contains("😀", Text(document), StringComparison.Ordinal);
    }
}
