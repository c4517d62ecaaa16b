# SPDX-License-Identifier: GPL-3.0-or-later
"""Compiled catalogues for the tests: `import mofile`.

  mofile.read(path)                {original: translation} in bytes as they stand in the file:
                                   plural forms with a NUL between them, b"" the header
  mofile.pack(texts)               such a catalogue, without a hash table; str is made UTF-8
  mofile.header(code, **more)      the text of a header; more by name, - written as _
"""
import struct

MAGIC = 0x950412DE


def read(path):
    with open(path, "rb") as file:
        data = file.read()
    magic, _, count, at, to = struct.unpack_from("<5I", data)
    if magic != MAGIC:
        raise ValueError(f"{path} is no catalogue of this machine")

    def text(table, row):
        size, start = struct.unpack_from("<2I", data, table + 8 * row)
        return data[start:start + size]
    return {text(at, row): text(to, row) for row in range(count)}


def _bytes(text):
    return text.encode("utf-8") if isinstance(text, str) else text


def pack(texts, order="<"):
    rows = sorted((_bytes(a), _bytes(b)) for a, b in texts.items())
    n, head = len(rows), 28
    tables, strings, start = [], b"", head + 16 * len(rows)
    for column in (0, 1):
        for row in rows:
            tables.append(struct.pack(order + "2I", len(row[column]), start + len(strings)))
            strings += row[column] + b"\0"
    return (struct.pack(order + "7I", MAGIC, 0, n, head, head + 8 * n, 0, head + 16 * n) +
            b"".join(tables) + strings)


def header(code, **more):
    fields = {"Project_Id_Version": "konsort", "Language": code, "MIME_Version": "1.0",
              "Content_Type": "text/plain; charset=UTF-8", "Content_Transfer_Encoding": "8bit",
              "Plural_Forms": "nplurals=2; plural=(n != 1);", **more}
    return "".join(f"{name.replace('_', '-')}: {value}\n" for name, value in fields.items()
                   if value is not None)
