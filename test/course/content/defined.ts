// The names that a program defines: of functions, classes, parameters and variables, wherever it does. Those of a caught error
// are left out, which Python needs only where it looks at the error, and those that nobody reads (`_`, `self`).
import { parser as javascript } from "@lezer/javascript";
import { parser as python } from "@lezer/python";
import { codeReferences } from "./markdown.js";
import type { Faults, Room } from "./room.js";
import { ownNames } from "./unequal.js";

type Node = ReturnType<typeof python.parse>["topNode"];

export function definedInTypeScript(source: string): ReadonlySet<string> {
  const tree = javascript.configure({ dialect: "ts" }).parse(source);
  const names = new Set<string>();
  tree.iterate({
    enter: ({ name, node }) => {
      if (name === "ImportDeclaration" || name === "TypeAliasDeclaration") return false;
      const isMethod = name === "PropertyDefinition" && node.parent?.name === "MethodDeclaration";
      if (isMethod || (name === "VariableDefinition" && node.parent?.name !== "CatchClause"))
        add(names, source, node);
      return true;
    },
  });
  return names;
}

export function definedInPython(source: string): ReadonlySet<string> {
  const names = new Set<string>();
  python.parse(source).iterate({
    enter: ({ name, node }) => {
      if (name === "ImportStatement") return false;
      if (name === "VariableName" && isDefined(node)) add(names, source, node);
      return true;
    },
  });
  return names;
}

function add(names: Set<string>, source: string, { from, to }: Node): void {
  const name = source.slice(from, to);
  if (!name.startsWith("_") && name !== "self" && name !== "constructor") names.add(name);
}

/** Does a name of Python's stand where it is given a value? */
function isDefined(node: Node): boolean {
  const parent = node.parent;
  switch (parent?.name) {
    case "FunctionDefinition":
    case "ClassDefinition":
    case "CapturePattern":
      return true;
    case "ParamList":
      // `name` and `name=value`: the value is no parameter.
      return node.prevSibling?.name !== "AssignOp";
    case "TupleExpression":
    case "ArrayExpression":
      return isDefined(parent);
    case "AssignStatement":
    case "NamedExpression":
      return follows(node, "AssignOp");
    case "ForStatement":
    case "ArrayComprehensionExpression":
    case "ComprehensionExpression":
    case "SetComprehensionExpression":
    case "DictionaryComprehensionExpression":
    case "ArgList":
      return follows(node, "in") && precededBy(node, "for");
    case "WithStatement":
      return node.prevSibling?.name === "as";
    default:
      return false;
  }
}

function follows(node: Node, name: string): boolean {
  for (let next = node.nextSibling; next !== null; next = next.nextSibling)
    if (next.name === name) return true;
  return false;
}

function precededBy(node: Node, name: string): boolean {
  for (let one = node.prevSibling; one !== null; one = one.prevSibling) if (one.name === name) return true;
  return false;
}

/** What is wrong where a name stands in one of the two programs alone. */
export function checkDefined({ id, files }: Room): Faults {
  const ours = definedInTypeScript(files.get("program.ts") ?? "");
  const theirs = definedInPython(files.get("program.py") ?? "");
  const own = ownNames(id);
  const cited = new Set(
    ["en.md", "ja.md"].flatMap((file) =>
      codeReferences(files.get(file) ?? "").flatMap((code) => code.match(/\w+/g) ?? []),
    ),
  );
  return [
    ...apart(ours, theirs).map((name) => [name, "program.ts", "program.py"] as const),
    ...apart(theirs, ours).map((name) => [name, "program.py", "program.ts"] as const),
  ].flatMap(([name, here, there]) => {
    if (!own.includes(name)) return [`${here} defines \`${name}\`, ${there} does not`];
    const isInBoth = new RegExp(`\\b${name}\\b`).test(files.get(there) ?? "");
    return cited.has(name) && !isInBoth ? [`the texts cite \`${name}\`, which ${here} alone defines`] : [];
  });
}

function apart(one: ReadonlySet<string>, other: ReadonlySet<string>): string[] {
  return [...one].filter((name) => !other.has(name));
}
