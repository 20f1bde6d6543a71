// The public surface: every name that a program can import and every public member of its classes, held exact, and
// each with a docstring and under its own name, on the library that ships. To write it anew: `npx vitest run --config test/vitest.config.ts --update=all test/repo/surface.test.ts`.
import { readFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import * as library from "asyncio-lessons";
import { describe, expect, test } from "vitest";

const source = resolve(import.meta.dirname, "../../src");

/** A name that a file exports from another one. */
interface Exported {
  readonly name: string;
  readonly isType: boolean;
  /** The file that declares it. */
  readonly path: string;
}

/** What a file exports by `export { … } from`. */
function exportsOf(path: string): Exported[] {
  const text = readFileSync(path, "utf8");
  return [...text.matchAll(/^export (type )?\{([^}]*)\} from "([^"]+)";/gm)].flatMap((match) => {
    const [, allTypes, list = "", from = ""] = match;
    return list
      .split(",")
      .map((each) => each.trim())
      .filter(Boolean)
      .map((each) => ({
        name: each.replace(/^type /, ""),
        isType: allTypes !== undefined || each.startsWith("type "),
        path: join(dirname(path), from.replace(/\.js$/, ".ts")),
      }));
  });
}

/** Where what a program can do with a loop is declared: the class itself is hidden behind it. */
const loopType = [join(source, "asyncio/abstract_event_loop.ts"), "interface AbstractEventLoop"] as const;

/** Members that no underscore marks as the library's own. */
function publicNames(object: object): string[] {
  return Object.getOwnPropertyNames(object)
    .filter((name) => !/^_|^(constructor|prototype|name|length)$/.test(name))
    .sort();
}

/** Methods whose name is another than the one that they are called by. */
function misnamedIn(object: object): string[] {
  return publicNames(object).filter((name) => {
    const { value } = Object.getOwnPropertyDescriptor(object, name) ?? {};
    return typeof value === "function" && value.name !== name;
  });
}

function isClass(value: unknown): value is new () => object {
  return typeof value === "function" && /^class\b/.test(Function.prototype.toString.call(value));
}

/** A class, and those of its bases that nobody can import: what those have is its own to everybody. */
function ownClasses(value: new () => object): (new () => object)[] {
  const base: unknown = Object.getPrototypeOf(value);
  const isHidden =
    isClass(base) && ![...Object.values(library), ...Object.values(library.asyncio)].includes(base as never);
  return isHidden ? [value, ...ownClasses(base)] : [value];
}

function publicMembers(value: new () => object): string[] {
  return [...new Set(ownClasses(value).flatMap((each) => publicNames(each.prototype)))].sort();
}

function describeValue(name: string, value: unknown): string[] {
  if (isClass(value)) {
    const members = publicMembers(value).map((member) => `  .${member}`);
    return [`class ${name}`, ...publicNames(value).map((member) => `  static ${member}`), ...members];
  }
  return [typeof value === "function" ? `function ${name}` : `${typeof value} ${name}`];
}

function surfaceOf(values: object, exported: readonly Exported[]): string {
  const types = exported.filter(({ isType }) => isType).map(({ name }) => `type ${name}`);
  const lines = Object.entries(values)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, value]) => describeValue(name, value));
  return `${[...lines, ...types.sort()].join("\n")}\n`;
}

const doors = [
  ["asyncio-lessons", library, join(source, "index.ts")],
  ["asyncio", library.asyncio, join(source, "asyncio/asyncio.ts")],
] as const;

describe.each(doors)("what %s exports", (name, values, path) => {
  test("is exactly what is written down", async () => {
    await expect(surfaceOf(values, exportsOf(path))).toMatchFileSnapshot(`__snapshots__/surface.${name}.txt`);
  });

  test("has the name that it is exported by", () => {
    const named = Object.entries(values).filter(([, value]) => typeof value === "function");
    expect(named.map(([, value]) => (value as () => unknown).name)).toEqual(named.map(([each]) => each));
  });

  test("has members that have the name that they are called by", () => {
    const classes = Object.entries(values).filter(([, value]) => isClass(value));
    const wrong = classes.flatMap(([each, value]) => {
      const owners: object[] = [value, (value as new () => object).prototype];
      return owners.flatMap(misnamedIn).map((member) => `${each}.${member}`);
    });
    expect(wrong).toEqual([]);
  });

  test("is named in the file one by one", () => {
    const named = exportsOf(path).filter(({ isType }) => !isType);
    const namespaces = name === "asyncio" ? [] : ["asyncio"];
    expect([...named.map((each) => each.name), ...namespaces].sort()).toEqual(Object.keys(values).sort());
  });

  test.each(exportsOf(path).map((each) => [each.name, each.path] as const))(
    "has a docstring: %s",
    (each, file) => {
      const text = readFileSync(file, "utf8");
      const declaration = new RegExp(
        `^export (?:declare |abstract )*(?:class|function\\*?|const|interface|type) ${each}\\b`,
        "m",
      );
      const at = text.search(declaration);
      expect(at, `${each} is not declared in ${basename(file)}`).not.toBe(-1);
      expect(
        text.slice(0, at).trimEnd().endsWith("*/"),
        `${each} in ${basename(file)} has no docstring`,
      ).toBe(true);
    },
  );
});

