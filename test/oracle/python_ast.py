"""Prints what Python itself makes of source files, one JSON document per line, for python-ast.ts to compare.

Reads paths from standard input, one per line. A file that Python rejects gives {"path": ..., "error": ...}; the others
give {"path": ..., "tree": [...]} in the plain form that python-ast.ts also makes of the lowered tree: lists that begin
with a word. Spans are offsets in UTF-16 code units; inside f-strings they are left out, because Python before 3.12
does not report them correctly.
"""

import ast
import json
import struct
import sys
import warnings

BINARY = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.FloorDiv: "//", ast.Mod: "%", ast.Pow: "**",
    ast.MatMult: "@", ast.BitOr: "|", ast.BitAnd: "&", ast.BitXor: "^", ast.LShift: "<<", ast.RShift: ">>",
}
UNARY = {ast.Not: "not", ast.USub: "-", ast.UAdd: "+", ast.Invert: "~"}
COMPARE = {
    ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.Is: "is",
    ast.IsNot: "is not", ast.In: "in", ast.NotIn: "not in",
}


class Plain:
    """Turns nodes into lists."""

    def __init__(self, source):
        text = source.decode("utf-8-sig")
        offset = 1 if source.startswith(b"\xef\xbb\xbf") else 0
        self.lines = []
        for line in text.replace("\r\n", "\n\0").replace("\r", "\n").split("\n"):
            crlf = line.startswith("\0")
            line = line[1:] if crlf else line
            offset += 1 if crlf else 0
            self.lines.append((offset, line.encode("utf-8", "surrogatepass")))
            offset += units(line) + 1
        self.inside = 0

    def place(self, line, column):
        start, text = self.lines[line - 1]
        return start + units(text[:column].decode("utf-8", "replace"))

    def span(self, node):
        if self.inside:
            return [0, 0]
        return [self.place(node.lineno, node.col_offset), self.place(node.end_lineno, node.end_col_offset)]

    def each(self, nodes):
        return [self.expression(node) for node in nodes]

    def optional(self, node):
        return None if node is None else self.expression(node)

    def expression(self, node):
        method = getattr(self, "e_" + type(node).__name__)
        return [*method(node), *self.span(node)]

    def e_Name(self, node):
        return ["name", node.id]

    def e_Constant(self, node):
        return ["constant", *constant(node.value)]

    def e_JoinedStr(self, node):
        self.inside += 1
        parts = [self.part(value) for value in node.values]
        self.inside -= 1
        return ["formatted", parts]

    def part(self, node):
        if isinstance(node, ast.Constant):
            return ["text", node.value]
        conversion = None if node.conversion == -1 else chr(node.conversion)
        return ["value", self.expression(node.value), conversion, node.format_spec is not None]

    def e_TemplateStr(self, node):
        return ["other"]

    def e_List(self, node):
        return ["list", self.each(node.elts)]

    def e_Tuple(self, node):
        return ["tuple", self.each(node.elts)]

    def e_Set(self, node):
        return ["set", self.each(node.elts)]

    def e_Dict(self, node):
        return ["dict", [[self.optional(key), self.expression(value)] for key, value in zip(node.keys, node.values)]]

    def e_ListComp(self, node, kind="list"):
        return ["comprehension", kind, None, self.expression(node.elt), self.clauses(node)]

    def e_SetComp(self, node):
        return self.e_ListComp(node, "set")

    def e_GeneratorExp(self, node):
        return self.e_ListComp(node, "generator")

    def e_DictComp(self, node):
        key, value = self.expression(node.key), self.expression(node.value)
        return ["comprehension", "dict", key, value, self.clauses(node)]

    def clauses(self, node):
        return [
            [self.expression(g.target), self.expression(g.iter), self.each(g.ifs), bool(g.is_async)]
            for g in node.generators
        ]

    def e_Lambda(self, node):
        return ["lambda", self.parameters(node.args), self.expression(node.body)]

    def parameters(self, args):
        positional = args.posonlyargs + args.args
        defaults = [None] * (len(positional) - len(args.defaults)) + args.defaults
        result = []
        for i, (arg, default) in enumerate(zip(positional, defaults)):
            result.append([arg.arg, "plain", self.optional(default)])
            if args.posonlyargs and i == len(args.posonlyargs) - 1:
                result.append(["", "slash", None])
        if args.vararg:
            result.append([args.vararg.arg, "args", None])
        elif args.kwonlyargs:
            result.append(["", "star", None])
        for arg, default in zip(args.kwonlyargs, args.kw_defaults):
            result.append([arg.arg, "plain", self.optional(default)])
        if args.kwarg:
            result.append([args.kwarg.arg, "kwargs", None])
        return result

    def e_Call(self, node):
        return ["call", self.expression(node.func), self.arguments(node.args, node.keywords)]

    def arguments(self, args, keywords):
        """Python lists plain and keyword arguments apart; the source order tells how they were written."""
        result = []
        for arg in args:
            starred = isinstance(arg, ast.Starred)
            value = arg.value if starred else arg
            result.append(((arg.lineno, arg.col_offset), [None, 1 if starred else 0, self.expression(value)]))
        for word in keywords:
            star = 2 if word.arg is None else 0
            result.append(((word.lineno, word.col_offset), [word.arg, star, self.expression(word.value)]))
        return [argument for _, argument in sorted(result, key=lambda pair: pair[0])]

    def e_Attribute(self, node):
        return ["attribute", self.expression(node.value), node.attr]

    def e_Subscript(self, node):
        return ["subscript", self.expression(node.value), self.expression(node.slice)]

    def e_Slice(self, node):
        return ["slice", self.optional(node.lower), self.optional(node.upper), self.optional(node.step)]

    def e_BinOp(self, node):
        return ["binary", BINARY[type(node.op)], self.expression(node.left), self.expression(node.right)]

    def e_UnaryOp(self, node):
        return ["unary", UNARY[type(node.op)], self.expression(node.operand)]

    def e_BoolOp(self, node):
        return ["boolean", "and" if isinstance(node.op, ast.And) else "or", self.each(node.values)]

    def e_Compare(self, node):
        rest = [[COMPARE[type(op)], self.expression(value)] for op, value in zip(node.ops, node.comparators)]
        return ["compare", self.expression(node.left), rest]

    def e_IfExp(self, node):
        return ["conditional", self.expression(node.test), self.expression(node.body), self.expression(node.orelse)]

    def e_Starred(self, node):
        return ["starred", self.expression(node.value)]

    def e_NamedExpr(self, node):
        return ["walrus", node.target.id, self.expression(node.value)]

    def e_Await(self, node):
        return ["other"]

    e_Yield = e_YieldFrom = e_Await

    def body(self, nodes):
        return [self.statement(node) for node in nodes]

    def otherwise(self, nodes):
        return self.body(nodes) if nodes else None

    def statement(self, node):
        return getattr(self, "s_" + type(node).__name__)(node)

    def s_Assign(self, node):
        return ["assign", self.each(node.targets), self.expression(node.value), False, *self.span(node)]

    def s_AnnAssign(self, node):
        return ["assign", [self.expression(node.target)], self.optional(node.value), True, *self.span(node)]

    def s_AugAssign(self, node):
        target, value = self.expression(node.target), self.expression(node.value)
        return ["augmented", target, BINARY[type(node.op)], value, *self.span(node)]

    def s_Expr(self, node):
        return ["expression", self.expression(node.value)]

    def s_If(self, node):
        """A chain of elif is nested in Python's tree and a list in ours."""
        branches = [[self.expression(node.test), self.body(node.body)]]
        rest = node.orelse
        while len(rest) == 1 and isinstance(rest[0], ast.If) and self.is_elif(rest[0]):
            branches.append([self.expression(rest[0].test), self.body(rest[0].body)])
            rest = rest[0].orelse
        return ["if", branches, self.otherwise(rest)]

    def is_elif(self, node):
        return self.lines[node.lineno - 1][1][node.col_offset:].startswith(b"elif")

    def s_For(self, node, is_async=False):
        target, iterable = self.expression(node.target), self.expression(node.iter)
        return ["for", target, iterable, self.body(node.body), self.otherwise(node.orelse), is_async]

    def s_AsyncFor(self, node):
        return self.s_For(node, True)

    def s_While(self, node):
        return ["while", self.expression(node.test), self.body(node.body), self.otherwise(node.orelse)]

    def s_Try(self, node):
        handlers = [[self.optional(h.type), h.name, self.body(h.body)] for h in node.handlers]
        return ["try", self.body(node.body), handlers, self.otherwise(node.orelse), self.otherwise(node.finalbody)]

    s_TryStar = s_Try

    def s_With(self, node, is_async=False):
        items = [[self.expression(item.context_expr), self.optional(item.optional_vars)] for item in node.items]
        return ["with", items, self.body(node.body), is_async]

    def s_AsyncWith(self, node):
        return self.s_With(node, True)

    def s_Match(self, node):
        cases = [[self.pattern(c.pattern), self.optional(c.guard), self.body(c.body)] for c in node.cases]
        return ["match", self.expression(node.subject), cases]

    def pattern(self, node):
        if isinstance(node, ast.MatchValue):
            if isinstance(node.value, ast.BinOp):
                return ["other", []]
            return ["value", self.expression(node.value)]
        if isinstance(node, ast.MatchSingleton):
            return ["value", ["constant", *constant(node.value), *self.span(node)]]
        if isinstance(node, ast.MatchAs) and node.pattern is None:
            return ["capture", node.name]
        if isinstance(node, ast.MatchAs):
            return ["as", self.pattern(node.pattern), node.name]
        if isinstance(node, ast.MatchOr):
            return ["or", [self.pattern(each) for each in node.patterns]]
        return ["other", sorted(set(bound(node)))]

    def s_FunctionDef(self, node, is_async=False):
        decorators = self.each(node.decorator_list)
        parameters = self.parameters(node.args)
        return ["function", node.name, parameters, self.body(node.body), decorators, is_async, yields(node)]

    def s_AsyncFunctionDef(self, node):
        return self.s_FunctionDef(node, True)

    def s_ClassDef(self, node):
        decorators = self.each(node.decorator_list)
        return ["class", node.name, self.arguments(node.bases, node.keywords), self.body(node.body), decorators]

    def s_Return(self, node):
        return ["return", self.optional(node.value)]

    def s_Raise(self, node):
        return ["raise", self.optional(node.exc)]

    def s_Assert(self, node):
        return ["assert", self.expression(node.test), self.optional(node.msg)]

    def s_Delete(self, node):
        return ["delete", self.each(node.targets)]

    def s_Import(self, node):
        return ["import", [[name.name, name.asname] for name in node.names]]

    def s_ImportFrom(self, node):
        names = [[name.name, name.asname] for name in node.names]
        return ["import-from", node.level, node.module or "", "*" if names == [["*", None]] else names]

    def s_Global(self, node):
        return ["global", node.names]

    def s_Nonlocal(self, node):
        return ["nonlocal", node.names]

    def s_TypeAlias(self, node):
        return ["other", [node.name.id]]

    def s_Pass(self, node):
        return [type(node).__name__.lower()]

    s_Break = s_Continue = s_Pass


