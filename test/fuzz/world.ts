// What a random program's functions share, and what each call of one has for itself.
import { Barrier } from "../../src/asyncio/barrier.js";
import type { EventLoop } from "../../src/asyncio/base_events.js";
import { Condition } from "../../src/asyncio/condition.js";
import { type Context, ContextVar, copyContext, type Token } from "../../src/asyncio/contextvars.js";
import type { Coroutine, CoroutineGenerator } from "../../src/asyncio/coroutines.js";
import { Event } from "../../src/asyncio/event.js";
import type { TimerHandle } from "../../src/asyncio/events.js";
import type { Future } from "../../src/asyncio/futures.js";
import { Lock } from "../../src/asyncio/lock.js";
import { LifoQueue, PriorityQueue, Queue } from "../../src/asyncio/queues.js";
import { Semaphore } from "../../src/asyncio/semaphore.js";
import type { TaskGroup } from "../../src/asyncio/taskgroups.js";
import type { Timeout } from "../../src/asyncio/timeouts.js";
import type { Block, EventName, FutureName, QueueName, SharedObjects } from "./ast.js";

/** Writes a line of the trace: a label, and a value where there is one. */
export type Log = (label: string, ...value: readonly [] | readonly [unknown]) => void;

/** An item of the priority queue, as a tuple: where the priorities are equal its second part decides... */
export type Pair = readonly [priority: number, item: number];

/** ...or as an object that is compared by its priority alone. */
class ByPriority {
  constructor(readonly pair: Pair) {}

  lessThan(other: ByPriority): boolean {
    return this.pair[0] < other.pair[0];
  }
}

export type Prioritised = Pair | ByPriority;

/** The two numbers of an item. */
export function pairOf(item: Prioritised): Pair {
  return item instanceof ByPriority ? item.pair : item;
}

export class World {
  readonly events: Readonly<Record<EventName, Event>> = { E0: new Event(), E1: new Event() };
  readonly futures: Readonly<Record<FutureName, Future<unknown>>>;
  readonly lock = new Lock();
  readonly semaphore: Semaphore;
  readonly queue: Queue<number>;
  readonly priorityQueue: PriorityQueue<Prioritised>;
  readonly condition = new Condition();
  readonly barrier: Barrier;
  readonly variable = new ContextVar<number>("V0", { default: 0 });
  readonly shared: Context = copyContext();
  readonly functions = new Map<string, () => Coroutine<unknown>>();
  /** What `at` counts its times from, and the timers that it has set. */
  readonly epoch: number;
  readonly timers: TimerHandle[] = [];
  /** What `bump` counts and `cond_for` waits for. */
  count = 0;

  constructor(
    readonly loop: EventLoop,
    readonly log: Log,
    private readonly objects: SharedObjects,
  ) {
    // The given grammar's programs do not read the clock here.
    this.epoch = objects.B0 === undefined ? 0 : loop.time();
    this.futures = { F0: loop.createFuture(), F1: loop.createFuture() };
    this.semaphore = new Semaphore(objects.S0);
    this.queue = new (objects.Qk === "LifoQueue" ? LifoQueue : Queue)<number>(objects.Q0);
    this.priorityQueue = new PriorityQueue(objects.P0 ?? 0);
    this.barrier = new Barrier(objects.B0 ?? 1);
  }

  /** An item for the priority queue. */
  prioritise(priority: number, item: number): Prioritised {
    return this.objects.ties === true ? new ByPriority([priority, item]) : [priority, item];
  }

  queueOf(name: QueueName): Queue<number> | PriorityQueue<Prioritised> {
    return name === "Q0" ? this.queue : this.priorityQueue;
  }

  /** A new coroutine of the function `name`. */
  call(name: string): Coroutine<unknown> {
    const made = this.functions.get(name)?.();
    if (made === undefined) throw new Error(`no function ${name}`);
    return made;
  }
}

/**
 * The local variables of one call. As Python has it they belong to the function, not to the block: what an inner
 * `async with … as tg` has set stays set after it.
 */
export class Frame {
  readonly tasks = new Map<string, Future<unknown>>();
  group: TaskGroup | null = null;
  deadline: Timeout | null = null;
  token: Token<number> | null = null;

  constructor(
    readonly world: World,
    readonly name: string,
    private readonly runBlock: (frame: Frame, block: Block) => CoroutineGenerator<void>,
  ) {}

  log(label: string, ...value: readonly [] | readonly [unknown]): void {
    this.world.log(`${this.name} ${label}`, ...value);
  }

  run(block: Block): CoroutineGenerator<void> {
    return this.runBlock(this, block);
  }

  /** The futures of these variables, or null when one of them holds none yet. */
  futuresOf(variables: readonly string[]): Future<unknown>[] | null {
    const futures = variables.map((variable) => this.tasks.get(variable));
    return futures.includes(undefined) ? null : (futures as Future<unknown>[]);
  }
}
