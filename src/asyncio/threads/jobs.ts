// Worker threads do calls for a loop.
//
// Rule: in virtual time the loop stands while threads work: it goes on once each of them has ended its call or sleeps.
// A thread that sleeps is parked until the loop's time has come. What the threads have said meanwhile is taken in the
// order in which they began or were woken, so that a run is the same on every machine.
import type { AbstractEventLoop } from "../abstract_event_loop.js";
import { RealClock } from "../clocks/real.js";
import type { Future } from "../futures.js";
import type { Values } from "../python/contextvars.js";
import { RuntimeError } from "../python/exceptions.js";
import { log, writeFromThread } from "../python/log.js";
import { asPythons } from "../python/recursion.js";
import {
  received,
  referenceTo,
  type ThreadCall,
  type ThreadClock,
  type ThreadHooks,
  type ThreadMessage,
} from "./protocol.js";

/** A thread that prints more than is listened to, in characters, waits: it may print without an end. */
const mostUnheard = 1_000_000;

/** How a call ends that no thread could be given, or whose thread is gone. */
interface Failure {
  readonly kind: "failed";
  readonly error: unknown;
}
type Outcome = Exclude<ThreadMessage, { kind: "write" | "parked" }> | Failure;
type Stop = Exclude<ThreadMessage, { kind: "write" }> | Failure;

/** One call, from its being asked for to its end. */
export class ThreadJob {
  readonly future: Future<unknown>;
  /** The function's name; "thread" when it has none. */
  readonly name: string;
  /** Its thread works: it is neither waiting for one, nor parked, nor at its end. */
  isWorking = false;
  /** By the loop's clock; null: no thread has been free for it yet. */
  begunAt: number | null = null;
  /** What it printed and where it stopped, until that is taken. */
  readonly written: (ThreadMessage & { kind: "write" })[] = [];
  stop: Stop | null = null;
  /** Its thread has nothing more to say. */
  hasEnded = false;
  /** Tells its executor that its thread is no more. */
  onThreadGone: () => void = () => {};
  /** Tells its executor that its thread is free. */
  onEnd: () => void = () => {};
  /** Tells its loop, where time is real, that nothing outside is waited for any longer. */
  endOutsideWork: () => void = () => {};
  /** The thread could not be given the call, or something was thrown in it that nobody caught. */
  fail: (error: unknown) => void = () => {};
  /** Lets the parked thread go on, at the loop's time `now`. */
  wake: (now: number) => void = () => {};
  readonly #call: Pick<ThreadCall, "function" | "args" | "context">;
  readonly #threads: LoopThreads;

  constructor(threads: LoopThreads, given: unknown, args: readonly unknown[], context: Values) {
    this.#call = { function: referenceTo(given), args, context: sendable(context) };
    this.name = this.#call.function.name || "thread";
    this.#threads = threads;
    this.future = threads.loop.createFuture();
  }

  /** A thread is about to take it: what the thread is to be told. */
  begin(library: string, hooks: ThreadHooks | null): ThreadCall {
    this.#threads.began(this);
    const { port1, port2 } = new MessageChannel();
    const unheard = new Int32Array(new SharedArrayBuffer(4));
    const hear = (message: ThreadMessage | Failure): void => {
      if (message.kind === "write") {
        Atomics.sub(unheard, 0, message.text.length + 1);
        Atomics.notify(unheard, 0);
      } else if (message.kind !== "parked") {
        this.hasEnded = true;
        port1.close();
      }
      this.#threads.heard(this, message);
    };
    let failure: Failure | null = null;
    let isClosed = false;
    this.fail = (error) => {
      failure = { kind: "failed", error };
      // What the thread has said before is heard first, up to the closing of its port.
      if (isClosed) logUncaught(error);
      else port2.close();
    };
    port1.on("message", hear);
    port1.on("close", () => {
      isClosed = true;
      if (this.hasEnded) {
        if (failure !== null) logUncaught(failure.error);
      } else if (failure !== null) hear(failure);
      else {
        // The pool does not notice: it would wait for that thread for ever.
        this.onThreadGone();
        hear({ kind: "failed", error: new RuntimeError("the worker thread ended before the call did") });
      }
    });
    const clock = this.#clock();
    return { ...this.#call, clock, port: port2, unheard: unheard.buffer, mostUnheard, library, hooks };
  }

  #clock(): ThreadClock {
    const clock = this.#threads.loop._clock;
    if (!this.#threads.isVirtual) {
      const speed = clock instanceof RealClock ? clock.speed : 1;
      const wallOffset = clock.wallTime() - clock.time();
      return { kind: "real", speed, origin: performance.timeOrigin, wallOffset };
    }
    const now = new Float64Array(new SharedArrayBuffer(8)).fill(clock.peek());
    const gate = new Int32Array(new SharedArrayBuffer(4));
    this.wake = (time) => {
      now[0] = time;
      Atomics.store(gate, 0, 1);
      Atomics.notify(gate, 0);
    };
    return { kind: "virtual", wallOffset: clock.wallOffset ?? 0, now: now.buffer, gate: gate.buffer };
  }
}

