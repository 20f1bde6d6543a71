// Instruments: which hook is called when, and that one that throws harms nobody.
import { describe, expect, test } from "vitest";
import { createTask } from "../../src/asyncio/create_task.js";
import { Future } from "../../src/asyncio/futures.js";
import { Instrument } from "../../src/asyncio/instrument.js";
import { coroutine } from "../../src/asyncio/python/coroutines.js";
import { getRunningLoop } from "../../src/asyncio/running.js";
import { sleep } from "../../src/asyncio/sleep.js";
import { Task } from "../../src/asyncio/tasks.js";
import { hearReports, runVirtual } from "./virtual.js";

type AnyTask = Task<unknown>;

class Diary extends Instrument {
  readonly lines: string[] = [];
  readonly #note = (line: string): void => {
    this.lines.push(line);
  };
  override iterationBegan(_loop: unknown, ready: number): void {
    this.#note(`iteration, ${ready} ready`);
  }
  override waitBegan(_loop: unknown, seconds: number | null): void {
    this.#note(`wait ${seconds?.toFixed(3)}`);
  }
  override taskCreated(task: AnyTask, parent: AnyTask | null): void {
    this.#note(`created ${name(task)} by ${name(parent)}`);
  }
  override stepBegan(task: AnyTask): void {
    this.#note(`step ${name(task)}`);
  }
  override stepEnded(task: AnyTask): void {
    this.#note(`step ended ${name(task)}`);
  }
  override awaitBegan(on: Future<unknown> | null): void {
    this.#note(`awaits ${on === null ? "a turn" : "a future"}`);
  }
  override taskSuspended(task: AnyTask, on: Future<unknown> | null): void {
    this.#note(`suspended ${name(task)} on ${on === null ? "a turn" : "a future"}`);
  }
  override taskWoken(task: AnyTask): void {
    this.#note(`woken ${name(task)}`);
  }
  override cancelRequested(task: AnyTask, by: AnyTask | null): void {
    this.#note(`cancel ${name(task)} by ${name(by)}`);
  }
  override taskDone(task: AnyTask): void {
    this.#note(`done ${name(task)}${task.cancelled() ? ", cancelled" : ""}`);
  }
  override callbackBegan(): void {
    this.#note("callback");
  }
  override callbackEnded(): void {
    this.#note("callback ended");
  }
  override timerSet(): void {
    this.#note("timer set");
  }
  override timerFired(): void {
    this.#note("timer fired");
  }
  override timerCancelled(): void {
    this.#note("timer cancelled");
  }
  override callbackScheduled(_handle: unknown, of: Future<unknown> | null): void {
    this.#note(
      `scheduled ${of === null ? "by itself" : of instanceof Task ? `of ${name(of)}` : "of a future"}`,
    );
  }
  override entrySkipped(entry: unknown): void {
    this.#note(`skipped ${entry instanceof Task ? name(entry) : "a callback"}`);
  }
  override loopClosed(): void {
    this.#note("closed");
  }
}

function name(task: AnyTask | null): string {
  if (task === null) return "nobody";
  return task.getCoro()._definition.isInternal ? "(internal)" : task.getName();
}

const child = coroutine(function* child() {
  yield* sleep(0);
  yield* sleep(0.01);
});

const main = coroutine(function* main() {
  const me = createTask(child(), { name: "child" });
  getRunningLoop()._currentTask?.setName("main");
  yield* me;
  const other = createTask(sleep(9), { name: "other" });
  yield* sleep(0);
  other.cancel();
  yield* sleep(0);
});

describe("an instrument", () => {
  test("is told all that happens, in the order in which it happens", async () => {
    const diary = new Diary();
    await runVirtual(main(), { instruments: [diary] });
    const end = diary.lines.indexOf("done main");
    expect(diary.lines.slice(0, end + 1).map((line) => line.replace(/Task-\d+/, "main"))).toEqual([
      "created main by nobody",
      "iteration, 1 ready",
      "step main",
      "created child by main",
      "awaits a future",
      "step ended main",
      "suspended main on a future",
      "iteration, 1 ready",
      "step child",
      "awaits a turn",
      "step ended child",
      "suspended child on a turn",
      "iteration, 1 ready",
      "step child",
      "timer set",
      "awaits a future",
      "step ended child",
      "suspended child on a future",
      "wait 0.010",
      "timer fired",
      "iteration, 1 ready",
      "callback",
      "woken child",
      "callback ended",
      "iteration, 1 ready",
      "step child",
      "step ended child",
      "done child",
      "woken main",
      "iteration, 1 ready",
      "step main",
      "created other by main",
      "awaits a turn",
      "step ended main",
      "suspended main on a turn",
      "iteration, 2 ready",
      "step other",
      "timer set",
      "awaits a future",
      "step ended other",
      "suspended other on a future",
      "step main",
      "cancel other by main",
      "woken other",
      "awaits a turn",
      "step ended main",
      "suspended main on a turn",
      "iteration, 2 ready",
      "step other",
      "timer cancelled",
      "step ended other",
      "done other, cancelled",
      "step main",
      "step ended main",
      "done main",
    ]);
  });

  test("is told of callbacks as they are queued, of those that are not run, and of the loop's end", async () => {
    const diary = new Diary();
    const calls = coroutine(function* calls() {
      const loop = getRunningLoop();
      const future = loop.createFuture();
      future.addDoneCallback(() => {});
      future.setResult(null);
      loop.callSoon(() => {}).cancel();
      loop.callSoonThreadsafe(() => {});
      // Ended behind its back, while its first step is queued.
      const task = createTask(child(), { name: "refused" });
      Future.prototype.setResult.call(task, null);
      yield* sleep(0);
    });
    hearReports();
    await runVirtual(calls(), { instruments: [diary] });
    const told = diary.lines.filter((line) => /^(scheduled|skipped|callback|closed|iteration)/.test(line));
    expect(told.slice(0, 15).map((line) => line.replace(/Task-\d+/, "main"))).toEqual([
      "iteration, 1 ready",
      "scheduled of a future",
      "scheduled by itself",
      "scheduled by itself",
      "iteration, 5 ready",
      "callback",
      "callback ended",
      "skipped a callback",
      "callback",
      "callback ended",
      "skipped refused",
      "scheduled of main",
      "iteration, 1 ready",
      "callback",
      "callback ended",
    ]);
    expect(told.at(-1)).toBe("closed");
  });

  test("that throws is removed and logged; the program and the other instruments go on", async () => {
    const heard = hearReports();
    class Broken extends Instrument {
      calls = 0;
      override stepBegan(): void {
        this.calls++;
        throw new Error("broken");
      }
    }
    const broken = new Broken();
    const diary = new Diary();
    const result = await runVirtual(
      coroutine(function* () {
        yield* main();
        return "unharmed";
      })(),
      { instruments: [broken, diary] },
    );
    expect(result).toBe("unharmed");
    expect(broken.calls).toBe(1);
    expect(diary.lines.filter((line) => line.startsWith("step ")).length).toBeGreaterThan(5);
    expect(heard).toEqual(["ERROR Exception in instrument <Broken object>: it is removed"]);
  });

  test("that is not attached costs nothing: the loop has none", () => {
    let instrument: Instrument | null | undefined;
    const look = coroutine(function* () {
      instrument = getRunningLoop()._instrument;
    });
    return runVirtual(look()).then(() => expect(instrument).toBeNull());
  });
});
