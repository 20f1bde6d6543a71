// What the built command shows is what is kept in `golden/`, byte for byte. `npm run outputs` keeps it anew.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import stringWidth from "string-width";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { badCalls } from "./badCalls.js";
import { calls, processCalls, type Session, sessions } from "./calls.js";
import { ApartRunner, QuickRunner, render, type Shown } from "./record.js";

const golden = join(import.meta.dirname, "golden");
/** Where to write what is shown in place of comparing it; into another folder than `golden` it is written whole. */
const { OUTPUTS_TO: to } = process.env;
const isWhole = to !== undefined && to !== golden;

/** What is kept in a file, by the calls. */
function keptIn(file: string): ReadonlyMap<string, string> {
  const text = to === undefined ? readFileSync(join(golden, `${file}.txt`), "utf8") : "";
  return new Map(text.split(/^(?=\$ )/m).map((part) => [part.slice(2, part.indexOf("\n")), part.trimEnd()]));
}

/** A test for each call: it has shown what is kept of it. They are all started before the first test. */
function keeps(file: string, names: readonly string[], start: (at: number) => Promise<Shown>): void {
  describe(file, () => {
    const kept = keptIn(file);
    const written: string[] = [];
    let shown: readonly Promise<Shown>[] = [];
    beforeAll(() => {
      shown = names.map((_, at) => start(at));
    });
    afterAll(async () => {
      // Where a test failed, others may be under way.
      await Promise.allSettled(shown);
      if (to === undefined) return;
      mkdirSync(to, { recursive: true });
      writeFileSync(join(to, `${file}.txt`), written.join("\n"));
    });
    it.each(names.map((name, at) => [name, at] as const))("%s", async (name, at) => {
      const text = render((await shown[at]) ?? { name, parts: [] }, isWhole);
      if (to !== undefined) written.push(text);
      else {
        const told = `asyncio-lessons ${name}: not as kept in golden/${file}.txt. If it should be so: npm run outputs`;
        expect(text.trimEnd(), told).toBe(kept.get(name) ?? "");
      }
    });
    it.skipIf(to !== undefined)("keeps no other calls", () => expect([...kept.keys()]).toEqual(names));
  });
}

const apart = new ApartRunner();
const quick = [new QuickRunner(), new QuickRunner()] as const;
for (const [file, list] of Object.entries(calls)) {
  keeps(file, list, (at) => quick[at % 2 === 0 ? 0 : 1].show(list[at] ?? ""));
}
const terminals = sessions.map(({ columns, rows, call }) => `${columns}x${rows} ${call}`);
keeps("screens", terminals, (at) => quick[0].showSession(sessions[at] as Session));

// These take seconds of real time, and are under way beside the others.
let waiting: readonly Promise<Shown>[] = [];
beforeAll(() => {
  waiting = processCalls.map((call) => apart.show(call));
});
afterAll(async () => {
  await Promise.allSettled(waiting);
  for (const runner of [apart, ...quick]) runner.end();
});
keeps("processes", processCalls, async (at) => waiting[at] as Promise<Shown>);

it.skipIf(to !== undefined)("what is refused is told in one line on stderr, before anything runs", () => {
  const kept = keptIn("errors");
  expect(badCalls.filter((call) => !/^.*\nexit 2\nerr\|.*$/.test(kept.get(call) ?? ""))).toEqual([]);
});

it.skipIf(to !== undefined)("no line is wider than 40 columns where there are no more", () => {
  const narrow = Object.keys(calls).flatMap((file) => [...keptIn(file).values()].filter(isLaidOut));
  const lines = narrow.flatMap((text) =>
    [...text.matchAll(/^(?:out|err)\|(.*)$/gm)].map(([, line = ""]) => line),
  );
  expect(lines.length).toBeGreaterThan(200);
  expect(lines.filter((line) => stringWidth(line) > 40)).toEqual([]);
});

/** At 40 columns, by a command that lays out its text: the help has columns of its own, and `step` writes a line an event. */
function isLaidOut(text: string): boolean {
  return /^\$ COLUMNS=40 (?!.*--help|step )/.test(text);
}
