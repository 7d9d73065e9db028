using System.Text;
using System.Text.Json.Nodes;
using SocialResearch.Notebooks.Export;

namespace SocialResearch.Notebooks.Tests.Jupyter;

/// <summary>What a front end hears from the kernel, message by message.</summary>
public sealed class JupyterKernelTests
{
    [Fact]
    public async Task A_cell_is_announced_shown_and_answered_between_busy_and_idle()
    {
        await using KernelClient client = await KernelClient.StartAsync();
        Exchange cell = await client.RunAsync("Console.WriteLine(\"Grüße 😀\"); display(HTML(\"<b>x</b>\")); 6 * 7");
        Assert.Equal(["busy", "execute_input", "stream", "display_data", "execute_result", "idle"], cell.Types);
        Assert.Equal("Grüße 😀\n", cell.Stream("stdout"));
        Assert.Equal("42", cell.Result());
        Assert.Equal(("ok", 1), (cell.Reply["status"], (int)cell.Reply.Content["execution_count"]!));
        Exchange next = await client.RunAsync("1");
        Assert.Equal(2, (int)next.Reply.Content["execution_count"]!);
    }

    [Fact]
    public async Task An_error_has_a_name_a_sentence_and_the_lines_of_the_cell()
    {
        await using KernelClient client = await KernelClient.StartAsync();
        Exchange cell = await client.RunAsync("var x = 0;\n1 / x");
        Said error = cell.News.Single(said => said.Type == "error");
        Assert.Equal(("DivideByZeroException", "Attempted to divide by zero."), (error["ename"], error["evalue"]));
        Assert.Equal("   at Cell 1, line 2", (string?)error.Content["traceback"]![1]);
        Assert.Equal("error", cell.Reply["status"]);
        Assert.Equal("DivideByZeroException", cell.Reply["ename"]);
    }

    [Fact]
    public async Task Messages_with_a_wrong_signature_or_none_are_dropped_and_the_next_one_is_heard()
    {
        await using KernelClient client = await KernelClient.StartAsync();
        List<byte[]> Frames() => [.. client.Signed("execute_request", new JsonObject { ["code"] = "File.WriteAllText(\"hacked\", \"\")" }, null, out _)];
        List<byte[]> wrong = Frames(), missing = Frames(), changed = Frames(), cut = Frames(), noJson = Frames();
        wrong[1] = Encoding.ASCII.GetBytes(new string('0', 64));
        missing[1] = [];
        changed[5] = [.. changed[5], (byte)' '];
        cut.RemoveRange(4, 2);
        noJson[2] = "nonsense"u8.ToArray();
        foreach (List<byte[]> frames in (List<byte[]>[])[wrong, missing, changed, cut, noJson, [[1, 2, 3]], [[]]]) client.Peer("shell").Send(frames);
        Exchange cell = await client.RunAsync("File.Exists(\"hacked\")");
        Assert.Equal("false", cell.Result());
        Assert.Equal(1, (int)cell.Reply.Content["execution_count"]!);
    }

    [Fact]
    public async Task Requests_sent_together_are_worked_on_one_after_the_other_each_under_its_own_header()
    {
        await using KernelClient client = await KernelClient.StartAsync();
        List<string> ids = [];
        for (int i = 0; i < 20; i++)
        {
            ids.Add(client.Send("shell", "execute_request", new JsonObject { ["code"] = $"Console.Write({i}); await Task.Delay(1); Console.Write({i})" }));
            ids.Add(client.Send("shell", "kernel_info_request", []));
            client.Send("control", "kernel_info_request", []);
        }
        var news = new List<Said>();
        while (news.Count(said => said.Type == "status" && said["execution_state"] == "idle") < 60) news.Add(await client.NextAsync("iopub"));
        Said[] ours = [.. news.Where(said => ids.Contains(said.ParentId!))];
        // The news of a request are neighbours, and the requests come in the order they were sent.
        Assert.Equal(ids, ours.Select(said => said.ParentId!).Aggregate(new List<string>(), (seen, id) => seen.LastOrDefault() == id ? seen : [.. seen, id]));
        foreach (IGrouping<string?, Said> request in news.GroupBy(said => said.ParentId))
        {
            Assert.Equal("busy", request.First()["execution_state"]);
            Assert.Equal("idle", request.Last()["execution_state"]);
            Assert.Equal(2, request.Count(said => said.Type == "status"));
        }
        for (int i = 0; i < 20; i++)
            Assert.Equal($"{i}{i}", string.Concat(ours.Where(said => said.ParentId == ids[2 * i] && said.Type == "stream").Select(said => said["text"])));
        foreach (string id in ids) Assert.Equal(id, (await client.NextAsync("shell")).ParentId);
    }

