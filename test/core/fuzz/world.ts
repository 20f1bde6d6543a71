// What a random program's functions share, and what each call of one has for itself.
import {
  asyncio,
  type Context,
  ContextVar,
  type Coroutine,
  type CoroutineGenerator,
  copyContext,
  type Token,
} from "asyncio-lessons";
import type { Block, EventName, FutureName, QueueName, SharedObjects } from "./ast.js";

const { Barrier, Condition, Event, LifoQueue, Lock, PriorityQueue, Queue, Semaphore } = asyncio;

/** Writes a line of the trace: a label, and a value where there is one. */
type Log = (label: string, ...value: readonly [] | readonly [unknown]) => void;

/** An item of the priority queue, as a tuple: where the priorities are equal its second part decides... */
type Pair = readonly [priority: number, item: number];

/** ...or as an object that is compared by its priority alone. */
class ByPriority {
  constructor(readonly pair: Pair) {}

  lessThan(other: ByPriority): boolean {
    return this.pair[0] < other.pair[0];
  }
}

type Prioritised = Pair | ByPriority;

/** The two numbers of an item. */
export function pairOf(item: Prioritised): Pair {
  return item instanceof ByPriority ? item.pair : item;
}

export class World {
  readonly events: Readonly<Record<EventName, asyncio.Event>> = { E0: new Event(), E1: new Event() };
  readonly futures: Readonly<Record<FutureName, asyncio.Future<unknown>>>;
  readonly lock = new Lock();
  readonly semaphore: asyncio.Semaphore;
  readonly queue: asyncio.Queue<number>;
  readonly priorityQueue: asyncio.PriorityQueue<Prioritised>;
  readonly condition = new Condition();
  readonly barrier: asyncio.Barrier;
  readonly variable = new ContextVar<number>("V0", { default: 0 });
  readonly shared: Context = copyContext();
  readonly functions = new Map<string, () => Coroutine<unknown>>();
  /** What `at` counts its times from, and the timers that it has set. */
  readonly epoch: number;
  readonly timers: asyncio.TimerHandle[] = [];
  /** What `bump` counts and `cond_for` waits for. */
  count = 0;

  constructor(
    readonly loop: asyncio.EventLoop,
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

  queueOf(name: QueueName): asyncio.Queue<number> | asyncio.PriorityQueue<Prioritised> {
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
  readonly tasks = new Map<string, asyncio.Future<unknown>>();
  group: asyncio.TaskGroup | null = null;
  deadline: asyncio.Timeout | null = null;
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
  futuresOf(variables: readonly string[]): asyncio.Future<unknown>[] | null {
    const futures = variables.map((variable) => this.tasks.get(variable));
    return futures.includes(undefined) ? null : (futures as asyncio.Future<unknown>[]);
  }
}
