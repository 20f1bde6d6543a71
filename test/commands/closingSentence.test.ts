// The sentence below a run says what that run shows. It is held for every lesson, for every term's program, and for programs
// of one's own with a fault each.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { termSourcePath } from "../../src/commands/explain/explain.js";
import { renderSentence } from "../../src/commands/run/runReport.js";
import { lessons } from "../../src/course/catalogue.js";
import { programPath } from "../../src/course/files.js";
import { terms } from "../../src/course/terms/glossary.js";
import type { Language } from "../../src/draw/view.js";
import { explanationOf, type Figure } from "../../src/trace/compare.js";
import type { TraceEvent } from "../../src/trace/event.js";
import { pointsOf } from "../../src/trace/points/points.js";
import { folderWith } from "../helpers/folder.js";
import { TraceBuilder } from "../helpers/trace.js";
import { viewOf } from "../helpers/view.js";
import { runOnce } from "../run/runs.js";

/** What stands below a run that is compared with nothing. */
function sentenceOf(label: string, events: readonly TraceEvent[], language: Language): string {
  const figure: Figure = { label, order: [], elapsed: events.at(-1)?.at ?? 0, source: "virtual" };
  return renderSentence(
    figure,
    null,
    explanationOf(events),
    pointsOf(events, null),
    viewOf(400, language),
  ).trim();
}

async function eventsOf(file: string, source?: string): Promise<readonly TraceEvent[]> {
  const { ending, events } = await runOnce(file, source === undefined ? {} : { source });
  expect(ending, file).toBe("ended");
  return events;
}

test.each(["en", "ja"] as const)(
  "says what each lesson and each term's program shows (%s)",
  async (language) => {
    const lines: string[] = [];
    for (const lesson of lessons) {
      // Its work is real: no two runs of it are the same.
      if (lesson.id === "concurrency_models") continue;
      const { onPage } = lesson;
      const source = onPage && readFileSync(programPath(lesson), "utf8").replace(onPage.of, onPage.instead);
      lines.push(sentenceOf(lesson.id, await eventsOf(programPath(lesson), source ?? undefined), language));
    }
    lines.push("");
    for (const term of terms) {
      const events = await eventsOf(termSourcePath(term, "typescript"));
      lines.push(sentenceOf(term.id, events, language));
    }
    await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot(`./__snapshots__/closing.${language}.txt`);
  },
);

const job = (name: string, ...lines: readonly string[]): string =>
  [`const ${name} = coroutine(function* ${name}() {`, ...lines.map((line) => `  ${line}`), "});"].join("\n");

