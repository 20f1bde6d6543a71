"""What writes to the descriptors past Python's streams, and processes that the program starts."""
import asyncio
import multiprocessing
import os
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor


def square(number):
    print("in a child", number, flush=True)
    return number * number


async def in_pool():
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        print(await loop.run_in_executor(pool, square, 5), flush=True)


async def say(text):
    await asyncio.sleep(0)
    print(text, flush=True)


if __name__ == "__main__":
    os.write(1, b"raw\n")
    subprocess.run([sys.executable, "-S", "-c", "import sys; print('child'); print('error', file=sys.stderr)"])
    print("unbuffered", file=open(1, "w", closefd=False), flush=True)
    asyncio.run(in_pool())
    context = multiprocessing.get_context("fork")
    process = context.Process(target=square, args=(2,))
    process.start()
    process.join()
    if os.fork() == 0:
        asyncio.run(say("a loop in the fork"))
        os._exit(3)
    print(os.wait()[1] >> 8)