/** Context variables by name; values that cannot leave this thread are left out. */
function sendable(context: Values): ReadonlyMap<string, unknown> {
  const sent = new Map<string, unknown>();
  for (const [variable, value] of context) {
    try {
      sent.set(variable.name, structuredClone(value));
    } catch {
      // The thread has no such value then.
    }
  }
  return sent;
}

export class LoopThreads {
  readonly loop: AbstractEventLoop;
  readonly isVirtual: boolean;
  /** Begun and not ended, in the order of their beginning or being woken. */
  readonly #jobs = new Set<ThreadJob>();
  #release: (() => void) | null = null;

  constructor(loop: AbstractEventLoop) {
    this.loop = loop;
    this.isVirtual = loop._clock.isVirtual === true;
  }

  began(job: ThreadJob): void {
    job.isWorking = true;
    job.begunAt ??= this.loop._clock.peek();
    this.#jobs.add(job);
    if (this.loop.isClosed()) return;
    if (this.isVirtual) this.#release ??= this.loop._driver.hold();
    else job.endOutsideWork = this.loop._driver.beginOutsideWork();
  }

  heard(job: ThreadJob, message: ThreadMessage | Failure): void {
    if (!this.#jobs.has(job) || job.stop !== null) return;
    if (message.kind === "write") {
      if (this.isVirtual) job.written.push(message);
      else writeFromThread(message.stream, message.text, job.name);
      return;
    }
    job.stop = message;
    job.isWorking = false;
    // The next call may begin in the thread that is free now, before the loop goes on.
    if (message.kind !== "parked") job.onEnd();
    if (!this.isVirtual || this.loop.isClosed()) this.#take(job);
    else this.#settle();
  }

  /** The loop has been closed: nobody's time comes any more. */
  close(): void {
    this.#letGo();
    for (const job of this.#jobs) {
      job.endOutsideWork();
      if (!job.isWorking) job.wake(this.loop._clock.peek());
    }
  }

  #settle(): void {
    for (const job of this.#jobs) if (job.isWorking) return;
    for (const job of [...this.#jobs]) if (job.stop !== null) this.#take(job);
    this.#letGo();
  }

  #letGo(): void {
    const release = this.#release;
    // First, as the loop goes on at once, and may be held anew.
    this.#release = null;
    release?.();
  }

  #take(job: ThreadJob): void {
    for (const { stream, text } of job.written.splice(0)) writeFromThread(stream, text, job.name);
    const { stop } = job;
    if (stop === null) return;
    job.stop = null;
    if (stop.kind === "parked") this.#park(job, stop.seconds);
    else this.#end(job, stop);
  }

  #park(job: ThreadJob, seconds: number): void {
    if (this.loop.isClosed()) {
      job.wake(this.loop._clock.peek());
      return;
    }
    const _wakeThread = (): void => {
      this.#jobs.delete(job);
      this.began(job);
      job.wake(this.loop._clock.peek());
    };
    this.loop.callLater(seconds, _wakeThread);
  }

  #end(job: ThreadJob, outcome: Outcome): void {
    this.#jobs.delete(job);
    const now = this.loop._clock.peek();
    const slept = outcome.kind === "failed" ? undefined : outcome.slept;
    this.loop._instrument?.threadCallEnded(job.name, job.begunAt ?? now, now, slept);
    job.endOutsideWork();
    // Named as the library's own callbacks are, for traces.
    const _setState = (): void => settleFuture(job.future, outcome);
    if (!this.loop.isClosed()) this.loop.callSoonThreadsafe(_setState);
  }
}

/** Tells of what was thrown in a thread after its call had ended, from a timer of its own, say. */
export function logUncaught(exception: unknown): void {
  log({ level: "ERROR", message: "Unhandled exception in a worker thread", exception });
}

function settleFuture(future: Future<unknown>, outcome: Outcome): void {
  if (future.done()) return;
  if (outcome.kind === "returned") future.setResult(outcome.value);
  else future._setException(outcome.kind === "raised" ? asPythons(received(outcome.thrown)) : outcome.error);
}
