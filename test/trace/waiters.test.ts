// Who waits for a task, and what a future is of: looked up at every moment, against going through all of them.
import { expect, test } from "vitest";
import { awaitedTasks, TraceIndex } from "../../src/trace/snapshot.js";
import { lessonTrace } from "../helpers/lessonTrace.js";

test.each(["gather", "task_group", "cancellation", "exceptions", "as_completed", "timeouts"])(
  "%s: at every moment as all tasks and futures tell it",
  async (id) => {
    const index = new TraceIndex((await lessonTrace(id)).events);
    let waits = 0;
    for (let events = 0; events <= index.length; events++) {
      const snapshot = index.snapshot(events);
      for (const task of index.tasks) {
        const waiting = snapshot.tasks
          .filter(({ waitsFor }) => awaitedTasks(waitsFor).includes(task))
          .toSorted((a, b) => a.since - b.since);
        expect(snapshot.waitersOf(task)).toEqual(waiting);
        waits += waiting.length;
      }
      const labels = snapshot.futures.map(({ future }) => snapshot.futureLabel(future));
      expect(labels).toEqual(snapshot.futures.map(({ label }) => label));
      expect(snapshot.futureLabel(snapshot.futures.length + 1)).toBeUndefined();
    }
    expect(waits).toBeGreaterThan(0);
  },
);
