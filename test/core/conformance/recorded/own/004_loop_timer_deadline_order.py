# RULE: timers fire by deadline, not by creation order.
import asyncio
async def main():
    loop = asyncio.get_running_loop()
    for ms in (50, 10, 40, 20, 30):
        loop.call_later(ms / 1000, print, ms, "ms")
    loop.call_at(loop.time() + 0.025, print, "25 ms, by call_at")
    await asyncio.sleep(0.06)
    print("main")
asyncio.run(main())
