// Which methods of CPython's own suite our tests cover, and which of its recorded programs are ported: gathered from
// what the tests say of themselves, held against the lists, and written as coverage.md. Pure: texts in, text out.

/** A method of CPython's suite, as `file.Class.method`. */
type Method = string;

/** A test file: its path from `test/` on, and its text. */
interface Source {
  readonly path: string;
  readonly text: string;
}

/** A rule of the semantics, and whether its program was given to us or is our own. */
interface Rule {
  readonly number: string;
  readonly program: string;
  readonly isGiven: boolean;
}

export interface Inputs {
  readonly suite: readonly Method[];
  readonly uncovered: ReadonlyMap<Method, string>;
  readonly sources: readonly Source[];
  readonly rules: readonly Rule[];
  /** The names of the ports. */
  readonly ports: ReadonlySet<string>;
  /** Programs that the language rules out, each with its reason. */
  readonly unported: ReadonlyMap<string, string>;
}

interface Coverage {
  /** Each method with the files that say they cover it. */
  readonly covered: ReadonlyMap<Method, readonly string[]>;
  /** What is wrong with the lists and comments; nothing may be. */
  readonly errors: readonly string[];
}

/** One `// covers:` comment. */
interface Claim {
  readonly path: string;
  readonly line: number;
  readonly methods: readonly Method[];
  /** The code that it stands above. */
  readonly below: string;
}

const opening = /^\s*\/\/ covers:\s*(.*)$/;
const continuation = /^\s*\/\/\s*(.*)$/;

/** The comments of one file; one whose line ends in a comma goes on in the next. */
function claimsOf({ path, text }: Source): Claim[] {
  const lines = text.split("\n");
  const claims: Claim[] = [];
  for (let at = 0; at < lines.length; at++) {
    const first = opening.exec(lines[at] ?? "")?.[1];
    if (first === undefined) continue;
    const line = at + 1;
    let names = first.trim();
    while (names.endsWith(",")) {
      const more = continuation.exec(lines[++at] ?? "")?.[1];
      if (more === undefined) break;
      names += ` ${more.trim()}`;
    }
    let next = at + 1;
    while (next < lines.length && /^\s*(\/\/.*)?$/.test(lines[next] ?? "")) next++;
    claims.push({ path, line, methods: names.split(/[\s,]+/).filter(Boolean), below: lines[next] ?? "" });
  }
  return claims;
}

const aTest = /^\s*(test|describe)\b/;
const notRun = /^\s*(test|describe)\.(skip|todo|fails)\b/;

/** A port is a test as a whole; elsewhere the comment has to stand above a test that is run. */
function mistakenPlace({ path, below }: Claim): string | null {
  if (path.startsWith("conformance/programs/")) return null;
  if (!aTest.test(below)) return "stands above no test";
  return notRun.test(below) ? "stands above a test that is not run" : null;
}

export function gather(inputs: Inputs): Coverage {
  const known = new Set(inputs.suite);
  const covered = new Map<Method, string[]>();
  const errors: string[] = [];
  for (const claim of inputs.sources.flatMap(claimsOf)) {
    const where = `${claim.path}:${claim.line}`;
    const mistake = mistakenPlace(claim);
    if (mistake !== null) errors.push(`${where}: the comment ${mistake}`);
    for (const method of claim.methods) {
      if (!known.has(method)) errors.push(`${where}: the suite has no ${method}`);
      const files = covered.get(method) ?? [];
      if (!files.includes(claim.path)) covered.set(method, [...files, claim.path]);
    }
  }
  for (const [method, reason] of inputs.uncovered) {
    if (!known.has(method)) errors.push(`uncovered.csv: the suite has no ${method}`);
    if (covered.has(method))
      errors.push(`uncovered.csv: ${method} is covered by ${covered.get(method)?.join(", ")}`);
    if (reason === "") errors.push(`uncovered.csv: ${method} has no reason`);
  }
  return { covered, errors: [...errors, ...programErrors(inputs)] };
}

function programErrors({ rules, ports, unported }: Inputs): string[] {
  const known = new Set(rules.map(({ program }) => program));
  return [...unported].flatMap(([program, reason]) => {
    if (!known.has(program)) return [`unported.csv: there is no program ${program}`];
    if (ports.has(program)) return [`unported.csv: ${program} is ported`];
    return reason === "" ? [`unported.csv: ${program} has no reason`] : [];
  });
}

/** One line for `npm test`. */
export function counts(inputs: Inputs, { covered }: Coverage): string {
  const given = inputs.rules.filter(({ isGiven }) => isGiven);
  const ported = (rules: readonly Rule[]): number =>
    rules.filter(({ program }) => inputs.ports.has(program)).length;
  const met = inputs.suite.filter((method) => covered.has(method)).length;
  return [
    `conformance ${ported(given)}/${given.length}`,
    `rules ${ported(inputs.rules)}/${inputs.rules.length}`,
    `suite ${met}/${inputs.suite.length}`,
  ].join(", ");
}

/** The text of coverage.md. */
export function render(inputs: Inputs, coverage: Coverage): string {
  const { covered } = coverage;
  const open = inputs.suite.filter((method) => !covered.has(method));
  const unported = inputs.rules.filter(({ program }) => !inputs.ports.has(program));
  return [
    "# What of CPython's is covered",
    "",
    "Made by `npm run coverage` from the `// covers:` comments of the tests, the ports, and the lists beside this file.",
    "",
    `${counts(inputs, coverage)}.`,
    "",
    "## Programs without a port",
    "",
    ...table(
      ["program", "reason"],
      unported.map(({ program }) => [program, inputs.unported.get(program) ?? notYet]),
    ),
    "## Methods of the suite that no test covers",
    "",
    ...table(
      ["method", "reason"],
      open.map((method) => [method, inputs.uncovered.get(method) ?? notYet]),
    ),
    "## Methods of the suite and the tests that cover them",
    "",
    ...table(
      ["method", "test"],
      inputs.suite.flatMap((method) => {
        const files = covered.get(method);
        return files === undefined ? [] : [[method, [...files].sort().join(", ")] as const];
      }),
    ),
  ].join("\n");
}

const notYet = "not yet";

function table(head: readonly [string, string], rows: readonly (readonly [string, string])[]): string[] {
  if (rows.length === 0) return ["None.", ""];
  return [`| ${head.join(" | ")} |`, "|---|---|", ...rows.map((row) => `| ${row.join(" | ")} |`), ""];
}
