# RULE: cancelled timers leave the heap at its head, or all at once when they are many; the second makes the heap anew, which shows in the order of equal deadlines.
import asyncio
async def order(count, cancelled):
    loop = asyncio.get_running_loop()
    when, out = loop.time() + 0.01, []
    hs = [loop.call_at(when, out.append, i) for i in range(count)]
    for i in range(count):
        if cancelled(i): hs[i].cancel()
    await asyncio.sleep(0)
    await asyncio.sleep(0.02)
    print(count, len(out), out)
async def main():
    await order(30, lambda i: i % 3 == 0)
    await order(100, lambda i: i % 5)
    await order(101, lambda i: i % 5)
    await order(150, lambda i: i % 2)
    await order(150, lambda i: i % 7 > 2)
    await order(260, lambda i: i < 200)
asyncio.run(main())