    [Fact]
    public async Task After_a_failure_the_cells_sent_with_it_are_aborted_unless_asked_otherwise()
    {
        await using KernelClient client = await KernelClient.StartAsync();
        async Task<List<string>> Answers(bool stopOnError)
        {
            client.Send("shell", "execute_request", new JsonObject { ["code"] = "Thread.Sleep(500); throw new Exception();", ["stop_on_error"] = stopOnError });
            client.Send("shell", "execute_request", new JsonObject { ["code"] = "1" });
            client.Send("shell", "kernel_info_request", []);
            client.Send("shell", "execute_request", new JsonObject { ["code"] = "2" });
            var answers = new List<string>();
            for (int i = 0; i < 4; i++) answers.Add((await client.NextAsync("shell"))["status"]!);
            return answers;
        }
        Assert.Equal(["error", "aborted", "ok", "aborted"], await Answers(stopOnError: true));
        Assert.Equal(["error", "ok", "ok", "ok"], await Answers(stopOnError: false));
    }

    [Fact]
    public async Task A_cell_sent_after_the_reply_of_a_failed_one_runs_even_while_that_one_is_being_finished()
    {
        await using KernelClient client = await KernelClient.StartAsync();
        for (int i = 0; i < 200; i++)
        {
            client.Send("shell", "execute_request", new JsonObject { ["code"] = "missing" });
            Assert.Equal("error", (await client.NextAsync("shell"))["status"]);
            // Sent at once: the news that the kernel is idle again may be on their way still.
            client.Send("shell", "execute_request", new JsonObject { ["code"] = "1" });
            Assert.Equal("ok", (await client.NextAsync("shell"))["status"]);
        }
    }

    [Fact]
    public async Task An_interrupt_at_the_first_word_of_a_cell_stops_it_and_only_it_with_the_state_kept()
    {
        await using KernelClient client = await KernelClient.StartAsync();
        await client.RunAsync("int kept = 5;");
        for (int i = 0; i < 40; i++)
        {
            string id = client.Send("shell", "execute_request", new JsonObject { ["code"] = i % 2 == 0 ? "while (true) { }" : "await Task.Delay(-1);" });
            while (await client.NextAsync("iopub") is var said && (said.ParentId != id || said.Type != "execute_input")) ;
            client.Send("control", "interrupt_request", []);
            Assert.Equal("error", (await client.NextAsync("shell"))["status"]);
            // One that waits would hear a stop that was meant for the cell before.
            Assert.Equal("ok", (await client.RunAsync("await Task.Delay(5);")).Reply["status"]);
        }
        Assert.Equal("5", (await client.RunAsync("kept")).Result());
    }

    [Fact]
    public async Task A_silent_cell_shows_nothing_and_counts_nothing_and_one_without_history_is_not_remembered()
    {
        await using KernelClient client = await KernelClient.StartAsync();
        Exchange silent = await client.RunAsync("var a = 1; Console.Write(\"x\"); display(a); a", ("silent", true));
        Assert.Equal(["busy", "idle"], silent.Types);
        Assert.Equal(("ok", 0), (silent.Reply["status"], (int)silent.Reply.Content["execution_count"]!));
        Exchange unstored = await client.RunAsync("a + 1", ("store_history", false));
        Assert.Equal("2", unstored.Result());
        await client.RunAsync("a + 2");
        Exchange history = await client.AskAsync("history_request", new JsonObject { ["hist_access_type"] = "tail", ["n"] = 10, ["output"] = true, ["raw"] = true });
        Assert.Equal("""[[1,1,["a + 2","3"]]]""", history.Reply.Content["history"]!.ToJsonString().Replace("\\u002B", "+", StringComparison.Ordinal));
    }

    [Fact]
    public async Task User_expressions_give_values_or_errors_by_their_names()
    {
        await using KernelClient client = await KernelClient.StartAsync();
        Exchange cell = await client.RunAsync("var a = 20;", ("user_expressions", new JsonObject { ["sum"] = "a + 1", ["wrong"] = "b" }));
        JsonNode expressions = cell.Reply.Content["user_expressions"]!;
        Assert.Equal(("ok", "21"), ((string?)expressions["sum"]!["status"], (string?)expressions["sum"]!["data"]!["text/plain"]));
        Assert.Equal(("error", "CompilationError"), ((string?)expressions["wrong"]!["status"], (string?)expressions["wrong"]!["ename"]));
    }

    [Fact]
    public async Task A_displayed_value_is_updated_in_its_place()
    {
        await using KernelClient client = await KernelClient.StartAsync();
        Exchange shown = await client.RunAsync("var place = display(\"working\");");
        Exchange updated = await client.RunAsync("place.Update(\"done\"); ClearOutput(wait: true);");
        Said update = updated.News.Single(said => said.Type == "update_display_data");
        Assert.Equal("done", (string?)update.Content["data"]!["text/plain"]);
        string? Place(Said said) => (string?)said.Content["transient"]!["display_id"];
        Assert.Equal(Place(shown.News.Single(said => said.Type == "display_data")), Place(update));
        Assert.True((bool)updated.News.Single(said => said.Type == "clear_output").Content["wait"]!);
    }

