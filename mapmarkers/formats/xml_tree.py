"""XML from strangers: read without entities, within bounds, and with the line of each element."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.sax import SAXParseException
from xml.sax.handler import ContentHandler
from xml.sax.saxutils import escape, quoteattr
from xml.sax.xmlreader import AttributesImpl, Locator

from defusedxml import DefusedXmlException
from defusedxml.sax import parseString

from project.realtime.refusals import Refused

ELEMENTS = 300_000  # in one file
DEPTH = 60

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(slots=True)
class Element:
    """An element, by its name without a prefix."""

    name: str
    attributes: dict[str, str]
    line: int
    texts: list[str] = field(default_factory=list)  # between the children
    children: "list[Element]" = field(default_factory=list)

    def all(self, *names: str) -> "Iterator[Element]":
        """All elements below with one of these names, in the order of the file; not those within them."""
        for child in self.children:
            if child.name in names:
                yield child
            else:
                yield from child.all(*names)

    def said(self, *names: str) -> str:
        """The text of the first child with one of these names that says something."""
        texts = ("".join(child.texts).strip() for name in names for child in self.children if child.name == name)
        return next(filter(None, texts), "")


class _Builder(ContentHandler):
    def __init__(self) -> None:
        super().__init__()
        self._locator: Locator | None = None
        self._open = [Element("", {}, 0)]
        self._count = 0

    @property
    def root(self) -> Element:
        return self._open[0].children[0]

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802 -- SAX's name
        self._count += 1
        if self._count > ELEMENTS or len(self._open) > DEPTH:
            raise Refused("too_large", "There is too much in this file.")
        line = (self._locator.getLineNumber() if self._locator else None) or 0
        element = Element(name.rpartition(":")[2], {key.rpartition(":")[2]: attrs[key] for key in attrs.keys()}, line)  # noqa: SIM118 -- not a dict
        self._open[-1].children.append(element)
        self._open.append(element)

    def characters(self, content: str) -> None:
        self._open[-1].texts.append(content)

    def endElement(self, name: str) -> None:  # noqa: N802 -- SAX's name
        self._open.pop()


def parse(file: bytes) -> Element:
    """The root element; `Refused` for what is no XML, or would do harm."""
    builder = _Builder()
    try:
        parseString(file, builder)
    except SAXParseException as error:
        raise Refused("invalid", f"Line {error.getLineNumber()}: this is not XML ({error.getMessage()}).") from None
    except DefusedXmlException:
        raise Refused("invalid", "This file declares entities of its own, which are not read here.") from None
    except (LookupError, ValueError):
        raise Refused("invalid", "The encoding of this file is not known. Save it as UTF-8.") from None
    return builder.root


def text(value: str) -> str:
    """As the content of an element; what XML can't say is left out."""
    return escape(_NOT_XML.sub("", value), {"\r": "&#13;"})


def attribute(value: str) -> str:
    """With its quotes."""
    return quoteattr(_NOT_XML.sub("", value), {"\r": "&#13;"})


def element(name: str, value: str) -> str:
    """The element, or nothing where there is nothing to say."""
    return f"<{name}>{text(value)}</{name}>" if value else ""
