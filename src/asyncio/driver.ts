// What makes a loop go round: its ready queue, its timers, one iteration after the other, and the waiting in between.
//
// An iteration runs exactly the handles that were ready when it began. Iterations run back to back; Node's own loop
// gets the thread only when nothing is ready, or when a slice is spent, so that promises and I/O keep moving. In virtual
// time a slice is a number of handles, not of milliseconds, so that every machine sees the same order.
import type { AbstractEventLoop } from "./abstract_event_loop.js";
import type { Clock } from "./clocks/clock.js";
import { broken, finishBroken } from "./eager_start.js";
import type { Runnable, TimerHandle } from "./events.js";
import { Outside } from "./outside.js";
import { setAsyncgenHooks } from "./python/asyncgens.js";
import { copyContext, enterContext } from "./python/contextvars.js";
import { Deque } from "./python/deque.js";
import { RuntimeError } from "./python/exceptions.js";
import { log } from "./python/log.js";
import { useRegistry } from "./python/never_awaited.js";
import { repr } from "./python/repr.js";
import { noteActiveCoroutines } from "./python/watched.js";
import { setActiveLoop, setRunningLoop } from "./running.js";
import { TimerQueue } from "./timer_queue.js";

/** The longest wait at once, in seconds: a timer of Node's takes no more than 24.8 days. */
const maximumWait = 24 * 3600;
/** In real time the loop keeps the thread for so many milliseconds at a stretch. */
const timeSlice = 10;
/** In virtual time it keeps the thread for so many handles and iterations. */
const handleSlice = 10_000;
/**
 * Whether the slice is spent is looked at after waits, and else after so many iterations: reading the clock costs more than
 * those.
 */
const iterationsBetweenLooks = 64;

/** Who waits for the run to end. */
interface Waiter {
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

let stretches = 0;

/**
 * Stands in the place of a closed loop's wait. `enqueue`, which is called more often than all else, has to look at the wait in any
 * case: so it need not ask as well whether the loop is closed.
 */
function refuse(): never {
  throw new RuntimeError("Event loop is closed");
}

export class Driver {
  readonly #loop: AbstractEventLoop;
  readonly #clock: Clock;
  readonly #outside: Outside;
  /** First in, first out. */
  #ready = new Deque<Runnable>();
  readonly #timers = new TimerQueue();
  #iterations = 0;
  #isStopping = false;
  #waiter: Waiter | null = null;
  /** Gives up the wait that the loop is in; null when it is not waiting. Of a closed loop, it throws. */
  #cancelWait: (() => void) | null = null;
  #isHeld = false;
  /** It would have gone on, but is held. */
  #isStoodStill = false;
  #isDeadlockSuspected = false;
  #isAbandoned = false;
  /** In virtual time: whoever called `run` has not had the thread back yet. */
  #isCallerHeld = false;
  #sliceEnd = 0;
  #handlesRun = 0;
  #iterationsToLook = iterationsBetweenLooks;

  constructor(loop: AbstractEventLoop, clock: Clock) {
    this.#loop = loop;
    this.#clock = clock;
    this.#outside = new Outside(clock);
  }

  /** How many iterations were begun so far. */
  get iterations(): number {
    return this.#iterations;
  }

  /** How many times a loop was given the thread so far. */
  get stretches(): number {
    return stretches;
  }

