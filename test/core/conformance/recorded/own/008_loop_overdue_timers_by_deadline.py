# RULE: several overdue timers fire in one iteration, in deadline order (also for deadlines in the past).
import asyncio, time
n = 0
def tick():
    global n; n += 1
    asyncio.get_running_loop().call_soon(tick)
async def main():
    tick()
    loop = asyncio.get_running_loop()
    fired = []
    for ms in (30, 10, -5, 20, -50, 0):
        loop.call_later(ms / 1000, lambda ms=ms: fired.append((ms, n)))
    time.sleep(0.05)
    await asyncio.sleep(0); await asyncio.sleep(0)
    print([ms for ms, _ in fired], "iterations used:", len({at for _, at in fired}))
asyncio.run(main())
