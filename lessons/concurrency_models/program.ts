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
  for (let count = 0; count < 700_000_000; count++);
  return [begin, now()];
}

const asyncWait = coroutine(function* asyncWait() {
  const begin = now();
  yield* asyncio.sleep(0.3);
  return [begin, now()] as Span;
});

const asyncCompute = coroutine(function* asyncCompute() {
  return compute();
});

const gatherThree = coroutine(function* gatherThree(job: () => Coroutine<Span>) {
  return yield* asyncio.gather(job(), job(), job());
});

// A new thread or process shares no functions with this one: they are sent there as text.
function onThread(job: () => Span) {
  const text = `${now} ${job} require("node:worker_threads").parentPort.postMessage(${job.name}())`;
  const worker = new Worker(text, { eval: true });
  return new Promise<Span>((resolve, reject) => worker.on("message", resolve).on("error", reject));
}

async function onProcess(job: () => Span) {
  const text = `${now} ${job} console.log(JSON.stringify(${job.name}()))`;
  const { stdout } = await promisify(execFile)(process.execPath, ["-e", text]);
  return JSON.parse(stdout) as Span;
}

async function report(way: string, doing: string, lanes: string[], run: () => Promise<Span[]>) {
  const start = now();
  const spans = await run();
  const elapsed = (now() - start) / 1000;
  const atOnce = Math.max(
    ...spans.map(([moment]) => spans.filter(([begin, end]) => begin <= moment && moment < end).length),
  );
  print(`  ${way}: ${elapsed.toFixed(2)} s, ${atOnce} under way at once`);
  // For the timeline: one lane for each thread or process.
  spans.forEach(([begin, end], index) => {
    const [from, to] = [begin - performance.timeOrigin, end - performance.timeOrigin];
    performance.measure(lanes[index] ?? way, { start: from, end: to, detail: doing });
  });
}

async function compare(title: string, doing: string, job: () => Span, asyncJob: () => Coroutine<Span>) {
  print(title);
  await report("one thread", doing, [], async () => [job(), job(), job()]);
  await report("asyncio", doing, [], () => asyncio.run(gatherThree(asyncJob)));
  await report("threads", doing, ["thread 1", "thread 2", "thread 3"], () =>
    Promise.all([onThread(job), onThread(job), onThread(job)]),
  );
  await report("processes", doing, ["process 1", "process 2", "process 3"], () =>
    Promise.all([onProcess(job), onProcess(job), onProcess(job)]),
  );
}

await compare("three waits", "waiting", wait, asyncWait);
await compare("three CPU-bound jobs", "running", compute, asyncCompute);
