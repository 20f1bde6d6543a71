// What the built command shows is what is kept in `golden/`, byte for byte. `npm run outputs` keeps it anew.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { calls, processCalls, sessions } from "./calls.js";
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

/** A test for each call: it has shown what is kept of it. */
function keeps(file: string, all: ReadonlyMap<string, Promise<Shown>>): void {
  describe(file, () => {
    const kept = keptIn(file);
    const written: string[] = [];
    it.each([...all])("%s", async (call, shown) => {
      const text = render(await shown, isWhole);
      if (to !== undefined) written.push(text);
      else {
        const told = `asyncio-lessons ${call}: not as kept in golden/${file}.txt. If it should be so: npm run outputs`;
        expect(text.trimEnd(), told).toBe(kept.get(call) ?? "");
      }
    });
    if (to === undefined) it("keeps no other calls", () => expect([...kept.keys()]).toEqual([...all.keys()]));
    else {
      afterAll(() => {
        mkdirSync(to, { recursive: true });
        writeFileSync(join(to, `${file}.txt`), written.join("\n"));
      });
    }
  });
}

// All is under way at once: what is in real time takes its seconds beside the others.
const apart = new ApartRunner();
const quick = [new QuickRunner(), new QuickRunner()] as const;
afterAll(() => {
  for (const runner of [apart, ...quick]) runner.end();
});

for (const [file, list] of Object.entries(processCalls)) {
  keeps(file, new Map(list.map((call) => [call, apart.show(call)])));
}
for (const [file, list] of Object.entries(calls)) {
  keeps(file, new Map(list.map((call, at) => [call, quick[at % 2 === 0 ? 0 : 1].show(call)])));
}
const screens = sessions.map(
  (session) => [`${session.columns}x${session.rows} ${session.call}`, quick[0].showSession(session)] as const,
);
keeps("screens", new Map(screens));
