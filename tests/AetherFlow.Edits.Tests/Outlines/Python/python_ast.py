"""What Python itself says of sources: one JSON value a line in, one a line out.

files: a path in; out its encoding (null where Python cannot decode it) with either the declarations that ast finds,
  or why it finds none.
parse: a source text in; out null, or why ast refuses it.

Lines are counted from 1, columns from 0 in UTF-16 units, a byte order mark not counted.
"""

import ast
import io
import json
import re
import sys
import tokenize
import warnings

REFUSALS = (SyntaxError, ValueError, LookupError, RecursionError, MemoryError, OverflowError)


class Declarations:
    def __init__(self, text):
        self.lines = re.split(r"\r\n|\r|\n", text)
        self.found = []

    def column(self, line, column):
        return len(self.lines[line - 1].encode()[:column].decode().encode("utf-16-le")) // 2

    def start(self, node):
        return [node.lineno, self.column(node.lineno, node.col_offset)]

    def end(self, node):
        return [node.end_lineno, self.column(node.end_lineno, node.end_col_offset)]

    def start_with_decorators(self, node):
        decorators = getattr(node, "decorator_list", None)
        if not decorators:
            return self.start(node)
        line = decorators[0].lineno
        column = self.column(line, decorators[0].col_offset)
        while (at := self.lines[line - 1].rfind("@", 0, column)) < 0:
            line -= 1
            column = None
        return [line, len(self.lines[line - 1][:at].encode("utf-16-le")) // 2]

    def add(self, kind, name, container, node, body=None):
        self.found.append({
            "kind": kind,
            "path": container + name,
            "start": self.start(node),
            "end": self.end(node),
            "decorated": self.start_with_decorators(node),
            "bodyStart": self.start_with_decorators(body[0]) if body else None,
            "bodyEnd": self.end(body[-1]) if body else None,
        })

    def visit(self, nodes, scope, container):
        for node in nodes:
            self.visit_statement(node, scope, container)

    def visit_statement(self, node, scope, container):
        name = type(node).__name__
        if name in ("FunctionDef", "AsyncFunctionDef"):
            kind = "Function" if scope != "class" else "Constructor" if node.name == "__init__" else "Method"
            self.add(kind, node.name, container, node, node.body)
            self.visit(node.body, "function", container + node.name + ".")
        elif name == "ClassDef":
            self.add("Class", node.name, container, node, node.body)
            self.visit(node.body, "class", container + node.name + ".")
        elif name == "Import":
            for alias in node.names:
                self.add("Import", alias.name, container, node)
        elif name == "ImportFrom":
            self.add("Import", "." * node.level + (node.module or ""), container, node)
        elif name == "TypeAlias":
            self.add("Type", node.name.id, container, node)
        elif name in ("Assign", "AnnAssign"):
            if scope != "function":
                for target in node.targets if name == "Assign" else [node.target]:
                    for variable in self.names(target):
                        self.add("Field", variable, container, node)
        else:
            for part in ("body", "handlers", "cases", "orelse", "finalbody"):
                for inner in getattr(node, part, None) or []:
                    if isinstance(inner, ast.stmt):
                        self.visit_statement(inner, scope, container)
                    else:
                        self.visit(inner.body, scope, container)

    def names(self, target):
        if isinstance(target, ast.Name):
            yield target.id
        elif isinstance(target, (ast.Tuple, ast.List)):
            for element in target.elts:
                yield from self.names(element)
        elif isinstance(target, ast.Starred):
            yield from self.names(target.value)


def of_file(path):
    with open(path, "rb") as file:
        data = file.read()
    try:
        encoding = tokenize.detect_encoding(io.BytesIO(data).readline)[0]
        text = data.decode(encoding)
    except REFUSALS as refusal:
        return {"encoding": None, "error": f"{type(refusal).__name__}: {refusal}", "members": []}
    try:
        declarations = Declarations(text)
        declarations.visit(ast.parse(data).body, "module", "")
        return {"encoding": encoding, "error": None, "members": declarations.found}
    except REFUSALS as refusal:
        return {"encoding": encoding, "error": f"{type(refusal).__name__}: {refusal}", "members": []}


def of_text(text):
    try:
        ast.parse(text)
        return None
    except REFUSALS as refusal:
        return f"{type(refusal).__name__}: {refusal}"


warnings.simplefilter("ignore")
answer = {"files": of_file, "parse": of_text}[sys.argv[1]]
for line in io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8"):
    print(json.dumps(answer(json.loads(line))))
