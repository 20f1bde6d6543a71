// Under random cancellation no wake-up is lost: locks, semaphores, conditions, events.
import fc from "fast-check";
import { expect, test } from "vitest";
import { Condition } from "../../../src/asyncio/condition.js";
import { Event } from "../../../src/asyncio/event.js";
import { Lock } from "../../../src/asyncio/lock.js";
import { asyncWith } from "../../../src/asyncio/python/async_with.js";
import { Semaphore } from "../../../src/asyncio/semaphore.js";
import { sleep } from "../../../src/asyncio/sleep.js";
import { fixed } from "./seeds.js";
import { hundredths, runWorkers, workers } from "./workers.js";

/** Is `some` a part of `all`, in the same order? */
function isSubsequence(some: readonly number[], all: readonly number[]): boolean {
  let at = 0;
  for (const each of all) if (each === some[at]) at++;
  return at === some.length;
}

/** Every worker passes through something that lets `room` of them in at a time. */
async function expectFairPassage(
  list: Parameters<typeof runWorkers>[0],
  room: number,
  gate: Lock | Semaphore,
): Promise<void> {
  const came: number[] = [];
  const entered: number[] = [];
  let inside = 0;
  let most = 0;
  const { untouched, finished } = await runWorkers(
    list,
    function* (id, { holds }) {
      came.push(id);
      yield* asyncWith(gate, function* () {
        entered.push(id);
        most = Math.max(most, ++inside);
        try {
          yield* sleep(hundredths(holds));
        } finally {
          inside--;
        }
      });
    },
    // Long after the last one has let go, nobody is left before an open door.
    ({ waiting }) => expect(waiting).toEqual([]),
  );
  expect(finished).toEqual(expect.arrayContaining([...untouched]));
  expect(most).toBeLessThanOrEqual(room);
  expect(isSubsequence(entered, came)).toBe(true);
  expect(inside).toBe(0);
}

test("a lock lets everybody in who is not cancelled, one at a time, in the order in which they came", async () => {
  await fc.assert(
    fc.asyncProperty(workers, async (list) => {
      const lock = new Lock();
      await expectFairPassage(list, 1, lock);
      expect(lock.locked()).toBe(false);
    }),
    fixed(150),
  );
});

test("a semaphore lets in as many at a time as it has room for, in order, and ends with all its room", async () => {
  await fc.assert(
    fc.asyncProperty(workers, fc.integer({ min: 1, max: 3 }), async (list, room) => {
      const semaphore = new Semaphore(room);
      await expectFairPassage(list, room, semaphore);
      expect(semaphore._value).toBe(room);
    }),
    fixed(150),
  );
});

test("a notification that its receiver is cancelled with goes to the next: no ticket is left while somebody waits", async () => {
  // The later workers bring a ticket each and notify one; the others wait for a ticket.
  await fc.assert(
    fc.asyncProperty(workers, fc.nat(12), async (list, waiters) => {
      const condition = new Condition();
      let tickets = 0;
      let brought = 0;
      let taken = 0;
      await runWorkers(
        list,
        function* (id) {
          yield* asyncWith(condition, function* () {
            if (id >= waiters) {
              tickets++;
              brought++;
              condition.notify(1);
              return;
            }
            while (tickets === 0) yield* condition.wait();
            tickets--;
            taken++;
          });
        },
        ({ waiting }) => {
          if (waiting.length > 0) expect(tickets).toBe(0);
          expect(condition.locked()).toBe(false);
          // Enough for everybody who is waiting still: one wake-up each has to reach them.
          tickets += waiting.length;
          brought += waiting.length;
          wakeAll(condition);
        },
      );
      expect(tickets).toBe(brought - taken);
      expect(condition.locked()).toBe(false);
    }),
    fixed(150),
  );
});

/** `notifyAll` from outside of a task, where the lock cannot be awaited: it is free, so acquiring it is one step. */
function wakeAll(condition: Condition): void {
  condition.acquire().next();
  condition.notifyAll();
  condition.release();
}

test("an event wakes all who wait for it when it is set, whoever is cancelled meanwhile", async () => {
  // The later workers set the event and clear it again at once.
  await fc.assert(
    fc.asyncProperty(workers, fc.nat(12), async (list, waiters) => {
      const event = new Event();
      const asleep = new Set<number>();
      const owed = new Set<number>();
      const { finished, untouched } = await runWorkers(
        list,
        function* (id) {
          if (id >= waiters) {
            event.set();
            event.clear();
            for (const waiter of asleep) owed.add(waiter);
            return;
          }
          asleep.add(id);
          try {
            yield* event.wait();
          } finally {
            asleep.delete(id);
          }
        },
        ({ waiting }) => {
          expect(waiting.filter((id) => owed.has(id))).toEqual([]);
          expect(waiting).toEqual([...asleep].sort((a, b) => a - b));
          event.set();
        },
      );
      expect(finished).toEqual(expect.arrayContaining([...untouched]));
    }),
    fixed(150),
  );
});