/** A fault each. The last part is `main`. */
const faults = {
  "a forgotten await": [job("save", 'print("saved");'), job("main", "save();", 'print("done");')],
  "a failure that nobody looks at": [
    job("fails", 'throw new Error("bad");'),
    job("main", "asyncio.createTask(fails());", "yield* asyncio.sleep(1);"),
  ],
  "one that nobody looks at beside one of the same name that is caught": [
    'const fails = coroutine(function* fails(when) { yield* asyncio.sleep(when); throw new Error("bad " + when); });',
    'const start = (when) => asyncio.createTask(fails(when), { name: "job" });',
    job(
      "main",
      "const first = start(1);",
      "start(2);",
      "try { yield* first; } catch {}",
      "yield* asyncio.sleep(3);",
    ),
  ],
  "a failure that is swallowed": [
    job("fails", "yield* asyncio.sleep(1);", 'throw new Error("bad");'),
    job("main", "const task = asyncio.createTask(fails());", "try { yield* task; } catch {}"),
  ],
  "a failure among results": [
    job("fails", "yield* asyncio.sleep(1);", 'throw new Error("bad");'),
    job("works", "yield* asyncio.sleep(2);"),
    job("main", "yield* asyncio.gather(fails(), works(), { returnExceptions: true });"),
  ],
  "a gather whose others run on": [
    job("fails", "yield* asyncio.sleep(1);", 'throw new Error("bad");'),
    job("works", "yield* asyncio.sleep(2);"),
    job("main", "try { yield* asyncio.gather(fails(), works()); } catch {}", "yield* asyncio.sleep(3);"),
  ],
  "a task left at the end": [
    job("log", "yield* asyncio.sleep(5);"),
    job("main", "asyncio.createTask(log());", "yield* asyncio.sleep(1);"),
  ],
  "a cancel that is refused": [
    job("stubborn", "try { yield* asyncio.sleep(3); } catch {}"),
    job(
      "main",
      "const task = asyncio.createTask(stubborn());",
      "yield* asyncio.sleep(1);",
      "task.cancel();",
      "yield* task;",
    ),
  ],
  "a timeout that a child swallows": [
    job("child", "try { yield* asyncio.sleep(3); } catch {}", "yield* asyncio.sleep(2);"),
    job("main", "yield* asyncio.waitFor(child(), 1);"),
  ],
  "a blocking call": [
    job("rude", "time.sleep(2);"),
    job("polite", "yield* asyncio.sleep(1);"),
    job("main", "yield* asyncio.gather(polite(), rude());"),
  ],
  "two locks taken crosswise": [
    "const [one, other] = [new asyncio.Lock(), new asyncio.Lock()];",
    job("left", "yield* one.acquire();", "yield* asyncio.sleep(1);", "yield* other.acquire();"),
    job("right", "yield* other.acquire();", "yield* asyncio.sleep(1);", "yield* one.acquire();"),
    job("both", "yield* asyncio.gather(left(), right());"),
    job("main", "try { yield* asyncio.waitFor(both(), 9); } catch {}"),
  ],
  "no fault: who waits for a lock shares a function with those who need none": [
    "const lock = new asyncio.Lock();",
    job("pause", "yield* asyncio.sleep(1);"),
    job("free", "yield* pause();"),
    job("locked", "yield* lock.acquire();", "yield* pause();", "lock.release();"),
    job("main", "yield* asyncio.gather(free(), free(), locked(), locked());"),
  ],
  "no fault: a timer of the program's own cancels": [
    job("waits", "yield* asyncio.sleep(9);"),
    job(
      "main",
      "const task = asyncio.createTask(waits());",
      "asyncio.getRunningLoop().callLater(1, () => task.cancel());",
      "yield* asyncio.wait([task]);",
    ),
  ],
  "an item that is never put": [
    "const queue = new asyncio.Queue();",
    job("taker", "yield* queue.get();"),
    job("main", "asyncio.createTask(taker());", "yield* asyncio.sleep(1);"),
  ],
  "a task cancelled before it began": [
    job("work", 'print("never");'),
    job("main", "const task = asyncio.createTask(work());", "task.cancel();", "yield* asyncio.wait([task]);"),
  ],
  "awaits where tasks were meant": [
    job("work", "yield* asyncio.sleep(1);"),
    job("main", "yield* work();", 'print("first");', "yield* work();"),
  ],
  "tasks awaited as they are made": [
    job("work", "yield* asyncio.sleep(1);"),
    job("main", "for (let i = 0; i < 3; i++) yield* asyncio.createTask(work());"),
  ],
} as const;

test.each(["en", "ja"] as const)("says what went wrong in a program of one's own (%s)", async (language) => {
  const head = 'import { asyncio, coroutine, print, time } from "asyncio-lessons";';
  const files = Object.entries(faults).map(([what, parts]) => {
    return [`${what}.mjs`, [head, ...parts, "await asyncio.run(main());", ""].join("\n")] as const;
  });
  const folder = folderWith(Object.fromEntries(files));
  const lines: string[] = [];
  for (const [name] of files) lines.push(sentenceOf(name, await eventsOf(join(folder, name)), language));
  await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot(`./__snapshots__/faults.${language}.txt`);
});

test("tells of a step that held the thread without a sleep, in real time at any speed", () => {
  const run = (seconds: number) => {
    const trace = new TraceBuilder().created(1, "main").began(1).created(2, "spin", 1);
    trace.suspended(1, ["main"], { kind: "sleep", until: 1 }).began(2).to(seconds).done(2);
    return trace.to(1).woken(1).began(1).done(1).returned().events;
  };
  expect(sentenceOf("spin.py", run(0.4), "en")).toBe(
    "spin.py: `spin` held the thread for 0.400 s at a stretch (measured), so the event loop stood still meanwhile.",
  );
  expect(pointsOf(run(0.04), 1)).toEqual([]);
  // A tenth of a second is four of the program's here.
  expect(pointsOf(run(0.4), 40)).toEqual([]);
});

test("takes what a busy machine adds in real time for no time at all", () => {
  const trace = new TraceBuilder().created(1, "main").began(1).created(2, "fails", 1);
  trace.suspended(1, ["main"], { kind: "task", task: 2 }).began(2);
  trace.done(2, { status: "failed", error: "ValueError('x')" }).to(0.02).woken(1).began(1).done(1).returned();
  expect(pointsOf(trace.events, 1).map(({ kind }) => kind)).toEqual(["caught"]);
  expect(pointsOf(trace.events, null).map(({ kind }) => kind)).toEqual(["unheard"]);
});
