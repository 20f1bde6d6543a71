// A task that is not done waits for something or is scheduled to run: never both, never neither.
import fc from "fast-check";
import { expect, test } from "vitest";
import type { EventLoop } from "../../src/asyncio/base_events.js";
import type { Future } from "../../src/asyncio/futures.js";
import { Instrument } from "../../src/asyncio/instrument.js";
import { repr } from "../../src/asyncio/repr.js";
import type { Task } from "../../src/asyncio/tasks.js";
import type { Item, Program, Statement } from "./ast.js";
import { readGolden } from "./golden.js";
import { traceOf } from "./run_program.js";
import { fixed } from "./seeds.js";

/** Keeps the books of who is scheduled, and looks at every unfinished task at the beginning of each iteration. */
class Watcher extends Instrument {
  readonly faults: string[] = [];
  looks = 0;
  private readonly scheduled = new Set<Task<unknown>>();
  private iterations = 0;

  override taskCreated(task: Task<unknown>): void {
    this.scheduled.add(task);
  }

  override taskWoken(task: Task<unknown>): void {
    if (this.scheduled.has(task)) this.faults.push(`${repr(task)} is woken twice`);
    this.scheduled.add(task);
  }

  override taskSuspended(task: Task<unknown>, on: Future<unknown> | null): void {
    if (on === null) this.scheduled.add(task);
  }

  override stepBegan(task: Task<unknown>): void {
    if (!this.scheduled.delete(task)) this.faults.push(`${repr(task)} runs without having been scheduled`);
    if (task.done()) this.faults.push(`${repr(task)} runs although it is done`);
  }

  override iterationBegan(loop: EventLoop): void {
    if (loop.iterations < this.iterations) this.faults.push("iterations go back");
    this.iterations = loop.iterations;
    for (const task of loop._tasks) {
      this.looks++;
      const isWaiting = task._waiter !== null && !task._waiter.done();
      if (isWaiting !== this.scheduled.has(task)) continue;
      this.faults.push(`${repr(task)} is ${isWaiting ? "both waiting and scheduled" : "neither"}`);
    }
  }
}

async function watch(program: Program): Promise<{ readonly watcher: Watcher; readonly trace: string[] }> {
  const watcher = new Watcher();
  const trace = await traceOf(program, [watcher]);
  return { watcher, trace };
}

// A small grammar of what tasks do to each other; fast-check makes a failing program shorter by itself.
const delays = fc.constantFrom(0, 0, 10, 20);
const variables = fc.constantFrom("t0", "t1", "t2");
const functions = fc.constantFrom("f1", "f2");
const items: fc.Arbitrary<Item> = fc.oneof(
  fc.tuple(fc.constant("c" as const), functions),
  fc.tuple(fc.constant("t" as const), variables),
);

/** @param callable may it call and spawn? The last function may not: so every program ends. */
function statements(callable: boolean): fc.Arbitrary<Statement> {
  const { statement } = fc.letrec<{ statement: Statement }>((tie) => {
    const block = fc.array(tie("statement"), { minLength: 1, maxLength: 3 });
    const leaves: fc.Arbitrary<Statement>[] = [
      fc.tuple(fc.constant("sleep" as const), delays),
      fc.constant(["cancel_self"] as const),
      fc.constant(["uncancel"] as const),
      fc.tuple(
        fc.constant("fut" as const),
        fc.constantFrom("await", "set", "cancel"),
        fc.constant("F0" as const),
        fc.nat(9),
      ),
      fc.tuple(
        fc.constant("ev" as const),
        fc.constantFrom("wait", "set", "clear"),
        fc.constant("E0" as const),
      ),
      fc.tuple(fc.constant("q" as const), fc.constantFrom("put", "get"), fc.nat(9)),
      fc.tuple(fc.constantFrom("await", "cancel"), variables),
      fc.tuple(fc.constant("later" as const), delays, fc.tuple(fc.constant("cancel" as const), variables)),
    ];
    const calling: fc.Arbitrary<Statement>[] = [
      fc.tuple(fc.constant("spawn" as const), variables, functions),
      fc.tuple(fc.constant("gather" as const), fc.array(items, { maxLength: 3 }), fc.boolean()),
      fc.tuple(fc.constant("wait_for" as const), items, fc.constantFrom(null, 0, 10)),
      fc.tuple(fc.constant("shield" as const), items),
    ];
    const compound: fc.Arbitrary<Statement>[] = [
      fc.tuple(fc.constant("timeout" as const), fc.constantFrom(0, 10), block),
      fc.tuple(fc.constantFrom("taskgroup", "lock", "sem", "repeat"), block),
      fc.tuple(
        fc.constant("try" as const),
        block,
        fc.constantFrom("Cancelled", "Base"),
        block,
        fc.constant(null),
      ),
    ];
    return {
      statement: fc.oneof(
        { maxDepth: 2, withCrossShrink: true },
        fc.oneof(...leaves, ...(callable ? calling : [])),
        ...compound,
      ),
    };
  });
  return statement;
}

function bodies(callable: boolean): fc.Arbitrary<Statement[]> {
  return fc.array(statements(callable), { minLength: 1, maxLength: 8 });
}

const programs: fc.Arbitrary<Program> = fc
  .record({
    main: bodies(true),
    first: bodies(false),
    second: bodies(false),
    room: fc.nat(2),
    eager: fc.boolean(),
  })
  .map(({ main, first, second, room, eager }) => ({
    seed: 0,
    objs: { S0: 1, Q0: room, eager },
    funcs: [main, first, second].map((body, i) => ({ name: `f${i}`, vars: 3, body })),
  }));

test("in programs of awaits and cancellations no task is left neither waiting nor scheduled", async () => {
  await fc.assert(
    fc.asyncProperty(programs, async (program) => {
      expect((await watch(program)).watcher.faults).toEqual([]);
    }),
    fixed(300),
  );
});

test("nor in the recorded programs of both grammars, which run the same when watched", async () => {
  let looks = 0;
  for (const { program, trace: recorded } of [
    ...readGolden("given").slice(0, 200),
    ...readGolden("wide").slice(0, 200),
  ]) {
    const { watcher, trace } = await watch(program);
    expect(trace).toEqual(recorded);
    expect(watcher.faults).toEqual([]);
    looks += watcher.looks;
  }
  expect(looks).toBeGreaterThan(5000);
});
