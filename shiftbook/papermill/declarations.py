"""The variables that a TypeScript cell declares: enough of its syntax for the cells that are tagged `parameters`."""

import re
from typing import NamedTuple

_TOKEN = re.compile(
    r"""(?P<comment>//[^\n]*|/\*.*?\*/)
      |(?P<text>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`)
      |(?P<name>[^\W\d][\w$]*|[$_][\w$]*)
      |(?P<number>\.?\d(?:[eE][+-]|[\w.])*)
      |(?P<space>\s+)
      |(?P<mark>=>|[=!]==?|<=|>=|.)""",
    re.VERBOSE | re.DOTALL,
)
_OPENING = frozenset("([{")
_CLOSING = frozenset(")]}")
_KINDS = frozenset(("const", "let", "var"))


class _Token(NamedTuple):
    kind: str
    text: str


class Declaration(NamedTuple):
    name: str
    # As annotated, else by the value; "None" where neither tells, "NoneType" for null, as papermill wants it.
    type_name: str
    # The value as it is written.
    default: str
    # The comment behind it, else the one before.
    help: str


def declarations(source):
    """All variables with a value, in order; what it cannot read, it leaves out.

    >>> declarations("const threshold = 0.5; // share of events")
    [Declaration(name='threshold', type_name='number', default='0.5', help='share of events')]
    """
    tokens = [_Token(match.lastgroup, match.group()) for match in _TOKEN.finditer(source)]
    found, before, at, depth, fresh = [], "", 0, 0, True
    while at < len(tokens):
        kind, text = tokens[at]
        at += 1
        if kind == "comment":
            before = _said(text)
        elif kind == "space":
            if text.count("\n") > 1:
                before = ""
        elif fresh and depth == 0 and text in _KINDS:
            more, at = _declared(tokens, at)
            behind, at = _behind(tokens, at)
            found += [each._replace(help=behind or before) for each in more]
            before = ""
        else:
            # `export const`, and the end of a statement, are followed by a declaration.
            depth += (text in _OPENING) - (text in _CLOSING)
            fresh = text in (";", "}", "export", "declare") or _ends_line(tokens, at)
            before = before if text == "export" else ""
            continue
        fresh = True
    return found


def _declared(tokens, at):
    """`name: type = value, …` up to the end of the statement, and where that is."""
    found = []
    while True:
        target, at = _until(tokens, at, {":", "=", ",", ";"})
        annotation = value = ""
        if _is(tokens, at, ":"):
            annotation, at = _until(tokens, at + 1, {"=", ",", ";"})
        if _is(tokens, at, "="):
            value, at = _until(tokens, at + 1, {",", ";"})
        if re.fullmatch(r"[\w$]+", target) and value:
            found.append(Declaration(target, annotation or _type_of(value), value, ""))
        if not _is(tokens, at, ","):
            return found, at + 1 if _is(tokens, at, ";") else at
        at += 1


def _until(tokens, at, ends):
    """The text up to one of the marks outside all brackets, or up to a line's end where the statement can end there."""
    text, depth, angles = "", 0, 0
    while at < len(tokens):
        kind, token = tokens[at]
        if depth == angles == 0:
            if kind == "mark" and token in ends:
                break
            if kind in ("space", "comment") and text.strip() and _line_ends(tokens, at, text):
                break
        if kind == "mark":
            depth += (token in _OPENING) - (token in _CLOSING)
            # Behind a name, without a space, it opens type arguments.
            angles += (token == "<" and text[-1:].isidentifier()) - (token == ">" and angles > 0)
        text += " " if kind == "comment" else token
        at += 1
    return text.strip(), at


def _line_ends(tokens, at, text):
    """Whether a statement ends here: with the line, unless an operator before or after it goes on."""
    while at < len(tokens) and tokens[at].kind in ("space", "comment"):
        if "\n" in tokens[at].text:
            following = next((t for t in tokens[at:] if t.kind not in ("space", "comment")), None)
            goes_on = following is not None and following.kind == "mark" and following.text not in _OPENING - {"("}
            return not (goes_on or re.search(r"[-+*/%&|^?:=<>,.!~]$", text.rstrip()))
        at += 1
    return at == len(tokens)


def _ends_line(tokens, at):
    return at < len(tokens) and tokens[at].kind == "space" and "\n" in tokens[at].text


def _behind(tokens, at):
    """The comment on the rest of the line, and what follows it."""
    while at < len(tokens) and tokens[at].kind in ("space", "comment"):
        kind, text = tokens[at]
        at += 1
        if kind == "comment":
            return _said(text), at
        if "\n" in text:
            break
    return "", at


def _said(comment):
    """What a comment says, in one line."""
    lines = re.sub(r"^/\*+|\*/$|^//+", "", comment).splitlines()
    return " ".join(filter(None, (re.sub(r"^\s*\*?\s?", "", line).strip() for line in lines)))


def _type_of(value):
    if re.fullmatch(r"[\"'`].*[\"'`]", value, re.DOTALL):
        return "string"
    if re.fullmatch(r"-?(?:\.?\d[\w.]*(?:[eE][+-]\d+)?|Infinity|NaN)", value):
        return "bigint" if value.endswith("n") and not value.startswith("0x") else "number"
    return {"true": "boolean", "false": "boolean", "null": "NoneType", "undefined": "NoneType"}.get(value, "None")


def _is(tokens, at, mark):
    return at < len(tokens) and tokens[at] == ("mark", mark)