    [Fact]
    public async Task A_cell_that_reads_from_the_console_asks_the_front_end()
    {
        await using KernelClient client = await KernelClient.StartAsync();
        string id = client.Send("shell", "execute_request", new JsonObject { ["code"] = "Console.Write(\"Name? \"); var name = Console.ReadLine(); $\"Hallo {name}\"", ["allow_stdin"] = true });
        Said question = await client.NextAsync("stdin");
        Assert.Equal(("input_request", id), (question.Type, question.ParentId));
        client.Send("stdin", "input_reply", new JsonObject { ["value"] = "Änne" });
        IReadOnlyList<Said> news = await client.NewsOfAsync(id);
        Assert.Equal("Hallo Änne", (string?)news.Single(said => said.Type == "execute_result").Content["data"]!["text/plain"]);
        await client.NextAsync("shell");

        Exchange closed = await client.RunAsync("Console.ReadLine() == null", ("allow_stdin", false));
        Assert.Equal("true", closed.Result());
    }

    [Theory]
    [InlineData("while (true) { }")]
    [InlineData("Console.ReadLine();")]
    [InlineData("await Task.Delay(-1);")]
    public async Task An_interrupt_stops_the_cell_and_keeps_the_variables(string code)
    {
        await using KernelClient client = await KernelClient.StartAsync();
        await client.RunAsync("var kept = 5;");
        string id = client.Send("shell", "execute_request", new JsonObject { ["code"] = "Console.WriteLine(\"begun\"); " + code });
        while ((await client.NextAsync("iopub")).Type != "stream") { }
        client.Send("control", "interrupt_request", []);
        Assert.Equal("ok", (await client.NextAsync("control"))["status"]);
        IReadOnlyList<Said> news = await client.NewsOfAsync(id);
        Assert.Contains("Variables of earlier cells are kept.", news.Single(said => said.Type == "error")["evalue"]);
        Assert.Equal("error", (await client.NextAsync("shell"))["status"]);
        Assert.Equal("5", (await client.RunAsync("kept")).Result());
    }

    [Fact]
    public async Task A_blocked_cell_is_replaced_and_the_lost_variables_are_named()
    {
        await using KernelClient client = await KernelClient.StartAsync();
        await client.RunAsync("var posts = 1; int Twice(int i) => 2 * i;");
        await client.RunAsync("var likes = 2;");
        string id = client.Send("shell", "execute_request", new JsonObject { ["code"] = "Console.WriteLine(\"begun\"); Thread.Sleep(-1);" });
        while ((await client.NextAsync("iopub")).Type != "stream") { }
        client.Send("control", "interrupt_request", []);
        IReadOnlyList<Said> news = await client.NewsOfAsync(id);
        Assert.EndsWith("variables of earlier cells are gone: posts, likes.", news.Single(said => said.Type == "error")["evalue"]);
        await client.NextAsync("shell");
        Assert.Equal("2", (await client.RunAsync("1 + 1")).Result());
    }

    [Fact]
    public async Task A_cell_that_ends_its_process_fails_and_the_kernel_goes_on()
    {
        await using KernelClient client = await KernelClient.StartAsync();
        Exchange cell = await client.RunAsync("Console.Write(\"last words\"); Environment.Exit(3);");
        Assert.Equal("last words", cell.Stream("stdout"));
        Assert.StartsWith("The cell ended the process with exit code 3.", cell.News.Single(said => said.Type == "error")["evalue"]);
        Assert.Equal("2", (await client.RunAsync("1 + 1")).Result());
    }

    [Fact]
    public async Task What_is_asked_while_a_cell_runs_is_answered_on_the_control_channel_at_once()
    {
        await using KernelClient client = await KernelClient.StartAsync();
        client.Send("shell", "execute_request", new JsonObject { ["code"] = "while (true) { }" });
        client.Send("control", "kernel_info_request", []);
        Said info = await client.NextAsync("control");
        Assert.Equal(("kernel_info_reply", "5.4"), (info.Type, info["protocol_version"]));
        Assert.Equal("C#", (string?)info.Content["language_info"]!["name"]);
        client.Peer("hb").Send([[], "ping"u8.ToArray()]);
        Assert.Equal([[], "ping"u8.ToArray()], await client.Peer("hb").ReceiveAsync(CancellationToken.None));
        client.Send("control", "interrupt_request", []);
    }

