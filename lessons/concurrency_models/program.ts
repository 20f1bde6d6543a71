import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { Worker } from "node:worker_threads";
import { asyncio, type Coroutine, coroutine, print } from "asyncio-lessons";

type Span = readonly [begin: number, end: number];

// Milliseconds since 1970, the same in every thread and process.
function now() {
  return performance.timeOrigin + performance.now();
}

function wait(): Span {
  const begin = now();
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);
  return [begin, now()];
}

function compute(): Span {
  const begin = now();
  for (let _ = 0; _ < 700_000_000; _++);
  return [begin, now()];
}

const async_wait = coroutine(function* async_wait() {
  const begin = now();
  yield* asyncio.sleep(0.3);
  return [begin, now()] as Span;
});

const async_compute = coroutine(function* async_compute() {
  return compute();
});

const gather_three = coroutine(function* gather_three(job: () => Coroutine<Span>) {
  return yield* asyncio.gather(job(), job(), job());
});

// A new thread or process shares no functions with this one: they are sent there as text.
function on_thread(job: () => Span) {
  const text = `${now} ${job} require("node:worker_threads").parentPort.postMessage(${job.name}())`;
  const worker = new Worker(text, { eval: true });
  return new Promise<Span>((resolve, reject) => worker.on("message", resolve).on("error", reject));
}

async function on_process(job: () => Span) {
  const text = `${now} ${job} console.log(JSON.stringify(${job.name}()))`;
  const { stdout } = await promisify(execFile)(process.execPath, ["-e", text]);
  return JSON.parse(stdout) as Span;
}

async function on_workers(executor: (job: () => Span) => Promise<Span>, job: () => Span) {
  const futures = [executor(job), executor(job), executor(job)];
  return await Promise.all(futures);
}

async function report(way: string, doing: string, lanes: string[], run: () => Promise<Span[]>) {
  const start = now();
  const spans = await run();
  const elapsed = (now() - start) / 1000;
  const at_once = Math.max(
    ...spans.map(([moment]) => spans.filter(([begin, end]) => begin <= moment && moment < end).length),
  );
  print(`  ${way}: ${elapsed.toFixed(2)} s, ${at_once} under way at once`);
  // For the timeline: one lane for each thread or process.
  spans.forEach(([begin, end], index) => {
    const [from, to] = [begin - performance.timeOrigin, end - performance.timeOrigin];
    performance.measure(lanes[index] ?? way, { start: from, end: to, detail: doing });
  });
}

async function compare(title: string, doing: string, job: () => Span, async_job: () => Coroutine<Span>) {
  print(title);
  await report("one thread", doing, [], async () => [job(), job(), job()]);
  await report("asyncio", doing, [], () => asyncio.run(gather_three(async_job)));
  await report("threads", doing, ["thread 1", "thread 2", "thread 3"], () => on_workers(on_thread, job));
  await report("processes", doing, ["process 1", "process 2", "process 3"], () =>
    on_workers(on_process, job),
  );
}

await compare("three waits", "waiting", wait, async_wait);
await compare("three CPU-bound jobs", "running", compute, async_compute);
