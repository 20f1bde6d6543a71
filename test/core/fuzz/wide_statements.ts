// The statements that the wider grammar adds; each does what generator/wide.py's py_stmt writes for it.
import {
  asyncFor,
  asyncio,
  asyncWith,
  BaseExceptionGroup,
  type CoroutineGenerator,
  type Token,
} from "asyncio-lessons";
import type { WideStatement } from "./ast.js";
import { runCallback } from "./callbacks.js";
import { classOf, makeGroup } from "./errors.js";
import { helper } from "./helpers.js";
import { secondsOf } from "./statements.js";
import { type Frame, pairOf } from "./world.js";

const { asCompleted, createTask, Task, timeout, timeoutAt } = asyncio;

type Steps = CoroutineGenerator<void>;
type Of<Word extends WideStatement[0]> = Extract<WideStatement, readonly [Word, ...unknown[]]>;

export function* runWide(frame: Frame, statement: WideStatement): Steps {
  const { world } = frame;
  switch (statement[0]) {
    case "barrier":
      if (statement[1] === "wait") frame.log("barrier", yield* world.barrier.wait());
      else yield* world.barrier[statement[1]]();
      return;
    case "pq":
      return yield* runPriorityQueue(frame, statement);
    case "queue":
      return yield* runQueue(frame, statement);
    case "cond_for":
      return void (yield* asyncWith(world.condition, function* () {
        frame.log("cond", yield* world.condition.waitFor(() => world.count >= statement[1]));
      }));
    case "bump":
      return void (yield* asyncWith(world.condition, function* () {
        world.count++;
        world.condition.notify(statement[1]);
      }));
    case "deadline":
      return yield* runDeadline(frame, statement);
    case "resched":
      if (frame.deadline !== null) frame.deadline.reschedule(timeFrom(frame, statement[1]));
      return;
    case "espawn": {
      const task = new Task(world.call(statement[2]), { loop: world.loop, eagerStart: true });
      return void frame.tasks.set(statement[1], task);
    }
    case "spawn_shared":
      return void frame.tasks.set(
        statement[1],
        createTask(world.call(statement[2]), { context: world.shared }),
      );
    case "aiter":
      return yield* runAsCompleted(frame, statement);
    case "cvset":
      return void world.variable.set(statement[1]);
    case "cvget":
      return frame.log("cv", world.variable.get());
    case "cvscope":
      frame.token = world.variable.set(statement[1]);
      try {
        yield* frame.run(statement[2]);
      } finally {
        world.variable.reset(frame.token as Token<number>);
      }
      return;
    case "split":
      return yield* runSplit(frame, statement);
    case "raise_group":
      throw makeGroup(statement[1]);
    case "at": {
      const when = world.epoch + statement[1] / 1000;
      return void world.timers.push(world.loop.callAt(when, () => runCallback(frame, statement[2])));
    }
    case "at_cancel":
      world.timers[statement[1]]?.cancel();
      return;
    case "helper": {
      const [, variable, kind, number] = statement;
      return void frame.tasks.set(variable, createTask(helper(world, kind, `h${number}`)));
    }
    case "on_done":
      frame.tasks.get(statement[1])?.addDoneCallback(() => runCallback(frame, statement[2]));
      return;
  }
}

/** So many milliseconds from now, as the loop's time. */
function timeFrom({ world }: Frame, milliseconds: number | null): number | null {
  return milliseconds === null ? null : world.loop.time() + milliseconds / 1000;
}

function* runPriorityQueue(frame: Frame, [, action, priority, item]: Of<"pq">): Steps {
  const { world } = frame;
  const { priorityQueue } = world;
  if (action === "put") yield* priorityQueue.put(world.prioritise(priority, item));
  else if (action === "get") frame.log("pq got", pairOf(yield* priorityQueue.get()));
  else if (action === "put_nowait") priorityQueue.putNowait(world.prioritise(priority, item));
  else frame.log("pq got nowait", pairOf(priorityQueue.getNowait()));
}

function* runQueue(frame: Frame, [, action, name, immediate]: Of<"queue">): Steps {
  const queue = frame.world.queueOf(name);
  if (action === "task_done") queue.taskDone();
  else if (action === "shutdown") queue.shutdown(immediate);
  else {
    yield* queue.join();
    frame.log("joined");
  }
}

function* runDeadline(frame: Frame, [, form, milliseconds, body]: Of<"deadline">): Steps {
  const manager =
    form === "timeout" ? timeout(secondsOf(milliseconds)) : timeoutAt(timeFrom(frame, milliseconds));
  yield* asyncWith(manager, (deadline) => {
    frame.deadline = deadline;
    return frame.run(body);
  });
  frame.log("expired", frame.deadline?.expired());
}

function* runAsCompleted(frame: Frame, [, variables, milliseconds]: Of<"aiter">): Steps {
  const futures = frame.futuresOf(variables);
  if (futures === null) return;
  yield* asyncFor(asCompleted(futures, { timeout: secondsOf(milliseconds) }), function* (next) {
    frame.log(
      "aiter",
      futures.map((future) => future === next),
    );
    frame.log("aiter", yield* next);
  });
}

function* runSplit(frame: Frame, [, body, kind, reraise]: Of<"split">): Steps {
  try {
    yield* frame.run(body);
  } catch (error) {
    if (!(error instanceof BaseExceptionGroup)) throw error;
    const [match, rest] = error.split(classOf(kind));
    frame.log("split", [match, rest, error.subgroup(classOf(kind))]);
    if (reraise && rest !== null) throw rest;
  }
}
