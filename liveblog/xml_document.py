"""XML for feeds and sitemaps, whatever characters people paste."""

import re
from io import StringIO
from xml.sax.xmlreader import AttributesImpl

from django.utils.xmlutils import SimplerXMLGenerator

CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # XML cannot have them


class XMLDocument(SimplerXMLGenerator):
    def __init__(self) -> None:
        self._text = StringIO()
        super().__init__(self._text, "utf-8")
        self.startDocument()

    def begin(self, name: str, **attributes: str) -> None:
        self.startElement(name, AttributesImpl(attributes))

    def line(self, name: str, text: str, **attributes: str) -> None:
        """An element with nothing but text in it."""
        self.addQuickElement(name, CONTROLS.sub("", text), attributes)

    def end(self, name: str) -> None:
        self.endElement(name)

    def __str__(self) -> str:
        return self._text.getvalue()
