// Every lesson, in the order in which a learner meets them. It is on the cold path of `list`: no heavy imports here.
import { lesson as asCompleted } from "../../lessons/as_completed/lesson.js";
import { lesson as awaitOneByOne } from "../../lessons/await_one_by_one/lesson.js";
import { lesson as awaitValue } from "../../lessons/await_value/lesson.js";
import { lesson as awaitWithoutTasks } from "../../lessons/await_without_tasks/lesson.js";
import { lesson as awaitables } from "../../lessons/awaitables/lesson.js";
import { lesson as blockingCall } from "../../lessons/blocking_call/lesson.js";
import { lesson as cancellation } from "../../lessons/cancellation/lesson.js";
import { lesson as concurrencyModels } from "../../lessons/concurrency_models/lesson.js";
import { lesson as coroutine } from "../../lessons/coroutine/lesson.js";
import { lesson as createTask } from "../../lessons/create_task/lesson.js";
import { lesson as ensureFuture } from "../../lessons/ensure_future/lesson.js";
import { lesson as event } from "../../lessons/event/lesson.js";
import { lesson as eventLoop } from "../../lessons/event_loop/lesson.js";
import { lesson as exceptions } from "../../lessons/exceptions/lesson.js";
import { lesson as gather } from "../../lessons/gather/lesson.js";
import { lesson as lock } from "../../lessons/lock/lesson.js";
import { lesson as programFlow } from "../../lessons/program_flow/lesson.js";
import { lesson as promises } from "../../lessons/promises/lesson.js";
import { lesson as queue } from "../../lessons/queue/lesson.js";
import { lesson as runUntilComplete } from "../../lessons/run_until_complete/lesson.js";
import { lesson as scale } from "../../lessons/scale/lesson.js";
import { lesson as semaphore } from "../../lessons/semaphore/lesson.js";
import { lesson as sequential } from "../../lessons/sequential/lesson.js";
import { lesson as taskGroup } from "../../lessons/task_group/lesson.js";
import { lesson as tasksNeverAwaited } from "../../lessons/tasks_never_awaited/lesson.js";
import { lesson as timeouts } from "../../lessons/timeouts/lesson.js";
import { lesson as toThread } from "../../lessons/to_thread/lesson.js";
import { nearest } from "../asyncio/python/nearest.js";
import type { Lesson } from "./model.js";

export const lessons: readonly Lesson[] = [
  sequential,
  createTask,
  coroutine,
  awaitWithoutTasks,
  gather,
  awaitValue,
  eventLoop,
  awaitables,
  programFlow,
  runUntilComplete,
  ensureFuture,
  tasksNeverAwaited,
  concurrencyModels,
  blockingCall,
  awaitOneByOne,
  exceptions,
  cancellation,
  timeouts,
  asCompleted,
  taskGroup,
  lock,
  semaphore,
  queue,
  event,
  toThread,
  promises,
  scale,
];

/** The lesson that every other one is set against: nothing in it overlaps. */
export const baseline: Lesson = sequential;

function idFrom(name: string): string {
  return name.normalize("NFKC").trim().toLowerCase().replaceAll("-", "_");
}

/**
 * The lesson of that name, written with `-` or `_`, in any case, or of that number, which counts in the order of the course
 * as `list` shows it. Undefined when there is none: never a guess.
 */
export function findLesson(name: string): Lesson | undefined {
  const id = idFrom(name);
  return /^\d+$/.test(id) ? lessons[Number(id) - 1] : lessons.find((lesson) => lesson.id === id);
}

/** The lesson that a file's name promises (`gather.py`): who types it may have meant the lesson. */
export function lessonOfFile(path: string): Lesson | undefined {
  const [, name] = /([^/\\]*)\.\w+$/.exec(path) ?? [];
  return name === undefined ? undefined : findLesson(name);
}

/** The ids of the lessons that `name` may have meant, nearest first; empty when none is near. */
export function suggest(name: string): string[] {
  return nearest(
    idFrom(name),
    lessons.map((lesson) => lesson.id),
  );
}
