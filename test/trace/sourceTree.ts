// Which function stands where in a program's text, in either language, and where it awaits and writes: read by a parser.
import type { SyntaxNode, Tree } from "@lezer/common";
import { parser as javascript } from "@lezer/javascript";
import { parser as python } from "@lezer/python";

type Written = "typescript" | "python";

const parsers = { python, typescript: javascript.configure({ dialect: "ts" }) };
const functionNodes: Readonly<Record<Written, RegExp>> = {
  typescript: /^(FunctionExpression|FunctionDeclaration|ArrowFunction|MethodDeclaration)$/,
  python: /^(FunctionDefinition|LambdaExpression)$/,
};
const nameNodes = /^(VariableDefinition|VariableName|PropertyDefinition|PrivatePropertyDefinition)$/;

/** The lines, from 1, that something takes up. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

export class SourceTree {
  readonly #text: string;
  readonly #written: Written;
  readonly #tree: Tree;
  /** Where each line begins. */
  readonly #lines: readonly number[];
  readonly #awaits: readonly Stretch[];
  readonly #calls: readonly (Stretch & { readonly callee: string })[];

  constructor(text: string, written: Written) {
    this.#text = text;
    this.#written = written;
    this.#tree = parsers[written].parse(text);
    const breaks = [...text].length === 0 ? [] : [...text.matchAll(/\n/g)];
    this.#lines = [0, ...breaks.map(({ index }) => index + 1)];
    this.#awaits = this.#all(({ name }) => name === "YieldExpression").map((node) => this.#stretch(node));
    this.#calls = this.#all(({ name }) => name === "CallExpression").map((node) => ({
      ...this.#stretch(node),
      callee: this.#textOf(node.firstChild),
    }));
  }

  /**
   * The functions with a name that a line is a part of, each the innermost one of some of its text; outside of all of them
   * it is the module's. A function without a name counts as a part of the one around it, and as a `<lambda>` as well.
   */
  functionsAt(line: number): ReadonlySet<string> {
    const names = new Set<string>();
    const begin = this.#lines[line - 1] ?? 0;
    const end = this.#lines[line] ?? this.#text.length + 1;
    for (let at = begin; at < end - 1; at++) {
      if (/\S/.test(this.#text[at] ?? "")) this.#addFunctionsAround(at, names);
    }
    return names;
  }

  /** Is there a `yield*` on this line, or around it? */
  awaitsAt(line: number): boolean {
    return this.#awaits.some(({ from, to }) => from <= line && line <= to);
  }

  /** What is called on this line, or by a call that goes on there. */
  callsAt(line: number): readonly string[] {
    return this.#calls.filter(({ from, to }) => from <= line && line <= to).map(({ callee }) => callee);
  }

  #addFunctionsAround(at: number, names: Set<string>): void {
    for (let node: SyntaxNode | null = this.#tree.resolveInner(at, 1); node !== null; node = node.parent) {
      if (!functionNodes[this.#written].test(node.name)) continue;
      const name = this.#nameOf(node);
      names.add(name ?? "<lambda>");
      if (name !== null) return;
    }
    names.add("<module>");
  }

  /** Its own name, or else that of the variable or the property that it is given to. */
  #nameOf(node: SyntaxNode): string | null {
    for (let child = node.firstChild; child !== null; child = child.nextSibling) {
      if (/^(ParamList|TypeParamList|Block|Body)$/.test(child.name)) break;
      if (nameNodes.test(child.name)) return this.#textOf(child);
      if (child.name === "ComputedPropertyName") return this.#textOf(child);
    }
    const given = node.prevSibling?.name === "Equals" ? node.prevSibling.prevSibling : null;
    for (let each = given; each !== null; each = each.prevSibling) {
      if (nameNodes.test(each.name)) return this.#textOf(each);
    }
    return null;
  }

  #all(isWanted: (node: SyntaxNode) => boolean): SyntaxNode[] {
    const found: SyntaxNode[] = [];
    this.#tree.iterate({
      enter: ({ node }) => {
        if (isWanted(node)) found.push(node);
      },
    });
    return found;
  }

  #stretch({ from, to }: SyntaxNode): Stretch {
    return { from: this.#lineOf(from), to: this.#lineOf(to) };
  }

  #lineOf(at: number): number {
    let line = 1;
    while ((this.#lines[line] ?? Number.POSITIVE_INFINITY) <= at) line++;
    return line;
  }

  #textOf(node: SyntaxNode | null): string {
    return node === null ? "" : this.#text.slice(node.from, node.to);
  }
}
