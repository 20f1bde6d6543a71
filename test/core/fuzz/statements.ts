// The statements of the given grammar, run on our core; each does what generator/fuzz.py's py_stmt writes for it.
import { type Awaitable, asyncio, asyncWith, type CoroutineGenerator, ValueError } from "asyncio-lessons";
import type { GivenStatement, Item, Milliseconds, Statement } from "./ast.js";
import { runCallback } from "./callbacks.js";
import { catches, makeError } from "./errors.js";
import { runWide } from "./wide_statements.js";
import { nameOf } from "./words.js";
import type { Frame } from "./world.js";

const { asCompleted, createTask, currentTask, gather, shield, sleep, TaskGroup, timeout, wait, waitFor } =
  asyncio;

type Steps = CoroutineGenerator<void>;
type Of<Word extends Statement[0]> = Extract<GivenStatement, readonly [Word, ...unknown[]]>;

export function secondsOf(milliseconds: Milliseconds): number | null {
  return milliseconds === null ? null : milliseconds / 1000;
}

/** What stands for the items; null when a variable among them holds nothing yet: the statement is passed over then. */
function awaitablesOf(frame: Frame, items: readonly Item[]): Awaitable<unknown>[] | null {
  const variables = items.flatMap(([kind, name]) => (kind === "t" ? [name] : []));
  const futures = frame.futuresOf(variables);
  if (futures === null) return null;
  return items.map(([kind, name]) =>
    kind === "t" ? (futures.shift() as Awaitable<unknown>) : frame.world.call(name),
  );
}

/** One statement, of either grammar. */
export function* runStatement(frame: Frame, statement: Statement): Steps {
  const { world } = frame;
  switch (statement[0]) {
    case "log":
      return frame.log(String(statement[1]));
    case "sleep":
      return void (yield* sleep(statement[1] / 1000));
    case "call":
      return frame.log("call", yield* world.call(statement[1]));
    case "spawn":
      return void frame.tasks.set(statement[1], createTask(world.call(statement[2])));
    case "tgspawn":
      return void frame.tasks.set(
        statement[1],
        (frame.group as asyncio.TaskGroup).createTask(world.call(statement[2])),
      );
    case "await": {
      const future = frame.tasks.get(statement[1]);
      if (future !== undefined) frame.log(`await ${statement[1]}`, yield* future);
      return;
    }
    case "cancel": {
      const future = frame.tasks.get(statement[1]);
      if (future !== undefined) frame.log(`cancel ${statement[1]}`, future.cancel());
      return;
    }
    case "cancel_self":
      return frame.log("cancel self", currentTask()?.cancel());
    case "uncancel":
      return frame.log("uncancel", currentTask()?.uncancel());
    case "cancelling":
      return frame.log("cancelling", currentTask()?.cancelling());
    case "gather": {
      const [, items, returnExceptions] = statement;
      const awaitables = awaitablesOf(frame, items);
      if (awaitables !== null) frame.log("gather", yield* gather(...awaitables, { returnExceptions }));
      return;
    }
    case "gatherbg": {
      const [, variable, items, returnExceptions] = statement;
      const awaitables = awaitablesOf(frame, items);
      if (awaitables !== null) frame.tasks.set(variable, gather(...awaitables, { returnExceptions }));
      return;
    }
    case "wait":
      return yield* runWait(frame, statement);
    case "wait_for": {
      const awaitable = awaitablesOf(frame, [statement[1]])?.[0];
      if (awaitable !== undefined) frame.log("wait_for", yield* waitFor(awaitable, secondsOf(statement[2])));
      return;
    }
    case "shield": {
      const awaitable = awaitablesOf(frame, [statement[1]])?.[0];
      if (awaitable !== undefined) frame.log("shield", yield* shield(awaitable));
      return;
    }
    case "as_completed": {
      const futures = frame.futuresOf(statement[1]);
      if (futures === null) return;
      const options = { timeout: secondsOf(statement[2]) };
      for (const next of asCompleted(futures, options)) frame.log("as_completed", yield* next);
      return;
    }
    case "ev":
      return yield* runEvent(frame, statement);
    case "q":
      return yield* runQueue(frame, statement);
    case "cond":
      return void (yield* asyncWith(world.condition, function* () {
        if (statement[1] === "wait") yield* world.condition.wait();
        else world.condition.notify(statement[2]);
      }));
    case "fut":
      return yield* runFuture(frame, statement);
    case "soon":
      return void world.loop.callSoon(() => runCallback(frame, statement[1]));
    case "later":
      return void world.loop.callLater(statement[1] / 1000, () => runCallback(frame, statement[2]));
    case "raise":
      throw makeError(statement[1], frame.name);
    case "return":
      throw new Error("a return stands at the end of a function only");
    case "timeout":
      return void (yield* asyncWith(timeout(secondsOf(statement[1])), () => frame.run(statement[2])));
    case "taskgroup":
      return void (yield* asyncWith(new TaskGroup(), (group) => {
        frame.group = group;
        return frame.run(statement[1]);
      }));
    case "lock":
      return void (yield* asyncWith(world.lock, () => frame.run(statement[1])));
    case "sem":
      return void (yield* asyncWith(world.semaphore, () => frame.run(statement[1])));
    case "repeat":
      yield* frame.run(statement[1]);
      return yield* frame.run(statement[1]);
    case "try":
      return yield* runTry(frame, statement);
    default:
      return yield* runWide(frame, statement);
  }
}

function* runWait(frame: Frame, [, variables, returnWhen, milliseconds]: Of<"wait">): Steps {
  const futures = frame.futuresOf(variables);
  if (futures === null) return;
  const [done] = yield* wait(futures, { timeout: secondsOf(milliseconds), returnWhen });
  frame.log(
    "wait",
    futures.map((future) => done.has(future)),
  );
}

function* runEvent({ world }: Frame, [, action, name]: Of<"ev">): Steps {
  const event = world.events[name];
  if (action === "wait") yield* event.wait();
  else event[action]();
}

function* runQueue(frame: Frame, [, action, item]: Of<"q">): Steps {
  const { queue } = frame.world;
  if (action === "put") yield* queue.put(item);
  else if (action === "get") frame.log("got", yield* queue.get());
  else if (action === "get_nowait") {
    if (!queue.empty()) frame.log("got nowait", queue.getNowait());
  } else if (!queue.full()) queue.putNowait(item);
}

function* runFuture(frame: Frame, [, action, name, value]: Of<"fut">): Steps {
  const future = frame.world.futures[name];
  if (action === "cancel") frame.log("fut cancel", future.cancel());
  else if (action === "await") frame.log("fut", yield* future);
  else if (!future.done()) {
    if (action === "set") future.setResult(value);
    else future.setException(new ValueError(value));
  }
}

function* runTry(frame: Frame, [, body, handler, handlerBody, final]: Of<"try">): Steps {
  try {
    yield* frame.run(body);
  } catch (error) {
    if (handler === null || !catches(handler, error)) throw error;
    frame.log(`caught ${nameOf(error)}`);
    yield* frame.run(handlerBody ?? []);
    if (handler.endsWith("!")) throw error;
  } finally {
    yield* frame.run(final ?? []);
  }
}