def bound(pattern):
    for node in ast.walk(pattern):
        name = getattr(node, "rest", None) if isinstance(node, ast.MatchMapping) else getattr(node, "name", None)
        if name is not None:
            yield name


def yields(function):
    stack = list(function.body)
    while stack:
        node = stack.pop()
        if isinstance(node, (ast.Yield, ast.YieldFrom)):
            return True
        if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)):
            stack.extend(ast.iter_child_nodes(node))
    return False


def constant(value):
    if value is None or value is Ellipsis:
        return ["none" if value is None else "ellipsis", None]
    if isinstance(value, bool):
        return ["boolean", value]
    if isinstance(value, int):
        return ["integer", hex(value)]
    if isinstance(value, float):
        return ["float", struct.pack(">d", value).hex()]
    if isinstance(value, complex):
        return ["complex", None]
    if isinstance(value, bytes):
        return ["bytes", value.decode("latin-1")]
    return ["string", value]


def units(text):
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def document(path):
    with open(path, "rb") as file:
        source = file.read()
    try:
        compile(source, path, "exec", dont_inherit=True)
        tree = ast.parse(source)
        return {"path": path, "tree": Plain(source).body(tree.body)}
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        return {"path": path, "error": f"{type(error).__name__}: {error}"}


def main():
    warnings.simplefilter("ignore")
    sys.setrecursionlimit(20_000)
    for line in sys.stdin:
        print(json.dumps(document(line.rstrip("\n"))), flush=True)


if __name__ == "__main__":
    main()
