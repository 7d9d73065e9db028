"""Goes through pages with trafilatura, comments included, as a user would."""
import pathlib
import sys

import trafilatura

pages = found = 0
for _ in range(int(sys.argv[2])):
    for path in sorted(pathlib.Path(sys.argv[1]).glob("*.html")):
        pages += 1
        document = trafilatura.bare_extraction(path.read_bytes(), include_comments=True, with_metadata=True)
        found += len(document.text or "") if document else 0
print(pages, "pages,", found)
