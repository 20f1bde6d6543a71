// Every `@example` in the sources' docstrings runs, in virtual time, and prints what its comments say, on the library that
// ships.
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { runInThisContext } from "node:vm";
import * as library from "asyncio-lessons";
import { transformSync } from "esbuild";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";

const source = resolve(import.meta.dirname, "../../src");
const { asyncio } = library;

interface Example {
  readonly where: string;
  readonly code: string;
}

/** The examples in the text of a source file: from the tag to the next one, or to the docstring's end. */
function examplesIn(path: string, text: string): Example[] {
  return [...text.matchAll(/\/\*\*((?:(?!\*\/)[\s\S])*?)@example\n([\s\S]*?)\*\//g)].flatMap((match) => {
    const line = text.slice(0, match.index).split("\n").length;
    const blocks = (match[2] ?? "").split(/^\s*\* @example\n/m);
    return blocks.map((block, i) => {
      const lines = block.split("\n").map((each) => each.replace(/^\s*\* ?/, ""));
      const end = lines.findIndex((each) => each.startsWith("@"));
      const code = lines.slice(0, end === -1 ? undefined : end).join("\n");
      return { where: `${path}:${line}${i === 0 ? "" : ` (${i + 1})`}`, code };
    });
  });
}

const examples = readdirSync(source, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts"))
  .sort()
  .flatMap((path) => examplesIn(path, readFileSync(join(source, path), "utf8")));

/** The lines that its comments say it prints: `print(…); // first, then second`. Three dots stand for anything. */
function saidToPrint(code: string): string[] {
  return [...code.matchAll(/^\s*print\(.*\); \/\/ (.*)$/gm)].flatMap(([, said = ""]) =>
    said.split(", then "),
  );
}

const literal = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");

function isSaidBy(said: string): (line: string) => boolean {
  const pattern = new RegExp(`^${said.split("…").map(literal).join(".*")}$`);
  return (line) => pattern.test(line);
}

/** What running the code prints, a line each. It is the body of a coroutine, or of an async function where it awaits. */
async function linesOf(code: string): Promise<string[]> {
  const isAsync = /^[^/]*\bawait /m.test(code) && !code.includes("yield*");
  const wrapped = isAsync ? `async () => {\n${code}\n}` : `function* main() {\n${code}\n}`;
  const options = { loader: "ts", target: "es2022", keepNames: true } as const;
  const compiled = transformSync(`take(${wrapped});`, options).code;
  const names = ["take", ...Object.keys(library)].join(", ");
  // As a file of its own: stacks tell the lines of files only.
  const run = runInThisContext(`(${names}) => {\n${compiled}\n}`, { filename: "/example.ts" });
  let body: () => never = () => expect.unreachable();
  const take = (taken: () => never): void => {
    body = taken;
  };
  (run as (...values: unknown[]) => void)(take, ...Object.values(library));
  let written = "";
  const streams = (["stdout", "stderr"] as const).map((stream) =>
    vi.spyOn(process[stream], "write").mockImplementation((text) => {
      written += text;
      return true;
    }),
  );
  try {
    if (isAsync) await body();
    else await asyncio.run(library.coroutine(body)());
  } finally {
    for (const stream of streams) stream.mockRestore();
  }
  return written.split("\n").slice(0, -1);
}

describe("the example at", () => {
  let previous: ReturnType<typeof asyncio.setEventLoopFactory> = null;
  beforeAll(() => {
    // Here something is always alive, so nobody tells the loop that what it waits for outside waits for itself.
    previous = asyncio.setEventLoopFactory(
      () => new asyncio.EventLoop({ clock: new asyncio.VirtualClock({ patience: 0 }) }),
    );
  });
  afterAll(() => {
    if (previous !== null) asyncio.setEventLoopFactory(previous);
  });

  test.each(examples.map(({ where, code }) => [where, code]))(
    "%s runs and prints what it says",
    async (_where, code) => {
      const lines = await linesOf(code);
      const said = saidToPrint(code);
      for (const each of said) expect(lines.filter(isSaidBy(each)), each).not.toEqual([]);
      const prints = code.match(/\bprint\b/g) ?? [];
      const commented = code.match(/^\s*print\(.*\); \/\/ /gm) ?? [];
      // Where each has its comment, that is all that it prints.
      if (prints.length === commented.length) expect(lines).toHaveLength(said.length);
    },
  );
});

test("every example is found", () => {
  const tags = readdirSync(source, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts"))
    .flatMap((path) => readFileSync(join(source, path), "utf8").match(/@example\b/g) ?? []);
  expect(examples).toHaveLength(tags.length);
});
