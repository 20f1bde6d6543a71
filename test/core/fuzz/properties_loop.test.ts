// The loop's own invariants, over random programs: first in, first out; deadlines in order; time never goes back.
import fc from "fast-check";
import { expect, test } from "vitest";
import { EventLoop } from "../../../src/asyncio/base_events.js";
import { VirtualClock } from "../../../src/asyncio/clocks/virtual.js";
import type { Handle } from "../../../src/asyncio/events.js";
import { heapPop, heapPush, lessThan } from "../../../src/asyncio/python/heapq.js";
import { fixed } from "./seeds.js";

/** A callback that, when it is called, sets up others with callSoon and cancels one of all set up so far. */
interface Node {
  readonly children: readonly Node[];
  readonly cancels: number | null;
}

/** Trees of callbacks, drawn as a list in which each names what comes before it as its parent. */
const forests = fc
  .array(fc.record({ under: fc.nat(), cancels: fc.option(fc.nat(30)) }), { minLength: 1, maxLength: 40 })
  .map((list) => {
    const nodes = list.map(({ cancels }) => ({ children: [] as Node[], cancels }));
    const roots: Node[] = [];
    for (const [i, node] of nodes.entries()) {
      // Among itself and those before it; itself means: a root.
      const parent = nodes[(list[i]?.under ?? 0) % (i + 1)];
      (parent === undefined || parent === node ? roots : parent.children).push(node);
    }
    return roots;
  });

/** What the loop does, said plainly: iterations, each of which calls what was set up before it began. */
function modelOf(roots: readonly Node[]): string[] {
  const called: string[] = [];
  const all: { readonly node: Node; readonly id: number; isCancelled: boolean }[] = [];
  let next: typeof all = [];
  const setUp = (node: Node): void => {
    const entry = { node, id: all.length, isCancelled: false };
    all.push(entry);
    next.push(entry);
  };
  roots.forEach(setUp);
  for (let iteration = 1; next.length > 0; iteration++) {
    const ready = next;
    next = [];
    for (const entry of ready) {
      if (entry.isCancelled) continue;
      const { node, id } = entry;
      called.push(`${iteration}: ${id}`);
      node.children.forEach(setUp);
      const cancelled = node.cancels === null ? undefined : all[node.cancels];
      if (cancelled !== undefined) cancelled.isCancelled = true;
    }
  }
  return called;
}

async function callsOf(roots: readonly Node[]): Promise<string[]> {
  const loop = new EventLoop({ clock: new VirtualClock() });
  const called: string[] = [];
  const handles: Handle[] = [];
  const setUp = (node: Node): void => {
    const id = handles.length;
    handles.push(
      loop.callSoon(() => {
        called.push(`${loop.iterations}: ${id}`);
        node.children.forEach(setUp);
        if (node.cancels !== null) handles[node.cancels]?.cancel();
      }),
    );
  };
  roots.forEach(setUp);
  // When all the others have run: those take no more than a microsecond an iteration.
  loop.callLater(1, () => loop.stop());
  await loop.runForever();
  loop.close();
  return called;
}

test("ready handles are called first in, first out, each in the iteration after the one that set it up", async () => {
  await fc.assert(
    fc.asyncProperty(forests, async (program) => {
      expect(await callsOf(program)).toEqual(modelOf(program));
    }),
    fixed(300),
  );
});

/** Timers with deadlines of few values, so that many are equal; some are cancelled, when another one fires. */
const timers = fc.array(
  fc.record({ delay: fc.integer({ min: -2, max: 40 }), cancels: fc.option(fc.nat(250), { freq: 1 }) }),
  { minLength: 1, maxLength: 250 },
);

test("timers fire by deadline, never early, each once, and none that was cancelled before", async () => {
  await fc.assert(
    fc.asyncProperty(timers, async (program) => {
      const loop = new EventLoop({ clock: new VirtualClock() });
      const began = loop.time();
      const fired: number[] = [];
      // Collected, not expected at once: what a callback throws would go to the loop.
      const faults: string[] = [];
      const cancelled = new Set<number>();
      const handles = program.map(({ delay, cancels }, id) =>
        loop.callAt(began + delay / 100, () => {
          if (loop.time() < began + delay / 100) faults.push(`${id} is early`);
          if (cancelled.has(id)) faults.push(`${id} was cancelled`);
          fired.push(id);
          const victim = cancels === null ? undefined : handles[cancels];
          if (victim === undefined || cancels === null) return;
          victim.cancel();
          if (!fired.includes(cancels)) cancelled.add(cancels);
        }),
      );
      loop.callAt(began + 1, () => loop.stop());
      await loop.runForever();
      loop.close();
      expect(faults).toEqual([]);
      const deadlines = fired.map((id) => program[id]?.delay ?? Number.NaN);
      expect(deadlines).toEqual([...deadlines].sort((a, b) => a - b));
      expect([...fired, ...cancelled].sort((a, b) => a - b)).toEqual(program.map((_, id) => id));
    }),
    fixed(150),
  );
});

test("virtual time and the count of iterations never go back, and an iteration moves the time", async () => {
  const delays = fc.array(fc.tuple(fc.double({ min: 0, max: 5, noNaN: true }), fc.nat(3)), {
    minLength: 1,
    maxLength: 30,
  });
  await fc.assert(
    fc.asyncProperty(delays, async (program) => {
      const clock = new VirtualClock();
      const loop = new EventLoop({ clock });
      const seen: { readonly time: number; readonly iteration: number }[] = [];
      let left = program.length;
      const look = (again: number, delay: number): void => {
        seen.push({ time: loop.time(), iteration: loop.iterations });
        if (again > 1) loop.callLater(delay, look, again - 1, delay);
        else if (again === 1) loop.callSoon(look, 0, delay);
        else if (--left === 0) loop.stop();
      };
      for (const [delay, again] of program) loop.callLater(delay, look, again, delay);
      await loop.runForever();
      loop.close();
      for (const [i, { time, iteration }] of seen.entries()) {
        const before = seen[i - 1];
        if (before === undefined) continue;
        expect(time).toBeGreaterThan(before.time);
        expect(iteration).toBeGreaterThanOrEqual(before.iteration);
      }
    }),
    fixed(150),
  );
});

/** Pushes (a number) and pops (null). */
const heapSteps = fc.array(fc.option(fc.integer({ min: 0, max: 20 }), { freq: 3 }), { maxLength: 200 });

test("in a heap no item is smaller than its parent, and the one taken out is the smallest", () => {
  fc.assert(
    fc.property(heapSteps, (steps) => {
      const heap: (readonly [number, number])[] = [];
      steps.forEach((priority, i) => {
        if (priority !== null) heapPush(heap, [priority, i % 3], lessThan);
        else if (heap.length > 0) {
          const least = heapPop(heap, lessThan);
          expect(heap.some((item) => lessThan(item, least))).toBe(false);
        }
        const isBroken = heap.some((item, at) => at > 0 && lessThan(item, heap[(at - 1) >> 1]));
        expect(isBroken).toBe(false);
      });
    }),
    fixed(200),
  );
});