    [Fact]
    public async Task Requests_without_sense_get_an_answer_or_none_and_the_kernel_goes_on()
    {
        await using KernelClient client = await KernelClient.StartAsync();
        foreach (string channel in (string[])["shell", "control"])
        {
            foreach (string type in (string[])["execute_request", "complete_request", "inspect_request", "is_complete_request", "history_request", "comm_info_request", "comm_open", "comm_msg", "debug_request", "nonsense"])
            {
                foreach (string content in (string[])["{}", """{"code":5,"cursor_pos":"x","n":-3,"hist_access_type":"search","pattern":7}""", """{"code":"Con","cursor_pos":-5,"user_expressions":[1],"hist_access_type":"range","start":"a"}""", """{"code":"1","cursor_pos":1000000000,"user_expressions":{"a":null,"b":5}}""", """{"code":"\ud83d","cursor_pos":1,"user_expressions":{"a":"\ud83d"}}"""])
                    client.SendRaw(channel, type, content, """{"cellId":"\ud83d"}""");
            }
        }
        // The first one may be aborted: it waited behind cells that failed.
        await client.NewsOfAsync(client.Send("shell", "execute_request", new JsonObject { ["code"] = "1" }));
        IReadOnlyList<Said> news = await client.NewsOfAsync(client.Send("shell", "execute_request", new JsonObject { ["code"] = "6 * 7" }));
        Assert.Contains(news, said => said.Type is "execute_result");
    }

    [Fact]
    public async Task Comms_are_declined_and_there_are_none()
    {
        await using KernelClient client = await KernelClient.StartAsync();
        Exchange info = await client.AskAsync("comm_info_request", []);
        Assert.Empty(info.Reply.Content["comms"]!.AsObject());
        string id = client.Send("shell", "comm_open", new JsonObject { ["comm_id"] = "c1", ["target_name"] = "jupyter.widget", ["data"] = new JsonObject() });
        IReadOnlyList<Said> news = await client.NewsOfAsync(id);
        Assert.Equal("c1", news.Single(said => said.Type == "comm_close")["comm_id"]);
    }

    [Fact]
    public async Task Places_are_counted_in_characters_also_behind_an_emoji()
    {
        await using KernelClient client = await KernelClient.StartAsync();
        Exchange answer = await client.AskAsync("complete_request", new JsonObject { ["code"] = "var s = \"😀😀\"; Console.WriteL", ["cursor_pos"] = 28 });
        Assert.Equal(["WriteLine"], answer.Reply.Content["matches"]!.AsArray().Select(match => (string?)match));
        Assert.Equal((22, 28), ((int)answer.Reply.Content["cursor_start"]!, (int)answer.Reply.Content["cursor_end"]!));
    }

    [Theory]
    [InlineData("1 + 1", "complete", null)]
    [InlineData("if (true) {", "incomplete", "    ")]
    [InlineData("#r \"nuget: X, 1.0\"", "complete", null)]
    [InlineData("}}", "invalid", null)]
    public async Task Code_is_complete_incomplete_or_invalid(string code, string status, string? indent)
    {
        await using KernelClient client = await KernelClient.StartAsync();
        Exchange answer = await client.AskAsync("is_complete_request", new JsonObject { ["code"] = code });
        Assert.Equal((status, indent), (answer.Reply["status"], answer.Reply["indent"]));
    }

    [Fact]
    public async Task The_first_output_that_needs_a_script_brings_it_and_again_when_its_cell_is_run_again()
    {
        await using KernelClient client = await KernelClient.StartAsync(new PageScript("plotly", () => "let plotly;"));
        JsonObject Code(string name) => new() { ["code"] = $"HTML(\"<p data-needs-script='plotly' id='{name}'>\".Replace('\\'', '\"'))" };
        async Task<bool> Brings(string cell) =>
            (await client.AskAsync("execute_request", Code(cell), new JsonObject { ["cellId"] = cell })).Result("text/html")!.StartsWith("<script>let plotly;</script>", StringComparison.Ordinal);
        Assert.True(await Brings("a"));
        Assert.False(await Brings("b"));
        Assert.True(await Brings("a"));
        Assert.False(await Brings("b"));
    }

    [Fact]
    public async Task A_shutdown_is_answered_and_ends_the_kernel()
    {
        await using KernelClient client = await KernelClient.StartAsync();
        await client.RunAsync("1");
        client.Send("control", "shutdown_request", new JsonObject { ["restart"] = true });
        Said reply = await client.NextAsync("control");
        Assert.Equal(("shutdown_reply", true), (reply.Type, (bool)reply.Content["restart"]!));
        await client.Ended;
    }

    [Fact]
    public async Task Only_the_user_may_open_the_sockets()
    {
        await using KernelClient client = await KernelClient.StartAsync();
        string[] sockets = [.. Directory.EnumerateFiles(client.Folder, "s-*")];
        Assert.Equal(5, sockets.Length);
        if (OperatingSystem.IsWindows()) return;
        foreach (string socket in sockets) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(socket));
    }
}
