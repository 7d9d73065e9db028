"""Goes through pages with an extractor, as a user would: extract.py PEER FOLDER."""
import pathlib
import sys


def trafilatura(page):
    from trafilatura import bare_extraction
    document = bare_extraction(page, include_comments=True, with_metadata=True)
    return document.text if document else None


def readability(page):
    from readability import Document
    document = Document(page)
    document.short_title()
    return document.summary()


def lxml(page):
    from lxml import html
    return html.document_fromstring(page).tag


extract = {"trafilatura": trafilatura, "readability": readability, "lxml": lxml}[sys.argv[1]]
pages = found = 0
for path in sorted(pathlib.Path(sys.argv[2]).glob("*.html")):
    pages += 1
    try:
        found += len(extract(path.read_bytes().decode("utf-8", "replace").replace("encoding=", "coding=")) or "")
    except Exception:
        pass
print(pages, "pages,", found)
