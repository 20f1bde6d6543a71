// Rule 140: PriorityQueue = heapq on the items (ties by the item's <); LifoQueue = stack.
import { asyncio, type CoroutineGenerator, coroutine, print } from "asyncio-lessons";

class Job {
  constructor(
    readonly priority: number,
    readonly name: string,
  ) {}

  lessThan(other: Job): boolean {
    return this.priority < other.priority;
  }
}

const drain = coroutine(function* drain<T>(q: asyncio.Queue<T>): CoroutineGenerator<T[]> {
  const taken: T[] = [];
  while (!q.empty()) taken.push(yield* q.get());
  return taken;
});

const codePoints = (text: string): number[] => [...text].map((c) => c.codePointAt(0) ?? 0);

const main = coroutine(function* main() {
  const numbers = new asyncio.PriorityQueue<number | boolean>();
  for (const item of [5, 1, 4, 2.5, true, 3]) numbers.putNowait(item);
  print("numbers", yield* drain(numbers));
  const strings = new asyncio.PriorityQueue<string>();
  for (const item of ["b", "a", "B", "\u{1f600}", "\uffee", "ab", ""]) strings.putNowait(item);
  print("strings", ((yield* drain(strings)) as string[]).map(codePoints));
  const tuples = new asyncio.PriorityQueue<readonly unknown[]>();
  for (const item of [[2, "x"], [1, "z"], [1, "y"], [1], [2, "x", 0], []]) tuples.putNowait(item);
  print(
    "tuples",
    ((yield* drain(tuples)) as unknown[][]).map((item) => item.length),
  );
  const jobs = new asyncio.PriorityQueue<Job>();
  for (const [priority, name] of [
    [1, "a"],
    [0, "b"],
    [1, "c"],
    [1, "d"],
    [0, "e"],
    [1, "f"],
    [0, "g"],
  ] as const) {
    jobs.putNowait(new Job(priority, name));
  }
  print(
    "ties",
    ((yield* drain(jobs)) as Job[]).map((job) => job.name),
  );
  const unordered = new asyncio.PriorityQueue<readonly [number, object]>();
  unordered.putNowait([1, {}]);
  try {
    unordered.putNowait([1, {}]);
  } catch (e) {
    if (!(e instanceof TypeError)) throw e;
    print("no order: TypeError", unordered.qsize());
  }
  const stack = new asyncio.LifoQueue<string>();
  for (const item of "abc") stack.putNowait(item);
  print("stack", yield* drain(stack));
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}
