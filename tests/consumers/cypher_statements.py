"""Every line of the Cypher is one statement, whatever the names: taken apart into literals and code, the code is always of one of three
shapes, and the literals are what stands in the JSON. A parser generated from the grammar of openCypher reads a part of them, too."""
import json
import re

from _graph import export, properties_of_edge, properties_of_node, whole
from antlr4 import CommonTokenStream, InputStream
from antlr4.error.ErrorListener import ErrorListener
from antlr4_cypher import CypherLexer, CypherParser

LITERAL = re.compile(r"'((?:[^'\\]|\\.)*)'", re.S)
NAME = re.compile(r"`(?:[^`]|``)*`")
ESCAPES = {"n": "\n", "r": "\r", "t": "\t"}
STRING = r"S(?: \+ S)*"
VALUE = rf"(?:{STRING}|\[(?:{STRING}(?:, {STRING})*)?\]|[0-9.]+|date\(S\))"
MAP = rf"\{{(?:N: {VALUE}(?:, N: {VALUE})*)?\}}"
NODE = re.compile(rf"MERGE \(n:Entity \{{key: {STRING}\}}\) SET n:N, n \+= {MAP};")
EDGE = re.compile(
    rf"MATCH \(a:Entity \{{key: {STRING}\}}\), \(b:Entity \{{key: {STRING}\}}\) "
    rf"MERGE \(a\)-\[r:N \{{id: {STRING}\}}\]->\(b\) SET r \+= {MAP};"
)


def unescaped(literal):
    def letter(match):
        code = match[1]
        return chr(int(code[1:], 16)) if len(code) == 5 else ESCAPES.get(code, code)

    return re.sub(r"\\(u[0-9A-F]{4}|.)", letter, literal, flags=re.S)


def early_unicode(line):
    """What a database makes of a line that resolves \\uXXXX before anything else: no quote may come of it."""
    return re.sub(r"\\u([0-9a-fA-F]{4})", lambda code: chr(int(code[1], 16)), line)


def taken_apart(line):
    """The code with S for each string and N for each name, and the strings, pieces that are added put together."""
    code = NAME.sub("N", LITERAL.sub("S", line))
    return code, [unescaped(text) for text in LITERAL.findall(line.replace(r"\\' + 'u", r"\\u"))]


def strings(value):
    """The strings of a property, in order."""
    if isinstance(value, list):
        return [text for member in value for text in strings(member)]
    return [value] if isinstance(value, str) else []


def expected_strings(head, properties):
    values = [value for name, value in sorted(properties.items()) for value in strings(value)]
    return head + values


with open(export("graph.cypher"), encoding="utf-8", newline="\n") as file:
    first, *lines = file.read().removesuffix("\n").split("\n")
assert first.startswith("CREATE CONSTRAINT ") and first.count(";") == 1
graph = whole()
assert len(lines) == len(graph["nodes"]) + len(graph["edges"])
for line, node in zip(lines, graph["nodes"]):
    code, found = taken_apart(line)
    assert NODE.fullmatch(code), line
    assert found == expected_strings([node["key"]], properties_of_node(node)), line
for line, edge in zip(lines[len(graph["nodes"]) :], graph["edges"]):
    code, found = taken_apart(line)
    assert EDGE.fullmatch(code), line
    ends = [edge["subject"], edge["object"], edge["id"]]
    for known in ends:
        assert found.pop(0) == known, line
    properties = properties_of_edge(edge)
    sources = properties.pop("sources")
    assert [json.loads(text) for text in found if text.startswith("{")] == sources, line
    days = re.findall(r"date\('([^']*)'\)", line)
    found = [text for text in found if not text.startswith("{") and text not in days]
    assert found == [text for text in expected_strings([], properties) if text not in days], line
for line in lines:
    assert taken_apart(early_unicode(line))[0] == taken_apart(line)[0], line


class Errors(ErrorListener):
    def syntaxError(self, recognizer, symbol, line, column, message, error):
        raise AssertionError(f"{column}: {message}")


# the parser is slow: the hostile articles, and some of the others
for line in [line for line in lines if "script" in line or "=1+1" in line][:40] + lines[:: len(lines) // 20]:
    lexer = CypherLexer(InputStream(line))
    parser = CypherParser(CommonTokenStream(lexer))
    for recognizer in (lexer, parser):
        recognizer.removeErrorListeners()
        recognizer.addErrorListener(Errors())
    parser.script()
