using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace SocialResearch.Tests.Scraping;

/// <summary>A WordPress in German as Debian packs it, with posts and nested comments written by us, in a folder of its own.</summary>
internal sealed class WordPressSite : IAsyncDisposable
{
    private const string Packed = "/usr/share/wordpress";

    private const string Config = """
        <?php
        define('DB_NAME', 'wp'); define('DB_USER', 'root'); define('DB_PASSWORD', ''); define('DB_HOST', 'localhost:' . __DIR__ . '/../socket');
        define('DB_CHARSET', 'utf8mb4'); define('DB_COLLATE', '');
        define('WP_HTTP_BLOCK_EXTERNAL', true); define('DISABLE_WP_CRON', true); define('AUTOMATIC_UPDATER_DISABLED', true);
        $table_prefix = 'wp_';
        if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
        require_once ABSPATH . 'wp-settings.php';
        """;

    // Three posts with 14 comments each; every second one answers the one before, so that there are seven threads on two pages.
    private const string SetUp = """
        <?php
        define('WP_INSTALLING', true); define('WP_SITEURL', 'http://' . $argv[1]); define('WP_HOME', 'http://' . $argv[1]);
        $_SERVER['HTTP_HOST'] = $argv[1]; $_SERVER['REQUEST_URI'] = '/'; $_SERVER['SERVER_PROTOCOL'] = 'HTTP/1.1'; $_SERVER['REMOTE_ADDR'] = '127.0.0.1';
        require __DIR__ . '/site/wp-load.php'; require ABSPATH . 'wp-admin/includes/upgrade.php';
        wp_install('Gespräche', 'redaktion', 'a@example.org', true, '', 'geheim', 'de_DE');
        foreach (['page_comments' => 1, 'comments_per_page' => 5, 'thread_comments' => 1, 'thread_comments_depth' => 5] as $name => $value) update_option($name, $value);
        switch_theme('twentytwentyone');
        wp_delete_post(1, true);
        for ($post = 1; $post <= 3; $post++) {
            $id = wp_insert_post(['post_title' => "Größe $post", 'post_content' => "<p>Beitrag $post über schöne Größen.</p>", 'post_status' => 'publish', 'post_author' => 1]);
            $parent = 0;
            for ($number = 1; $number <= 14; $number++)
                $parent = wp_insert_comment(['comment_post_ID' => $id, 'comment_author' => "Käthe $number", 'comment_author_email' => "k$number@example.org", 'comment_approved' => 1,
                    'comment_content' => "Kommentar $number zu Beitrag $post, schön!", 'comment_parent' => $number % 2 ? 0 : $parent, 'comment_date' => sprintf('2026-04-%02d 16:29:00', $number)]);
        }
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("wordpress");
    private readonly List<Process> _servers = [];

    /// <summary>Why it cannot be tried on this machine; null when it can.</summary>
    public static string? Missing =>
        !OperatingSystem.IsLinux() || !File.Exists(Packed + "/wp-load.php") || !Directory.Exists(Packed + "/wp-content/themes/twentytwentyone") || !File.Exists("/usr/sbin/mariadbd") || !File.Exists("/usr/bin/php")
            ? "WordPress is not installed (Debian: sudo apt-get install wordpress wordpress-l10n wordpress-theme-twentytwentyone mariadb-server php-cli php-mysql)." : null;

    public string Root { get; private set; } = "";

    public static async Task<WordPressSite> StartAsync()
    {
        var site = new WordPressSite();
        try
        {
            await site.BeginAsync();
            return site;
        }
        catch
        {
            await site.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (Process server in _servers)
        {
            server.Kill(entireProcessTree: true);
            await server.WaitForExitAsync();
            server.Dispose();
        }
        _folder.Delete(recursive: true);
    }

    private string In(string name) => Path.Combine(_folder.FullName, name);

    private async Task BeginAsync()
    {
        int port;
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            port = ((IPEndPoint)free.LocalEndpoint).Port;
        }
        string host = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}"), user = Environment.UserName;
        await Run("cp", "-rL", Packed, In("site"));
        File.WriteAllText(In("site/wp-config.php"), Config);
        File.WriteAllText(In("setup.php"), SetUp);
        await Run("mariadb-install-db", "--no-defaults", "--datadir=" + In("data"), "--auth-root-authentication-method=normal", "--skip-test-db", "--user=" + user);
        Serve("/usr/sbin/mariadbd", "--no-defaults", "--datadir=" + In("data"), "--socket=" + In("socket"), "--skip-networking", "--user=" + user, "--innodb-buffer-pool-size=32M");
        await Until(async () => (await Exit("mariadb", "--no-defaults", "--socket=" + In("socket"), "-u", "root", "-e", "CREATE DATABASE wp CHARACTER SET utf8mb4")) == 0);
        await Run("php", In("setup.php"), host);
        Serve("php", "-S", host, "-t", In("site"));
        await Until(async () =>
        {
            using var probe = new TcpClient();
            try
            {
                await probe.ConnectAsync(IPAddress.Loopback, port);
                return true;
            }
            catch (SocketException)
            {
                return false;
            }
        });
        Root = $"http://{host}";
    }

    /// <summary>A server says nowhere that it is ready; it is asked until it is, at most a minute.</summary>
    private static async Task Until(Func<Task<bool>> holds)
    {
        for (int i = 0; i < 300; i++)
        {
            if (await holds()) return;
            await Task.Delay(200);
        }
        Assert.Fail("A server of the test did not start.");
    }

    private void Serve(string program, params string[] arguments)
    {
        Process server = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        _servers.Add(server);
        server.BeginOutputReadLine();
        server.BeginErrorReadLine();
    }

    private static async Task Run(string program, params string[] arguments) => Assert.Equal(0, await Exit(program, arguments));

    private static async Task<int> Exit(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
