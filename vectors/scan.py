"""A strict JSON scanner (RFC 8259, UTF-8) that knows where every value starts.

Written for the vectors only: the whole document in memory, one pass, the first offending byte wins.
"""
import sys
from dataclasses import dataclass

sys.setrecursionlimit(8000)

MAX_DEPTH = 512
WHITE = b" \t\n\r"
ESCAPES = {0x22: '"', 0x5C: "\\", 0x2F: "/", 0x62: "\b", 0x66: "\f", 0x6E: "\n", 0x72: "\r", 0x74: "\t"}
ENTRY_PATHS = (("entries",), ("data", "entries"))


class Refusal(Exception):
    def __init__(self, code, offset, entries_read=0):
        super().__init__(code, offset)
        self.code, self.offset, self.entries_read = code, offset, entries_read


@dataclass
class Node:
    """`value`: dict of nodes, list of nodes, str, number text, True, False or None."""
    kind: str
    start: int
    value: object

    def get(self, key):
        return self.value.get(key)


class Scanner:
    def __init__(self, data):
        self.data, self.end, self.at = data, len(data), 0
        self.depth, self.path, self.entries_read = 0, [], 0

    def refuse(self, code, offset):
        raise Refusal(code, offset, self.entries_read)

    def unexpected(self):
        """The byte at the present place cannot continue the grammar."""
        if self.at >= self.end:
            self.refuse("truncated-json", self.end)
        byte = self.data[self.at]
        outside_utf8 = 0x80 <= byte <= 0xC1 or byte >= 0xF5
        self.refuse("invalid-utf8" if outside_utf8 else "json-syntax", self.at)

    def peek(self):
        return self.data[self.at] if self.at < self.end else -1

    def white(self):
        while self.at < self.end and self.data[self.at] in WHITE:
            self.at += 1

    def document(self):
        if self.data.startswith(b"\xef\xbb\xbf"):
            self.at = 3
        self.white()
        root = self.value()
        self.white()
        if self.at < self.end:
            self.unexpected()
        return root

    def value(self):
        start, byte = self.at, self.peek()
        if byte == 0x7B:
            return Node("object", start, self.nested(self.members))
        if byte == 0x5B:
            return Node("array", start, self.nested(self.elements))
        if byte == 0x22:
            return Node("string", start, self.string())
        if byte == 0x2D or 0x30 <= byte <= 0x39:
            return Node("number", start, self.number())
        for word, kind, value in ((b"true", "boolean", True), (b"false", "boolean", False), (b"null", "null", None)):
            if byte == word[0]:
                return Node(kind, start, self.word(word, value))
        self.unexpected()

    def word(self, word, value):
        for byte in word:
            if self.peek() != byte:
                self.unexpected()
            self.at += 1
        return value

    def nested(self, read):
        if self.depth == MAX_DEPTH:
            self.refuse("too-deep", self.at)
        self.depth += 1
        self.at += 1
        self.white()
        result = read()
        self.at += 1
        self.depth -= 1
        return result

    def members(self):
        found = {}
        if self.peek() == 0x7D:
            return found
        while True:
            start = self.at
            if self.peek() != 0x22:
                self.unexpected()
            key = self.string()
            if key in found:
                self.refuse("duplicate-key", start)
            self.white()
            if self.peek() != 0x3A:
                self.unexpected()
            self.at += 1
            self.white()
            self.path.append(key)
            found[key] = self.value()
            self.path.pop()
            if not self.another(0x7D):
                return found

    def elements(self):
        found = []
        if self.peek() == 0x5D:
            return found
        here = tuple(self.path)
        while True:
            self.path.append(len(found))
            found.append(self.value())
            self.path.pop()
            if here in ENTRY_PATHS:
                self.entries_read += 1
            if not self.another(0x5D):
                return found

    def another(self, closing):
        """True after a comma, False before the closing bracket."""
        self.white()
        if self.peek() == closing:
            return False
        if self.peek() != 0x2C:
            self.unexpected()
        self.at += 1
        self.white()
        return True

    def digits(self):
        if not 0x30 <= self.peek() <= 0x39:
            self.unexpected()
        while 0x30 <= self.peek() <= 0x39:
            self.at += 1

    def number(self):
        start = self.at
        if self.peek() == 0x2D:
            self.at += 1
        if self.peek() == 0x30:
            self.at += 1
        else:
            self.digits()
        if self.peek() == 0x2E:
            self.at += 1
            self.digits()
        if self.peek() in (0x45, 0x65):
            self.at += 1
            if self.peek() in (0x2B, 0x2D):
                self.at += 1
            self.digits()
        return self.data[start:self.at].decode("ascii")

    def string(self):
        units = []  # code points; halves of escaped pairs are joined at the end
        self.at += 1
        while True:
            byte = self.peek()
            if byte == 0x22:
                self.at += 1
                return join_pairs(units)
            if byte < 0x20:
                self.unexpected()
            if byte == 0x5C:
                units.append(self.escape())
            elif byte < 0x80:
                units.append(byte)
                self.at += 1
            else:
                units.append(self.utf8())

    def escape(self):
        self.at += 1
        byte = self.peek()
        if byte in ESCAPES:
            self.at += 1
            return ord(ESCAPES[byte])
        if byte != 0x75:
            self.escape_syntax()
        self.at += 1
        value = 0
        for _ in range(4):
            if self.peek() == -1 or chr(self.peek()) not in "0123456789abcdefABCDEF":
                self.escape_syntax()
            value = value * 16 + int(chr(self.peek()), 16)
            self.at += 1
        return value

    def escape_syntax(self):
        """Inside a string, yet not a character of it."""
        if self.at >= self.end:
            self.refuse("truncated-json", self.end)
        if self.data[self.at] >= 0x80:
            self.utf8()  # refuses what is ill-formed
            self.at -= 1
            while self.data[self.at] & 0xC0 == 0x80:
                self.at -= 1
        self.refuse("json-syntax", self.at)

    def utf8(self):
        lead_at, lead = self.at, self.data[self.at]
        ranges = utf8_tail(lead)
        if ranges is None:
            self.refuse("invalid-utf8", lead_at)
        self.at += 1
        for low, high in ranges:
            if self.at >= self.end:
                self.refuse("truncated-json", self.end)
            if not low <= self.data[self.at] <= high:
                self.refuse("invalid-utf8", lead_at)
            self.at += 1
        return ord(self.data[lead_at:self.at].decode("utf-8"))


