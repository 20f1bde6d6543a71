// Who waits for a task: looked up at every moment, against going through all of them.
import { expect, test } from "vitest";
import { awaitedTasks } from "../../src/trace/state/runState.js";
import { Timeline } from "../../src/trace/state/timeline.js";
import { lessonTrace } from "../helpers/lessonTrace.js";

test.each(["gather", "task_group", "cancellation", "exceptions", "as_completed", "timeouts"])(
  "%s: at every moment as all tasks tell it",
  async (id) => {
    const timeline = new Timeline((await lessonTrace(id)).events);
    let waits = 0;
    for (let events = 0; events <= timeline.length; events++) {
      const snapshot = timeline.stateAt(events);
      for (const { task } of timeline.last.tasks) {
        const waiting = snapshot.tasks
          .filter(({ waitsFor }) => awaitedTasks(waitsFor).includes(task))
          .toSorted((a, b) => a.since - b.since);
        expect(snapshot.waitersOf(task)).toEqual(waiting);
        waits += waiting.length;
      }
    }
    expect(waits).toBeGreaterThan(0);
  },
);
