"""Python values as TypeScript expressions."""

import json
import math
from datetime import date, datetime, time
from numbers import Integral, Real

# From there on a number of JavaScript is no longer exact.
_UNSAFE = 2**53


def literal(value):
    """A TypeScript expression whose value is `value`, and whose type is as wide as a declaration would make it.

    >>> literal({"a b": [1, True, None]})
    '{ "a b": [1, true, null as any] }'
    """
    if value is None:
        # Else it could only ever be null, as far as the compiler knows.
        return "null as any"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return _text(value)
    # Numbers of NumPy count among these.
    if isinstance(value, Integral):
        return _integer(int(value))
    if isinstance(value, Real):
        return _float(float(value))
    if isinstance(value, (date, datetime, time)):
        return _text(value.isoformat())
    if isinstance(value, dict):
        return _object(value)
    if isinstance(value, (list, tuple, set, frozenset)):
        # Without a member, the compiler would take it for an array that never has one.
        return f"[{', '.join(map(literal, value))}]" if value else "[] as any[]"
    return _text(str(value))


def _text(value):
    # What cannot be seen, such as a line separator or half a character, is no part of readable code.
    return "".join(
        unit if unit.isprintable() else f"\\u{{{ord(unit):x}}}" for unit in json.dumps(value, ensure_ascii=False)
    )


def _integer(value):
    return str(value) if abs(value) < _UNSAFE else f"{value}n"


def _float(value):
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    return repr(value)


def _object(value):
    members = ", ".join(f"{_key(key)}: {literal(each)}" for key, each in value.items())
    return f"{{ {members} }}" if members else "{}"


def _key(key):
    # Keys that are no texts, as JSON writes them.
    text = key if isinstance(key, str) else next(iter(json.loads(json.dumps({key: 0}))))
    # Written plainly, it would be the object's prototype.
    return '["__proto__"]' if text == "__proto__" else _text(text)
