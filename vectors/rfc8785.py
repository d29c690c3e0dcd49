"""RFC 8785 (JSON Canonicalization Scheme) in Python, for values whose numbers are kept as they were written.

Written for the vectors, from the RFC and ECMA-262, and by exact arithmetic: it shares nothing with the program.
"""
import hashlib
import json
import re
from decimal import Decimal
from fractions import Fraction

SHORT = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


class Number(str):
    """A number as it stands in the text."""


class Unsafe(Exception):
    """A value that has no RFC 8785 form which states what it says."""


def parse(text):
    return json.loads(text, parse_int=Number, parse_float=Number, parse_constant=None)


def string(text):
    if any(0xD800 <= ord(character) <= 0xDFFF for character in text):
        raise Unsafe("lone-surrogate")
    spelled = (SHORT.get(c) or (f"\\u{ord(c):04x}" if c < " " else c) for c in text)
    return f'"{"".join(spelled)}"'


def number(literal):
    """ECMA-262, Number::toString, of the double nearest to the literal; Unsafe where the double is another number."""
    value = float(literal)
    if value in (float("inf"), float("-inf")):
        raise Unsafe("unsafe-number")
    written = Fraction(Decimal(literal)) if value or not re.search("[1-9]", literal.lower().split("e")[0]) else None
    if written != Fraction(Decimal(repr(value))) and written != Fraction(value):
        raise Unsafe("unsafe-number")
    if value == 0:
        return "0"
    _, digits, exponent = Decimal(repr(abs(value))).as_tuple()
    digits = "".join(map(str, digits))
    stripped = digits.rstrip("0")
    k, n = len(stripped), len(digits) + exponent
    sign = "-" if value < 0 else ""
    if k <= n <= 21:
        return sign + stripped + "0" * (n - k)
    if 0 < n <= 21:
        return sign + stripped[:n] + "." + stripped[n:]
    if -6 < n <= 0:
        return sign + "0." + "0" * -n + stripped
    mantissa = stripped[0] + ("." + stripped[1:] if k > 1 else "")
    return f"{sign}{mantissa}e{'-' if n < 1 else '+'}{abs(n - 1)}"


def canonical(value):
    if value is None or isinstance(value, bool):
        return json.dumps(value)
    if isinstance(value, Number):
        return number(value)
    if isinstance(value, (int, float)):
        return number(repr(value))
    if isinstance(value, str):
        return string(value)
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    members = sorted(value.items(), key=lambda member: member[0].encode("utf-16-be", "surrogatepass"))
    return "{" + ",".join(f"{string(key)}:{canonical(inner)}" for key, inner in members) + "}"


def digest(text):
    """The payload digest of a trace's JSON text."""
    return hashlib.sha256(canonical(parse(text)).encode()).hexdigest()
