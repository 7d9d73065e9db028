namespace SocialResearch.Browser.Tests.Browser;

/// <summary>Finds texts of drawings that lie on each other or outside their drawing.</summary>
internal static class TextCollisions
{
    // Line by line, because the box around a text of several lines also holds the white beside its short lines.
    private const string Script = """
        (() => {
          const found = [];
          for (const host of document.querySelectorAll('.sr-drawing')) {
            const frame = host.getBoundingClientRect(), boxes = [];
            for (const text of host.querySelectorAll('svg text')) {
              if (!text.textContent.trim() || getComputedStyle(text).visibility === 'hidden' || text.closest('.hoverlayer')) continue;
              const lines = text.querySelectorAll('tspan.line');
              for (const line of lines.length ? lines : [text]) {
                const range = document.createRange();
                range.selectNodeContents(line);
                const r = range.getBoundingClientRect();
                if (r.width === 0) continue;
                boxes.push({ owner: text, text: line.textContent, left: r.left, right: r.right, top: r.top + r.height * 0.12, bottom: r.bottom - r.height * 0.12 });
              }
            }
            for (const box of boxes)
              if (box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1 || box.bottom > frame.bottom + 1)
                found.push(`${host.id}: “${box.text}” leaves the drawing (${[box.left - frame.left, box.right - frame.right, box.top - frame.top, box.bottom - frame.bottom].map(Math.round)})`);
            for (let i = 0; i < boxes.length; i++)
              for (let j = i + 1; j < boxes.length; j++) {
                const a = boxes[i], b = boxes[j];
                if (a.owner !== b.owner && a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1)
                  found.push(`${host.id}: “${a.text}” lies on “${b.text}”`);
              }
          }
          return found;
        })()
        """;

    public static async Task<IReadOnlyList<string>> FindAsync(Page page) =>
        [.. (await page.EvaluateAsync(Script))!.AsArray().Select(found => found!.GetValue<string>())];
}