  /** What is queued at this moment, for those who check what is told of it. */
  get queued(): { readonly ready: readonly Runnable[]; readonly timers: readonly TimerHandle[] } {
    return { ready: [...this.#ready], timers: this.#timers.entries() };
  }

  /** How many timers are set. */
  get timerCount(): number {
    return this.#timers.live;
  }

  /** From `run` to its end, waiting included. */
  get isRunning(): boolean {
    return this.#waiter !== null;
  }

  /**
   * Puts a handle, or a task's next step, into the ready queue.
   *
   * @throws {RuntimeError} when the loop is closed
   */
  enqueue(item: Runnable): void {
    // In CPython nobody but another thread could call a waiting loop; here an event handler of Node's can.
    if (this.#cancelWait !== null) this.#wake();
    this.#ready.push(item);
  }

  /** Puts a timer into the heap. */
  addTimer(timer: TimerHandle): void {
    this.#timers.push(timer);
    // The loop may be waiting for something later, or for nothing: let it look again.
    if (this.#cancelWait !== null) this.#wake();
  }

  /** One of the timers in the heap has been cancelled. */
  timerCancelled(): void {
    this.#timers.noteCancelled();
  }

  /** Does it wait for what goes on outside, and for that alone? */
  get waitsForOutside(): boolean {
    return this.#outside.hasWork;
  }

  /**
   * Nothing is alive in Node that could wake the loop: to be called when Node's own loop has come to its end. If the loop
   * waits, Node gets one more turn, as others may hear of its end too, and begin something; if there is no more to come
   * after that, nothing from outside is waited for any more: a virtual clock jumps, and where no timer is set, the loop is
   * told of a deadlock.
   */
  noteNothingAlive(): void {
    const waiting = this.#cancelWait;
    if (waiting === null) return;
    const isConfirmed = this.#isDeadlockSuspected;
    this.#isDeadlockSuspected = true;
    setImmediate(() => {
      if (!isConfirmed || this.#cancelWait !== waiting) return;
      waiting();
      this.#isAbandoned = true;
      this.#resume(false);
    });
  }

  /** Something outside is under way that will wake the loop; call what it returns when it has ended. */
  beginOutsideWork(): () => void {
    return this.#outside.beginWork();
  }

  /** Somebody outside waits for what the loop gives; call what it returns when that is there. */
  beginOutsideWait(): () => void {
    const end = this.#outside.beginWait();
    // It may be standing for just that somebody.
    if (this.#clock.isVirtual && this.isRunning && this.#cancelWait !== null) this.#wake();
    return end;
  }

  /**
   * No further iteration begins until what it returns is called, not even for what is ready: in virtual time the loop
   * stands while threads work.
   */
  hold(): () => void {
    this.#isHeld = true;
    return () => {
      this.#isHeld = false;
      if (!this.#isStoodStill) return;
      this.#isStoodStill = false;
      this.#resume(false);
    };
  }

  /** Runs iterations until `stop`; rejects with what escapes from them. */
  run(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiter = { resolve, reject };
      this.#isCallerHeld = this.#clock.isVirtual === true;
      setActiveLoop(this.#loop);
      this.#drive(false);
    });
  }

  /** Ends `run` after the current iteration; before it, lets it run exactly one. */
  stop(): void {
    this.#isStopping = true;
    if (this.#cancelWait !== null && this.#cancelWait !== refuse) this.#wake();
  }

  /** Forgets all that is queued, and takes nothing more. */
  close(): void {
    this.#ready = new Deque();
    this.#timers.clear();
    this.#cancelWait = refuse;
  }

  /** Runs iterations for as long as it may keep the thread. `isPolled`: the wait of the current one is over. */
  #drive(isPolled: boolean): void {
    const context = enterContext(copyContext());
    setRunningLoop(this.#loop);
    useRegistry(this.#loop._neverAwaited);
    setAsyncgenHooks(this.#loop._asyncgens);
    noteActiveCoroutines(this.#loop._instrument !== null, this.#loop._debug);
    stretches++;
    this.#beginSlice();
    let failure: { readonly error: unknown } | null = null;
    let polled = isPolled;
    try {
      for (;;) {
        if (!polled && !this.#poll()) return;
        polled = false;
        this.#runIteration();
        if (this.#isStopping) break;
      }
    } catch (error) {
      failure = { error };
    } finally {
      this.#isCallerHeld = false;
      this.#loop._currentTask = null;
      noteActiveCoroutines(false, false);
      setRunningLoop(null);
      useRegistry(null);
      setAsyncgenHooks(null);
      enterContext(context);
    }
    this.#finish(failure);
  }

  #finish(failure: { readonly error: unknown } | null): void {
    finishBroken();
    this.#isStopping = false;
    const waiter = this.#waiter;
    this.#waiter = null;
    setActiveLoop(null);
    if (failure === null) waiter?.resolve();
    else waiter?.reject(failure.error);
  }

  /** Waits where there is nothing to run. False: the thread is given back, and the loop resumes by itself. */
  #poll(): boolean {
    if (this.#isHeld) {
      this.#isStoodStill = true;
      return false;
    }
    // An iteration begins with its wait; a second look, for a suspected deadlock, still belongs to the same one.
    if (!this.#isDeadlockSuspected) this.#iterations++;
    this.#timers.dropCancelled();
    const seconds = this.#ready.length > 0 ? 0 : this.#secondsToWait();
    if (seconds === 0) {
      this.#clock.poll();
      // Counted by itself, not by the iterations: a program may wait in every second one.
      return --this.#iterationsToLook > 0 || this.#goOnUnlessSliceSpent();
    }
    if (seconds !== null || !this.#isDeadlockSuspected)
      this.#loop._instrument?.waitBegan(this.#loop, seconds);
    return seconds === null ? this.#waitForOutside() : this.#waitFor(seconds);
  }

  /** 0: do not wait; null: there is no timer to wait for. */
  #secondsToWait(): number | null {
    if (this.#isStopping) return 0;
    if (broken.latest !== null) {
      finishBroken();
      if (this.#ready.length > 0) return 0;
    }
    const next = this.#timers.firstDeadline;
    // A timer at infinity is none: it is never due, and waiting for it would never end.
    if (next === undefined || next === Number.POSITIVE_INFINITY) return null;
    return Math.max(0, Math.min(next - this.#clock.time(), maximumWait));
  }

  #waitForOutside(): boolean {
    if (this.#outside.hasWork && !this.#isAbandoned) {
      this.#cancelWait = () => {};
      return false;
    }
    this.#isAbandoned = false;
    // A promise's callback that is due at this very moment may still bring something.
    if (!this.#isDeadlockSuspected) {
      this.#isDeadlockSuspected = true;
      return this.#giveWay(false);
    }
    this.#isDeadlockSuspected = false;
    this.#loop._onDeadlock();
    return true;
  }

  #waitFor(seconds: number): boolean {
    this.#isDeadlockSuspected = false;
    const isForOutside = this.#outside.hasWork && !this.#isAbandoned;
    this.#isAbandoned = false;
    if (this.#clock.isVirtual && (this.#isCallerHeld || isForOutside))
      return this.#standBefore(seconds, isForOutside ? this.#outside.patienceBefore(seconds) : 0);
    this.#cancelWait = this.#clock.wait(seconds, isForOutside, () => this.#resume(true));
    if (this.#cancelWait !== null) return false;
    // The time is up without the thread having been given back, be it that the clock has jumped or that it blocked.
    return !this.#isSliceSpent() || this.#giveWay(true);
  }

  /**
   * Virtual time stands: what is under way outside takes none of it, and is waited for as long as anything is alive that
   * could bring it, `patience` real seconds at most. Where that is 0, Node gets one turn: whoever called `run` without
   * awaiting it goes on at the first wait, as in real time, and so do promises that the loop itself has just settled.
   */
  #standBefore(seconds: number, patience: number): false {
    const goOn = (): void => {
      this.#cancelWait = this.#clock.wait(seconds, patience > 0, () => this.#resume(true));
      if (this.#cancelWait === null) this.#resume(true);
    };
    if (patience === 0) {
      const immediate = setImmediate(goOn);
      this.#cancelWait = () => clearImmediate(immediate);
      return false;
    }
    const timer = setTimeout(() => {
      this.#outside.giveUp();
      goOn();
    }, patience * 1000);
    // With nothing else alive that work will never end: the loop is told of that, and goes on at once.
    timer.unref();
    this.#cancelWait = () => clearTimeout(timer);
    return false;
  }

  #goOnUnlessSliceSpent(): boolean {
    this.#iterationsToLook = iterationsBetweenLooks;
    return !this.#isSliceSpent() || this.#giveWay(true);
  }

  #beginSlice(): void {
    this.#handlesRun = 0;
    if (!this.#clock.isVirtual) this.#sliceEnd = performance.now() + timeSlice;
  }

  #isSliceSpent(): boolean {
    return this.#clock.isVirtual ? this.#handlesRun >= handleSlice : performance.now() >= this.#sliceEnd;
  }

  /** Lets Node's own loop have a turn. */
  #giveWay(isPolled: boolean): false {
    const immediate = setImmediate(() => this.#resume(isPolled));
    this.#cancelWait = () => clearImmediate(immediate);
    return false;
  }

  #wake(): void {
    this.#cancelWait?.();
    this.#cancelWait = null;
    this.#isDeadlockSuspected = false;
    // Later, not now: whoever calls may have more to put into the same iteration.
    queueMicrotask(() => this.#resume(true));
  }

  #resume(isPolled: boolean): void {
    if (this.#cancelWait === refuse) return;
    this.#cancelWait = null;
    if (isPolled) this.#isDeadlockSuspected = false;
    // A wake-up may come when the run has ended meanwhile.
    if (this.#waiter !== null) this.#drive(isPolled);
  }

  #runIteration(): void {
    const ready = this.#ready;
    if (this.#timers.length === 0) this.#clock.skip();
    else this.#moveDueTimers(this.#clock.time() + this.#clock.resolution);
    this.#handlesRun += ready.length + 1;
    this.#loop._instrument?.iterationBegan(this.#loop, ready.length);
    for (let left = ready.length; left > 0; left--) {
      const item = ready.shift() as Runnable;
      if (this.#loop._debug) this.#runTimed(item);
      else item._run();
    }
  }

  #moveDueTimers(end: number): void {
    for (let timer = this.#timers.takeDue(end); timer !== null; timer = this.#timers.takeDue(end)) {
      this.#ready.push(timer);
      this.#loop._instrument?.timerFired(timer);
    }
  }

  #runTimed(item: Runnable): void {
    if (item._isCancelled()) return;
    const began = this.#clock.time();
    this.#loop._currentItem = item;
    try {
      item._run();
    } finally {
      this.#loop._currentItem = null;
    }
    const took = this.#clock.time() - began;
    if (took < this.#loop.slowCallbackDuration) return;
    log({ level: "WARNING", message: `Executing ${repr(item)} took ${took.toFixed(3)} seconds` });
  }
}
