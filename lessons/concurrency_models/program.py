import asyncio
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor


def wait():
    begin = time.time()
    time.sleep(0.3)
    return begin, time.time()


def compute():
    begin = time.time()
    for _ in range(14_000_000):
        pass
    return begin, time.time()


async def async_wait():
    begin = time.time()
    await asyncio.sleep(0.3)
    return begin, time.time()


async def async_compute():
    return compute()


async def gather_three(job):
    return await asyncio.gather(job(), job(), job())


def on_workers(executor, job):
    with executor(max_workers=3) as workers:
        futures = [workers.submit(job) for _ in range(3)]
        return [future.result() for future in futures]


def report(way, run):
    start = time.time()
    spans = run()
    elapsed = time.time() - start
    at_once = max(sum(begin <= moment < end for begin, end in spans) for moment, _ in spans)
    print(f"  {way}: {elapsed:.2f} s, {at_once} under way at once")


def compare(title, job, async_job):
    print(title)
    report("one thread", lambda: [job(), job(), job()])
    report("asyncio", lambda: asyncio.run(gather_three(async_job)))
    report("threads", lambda: on_workers(ThreadPoolExecutor, job))
    report("processes", lambda: on_workers(ProcessPoolExecutor, job))


if __name__ == "__main__":
    compare("three waits", wait, async_wait)
    compare("three CPU-bound jobs", compute, async_compute)