def utf8_tail(lead):
    """The ranges of the bytes that must follow (Unicode, table 3-7); None for a byte that cannot lead."""
    any_tail = (0x80, 0xBF)
    if 0xC2 <= lead <= 0xDF:
        return [any_tail]
    if 0xE0 <= lead <= 0xEF:
        return [{0xE0: (0xA0, 0xBF), 0xED: (0x80, 0x9F)}.get(lead, any_tail), any_tail]
    if 0xF0 <= lead <= 0xF4:
        return [{0xF0: (0x90, 0xBF), 0xF4: (0x80, 0x8F)}.get(lead, any_tail), any_tail, any_tail]
    return None


def join_pairs(units):
    out, i = [], 0
    while i < len(units):
        unit = units[i]
        after = units[i + 1] if i + 1 < len(units) else 0
        if 0xD800 <= unit <= 0xDBFF and 0xDC00 <= after <= 0xDFFF:
            unit = 0x10000 + ((unit - 0xD800) << 10) + (after - 0xDC00)
            i += 1
        out.append(chr(unit))
        i += 1
    return "".join(out)


def scan(data):
    """The root node and the scanner that read it; raises Refusal."""
    scanner = Scanner(data)
    return scanner.document(), scanner


def line_and_column(data, offset):
    """Lines end at line feeds; a column is a character (code point) from 1; a BOM is no column."""
    before = data[:offset]
    line_start = before.rfind(b"\n") + 1
    if line_start == 0 and before.startswith(b"\xef\xbb\xbf"):
        line_start = 3
    characters = sum(1 for byte in before[line_start:] if byte & 0xC0 != 0x80)
    return before.count(b"\n") + 1, characters + 1
