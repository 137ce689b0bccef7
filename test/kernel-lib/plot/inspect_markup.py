"""Says what in pictures and tables is not as drawn by hand: reads a JSON list of documents, writes what it found."""
import json
import sys
from html.parser import HTMLParser
from xml.etree import ElementTree

TAGS = {"svg", "rect", "line", "text", "title", "path", "circle", "g", "polyline", "tspan"}
TABLE = TAGS | {"div", "table", "thead", "tbody", "tr", "th", "td", "b", "br", "small", "p", "i", "span"}
found = []


def look(tag, attributes, allowed):
    if tag not in allowed:
        found.append(f"<{tag}>")
    for name, value in attributes:
        if name.lower().startswith("on") or "href" in name.lower() or (value or "").strip().lower().startswith("javascript:"):
            found.append(f"{tag} {name}={value}")


class Table(HTMLParser):
    def handle_starttag(self, tag, attrs):
        look(tag, attrs, TABLE)


for document in json.load(sys.stdin):
    if document.startswith("<svg"):
        for element in ElementTree.fromstring(document).iter():
            look(element.tag.split("}")[-1], element.attrib.items(), TAGS)
    else:
        Table().feed(document)
print(json.dumps(found))
