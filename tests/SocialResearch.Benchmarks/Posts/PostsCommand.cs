using System.CommandLine;

namespace SocialResearch.Benchmarks.Posts;

/// <summary><c>posts</c>: writes the generated posts and says where they are.</summary>
internal static class PostsCommand
{
    private static readonly Argument<int> s_count = new("count") { Description = "How many posts." };

    public static Command Create()
    {
        var command = new Command("posts", "Writes a CSV of generated posts into a temporary folder, unless it is there, and says where it is.") { s_count };
        command.SetAction(arguments => Console.WriteLine(PostFile.Csv(arguments.GetValue(s_count))));
        return command;
    }
}