describe("the public members of the classes", () => {
  /** Explained where they are declared first: in the interface `Clock`, in `PromiseLike`. */
  const explainedElsewhere = new Set(["RealClock", "VirtualClock", "ConcurrentFuture.then"]);
  const members = exportsOf(join(source, "asyncio/asyncio.ts")).flatMap(({ name, path }) => {
    const value: unknown = Reflect.get(library.asyncio, name);
    if (!isClass(value) || explainedElsewhere.has(name)) return [];
    const [file, head] = name === "EventLoop" ? loopType : [path, `class ${name}`];
    return publicMembers(value)
      .filter((member) => !explainedElsewhere.has(`${name}.${member}`))
      .map((member) => [`${name}.${member}`, file, head, member] as const);
  });

  test.each(members)("have a docstring: %s", (title, path, head, member) => {
    const text = readFileSync(path, "utf8");
    const body = text.slice(text.search(new RegExp(`^export (?:abstract )?${head}\\b`, "m")));
    const declaration = new RegExp(`^  (?:override |get |set |\\*|async |readonly )*${member}\\b[<(:]`, "m");
    const at = body.search(declaration);
    expect(at, `${title} is not declared in ${basename(path)}`).not.toBe(-1);
    // What overrides another does what that says.
    if (body.slice(at).startsWith("  override ")) return;
    expect(body.slice(0, at).trimEnd().endsWith("*/"), `${title} has no docstring`).toBe(true);
  });
});

describe("a public method that needs its object", () => {
  /** Of a protocol, or of two classes of which a variable may hold either. */
  const exempt = new Set(["constructor", "next", "return", "throw", "then", "valueOf", "createTask"]);
  /** The interface of clocks says nothing of it, and an instrument's hooks need nothing. */
  const exemptClasses = new Set(["RealClock", "VirtualClock", "Instrument"]);
  const exported = [...exportsOf(join(source, "asyncio/asyncio.ts")), ...exportsOf(join(source, "index.ts"))];

  /** Those of a class that use `this`, and do not say so. */
  function silentMethods(className: string, path: string): string[] {
    const text = readFileSync(path, "utf8");
    const [body = ""] =
      new RegExp(`^export (?:abstract )?class ${className}\\b.*?\\n}\\n`, "ms").exec(text) ?? [];
    const methods = body.matchAll(/^ {2}(?:override |async )?([a-z]\w*)(?:<[^(]*?>)?\((.*?)\n {2}}\n/gms);
    return [...methods]
      .filter(
        ([whole, name = "", rest = ""]) =>
          !exempt.has(name) && /\bthis\b/.test(whole) && !/^\s*this: /.test(rest),
      )
      .map(([, name = ""]) => `${className}.${name}`);
  }

  test("says so in its type, so that the compiler lets nobody hand it over without", () => {
    const classes = exported.filter(({ name }) => !exemptClasses.has(name));
    expect(classes.flatMap(({ name, path }) => silentMethods(name, path))).toEqual([]);
  });

  test("does so in the type of loops as well", () => {
    const [, body = ""] = readFileSync(loopType[0], "utf8").split(`export ${loopType[1]} {`);
    const methods = [...body.matchAll(/^ {2}([a-z]\w*)(?:<.*?>)?\((.*\n.*)/gm)];
    expect(methods.length).toBeGreaterThan(25);
    const silent = methods.filter(
      ([, name = "", rest = ""]) => !exempt.has(name) && !/^\s*this: /.test(rest),
    );
    expect(silent.map(([, name]) => name)).toEqual([]);
  });
});

describe("the names that CPython's asyncio has as well", () => {
  const own = new Set([
    "AsyncGenerator",
    "Coroutine",
    "DeadlockError",
    "Instrument",
    "RealClock",
    "VirtualClock",
    "reportAtExit",
    "setEventLoopFactory",
    "setLogHandler",
    "setTextHandler",
    "setWarningHandler",
  ]);
  const shared = exportsOf(join(source, "asyncio/asyncio.ts")).filter(
    ({ name, isType }) => !isType && !own.has(name),
  );

  test.each(shared.map(({ name, path }) => [name, path] as const))("name its page: %s", (name, path) => {
    const text = readFileSync(path, "utf8");
    const at = text.search(new RegExp(`^export (?:abstract )*(?:class|function\\*?|const) ${name}\\b`, "m"));
    const docstring = text.slice(text.slice(0, at).lastIndexOf("/**"), at);
    expect(docstring).toMatch(/@see https:\/\/docs\.python\.org\/3\.1[34]\/library\/[a-z.-]+\.html/);
  });
});
