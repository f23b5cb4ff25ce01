"""Describes the wire protocol as an AsyncAPI 3 document and as a page, both made from the messages' structs."""
