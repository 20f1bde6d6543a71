# RULE: timeout(0) fires at the first suspension (call_soon), code before it runs; timeout(None) never fires; reschedule moves the deadline.
import asyncio
async def done(): return "does not suspend"
async def main():
    loop = asyncio.get_running_loop()
    for delay in 0, -1:
        try:
            async with asyncio.timeout(delay) as cm:
                print("runs", await done(), cm.expired()); await asyncio.sleep(0); print("never printed")
        except TimeoutError: print("TimeoutError", cm.expired())
    async with asyncio.timeout(0) as cm: print(await done())
    print("left in time", cm.expired()); await asyncio.sleep(0.01); print("and stays so", cm.expired())
    async with asyncio.timeout(None) as cm: await asyncio.sleep(50); print(cm.when(), cm)
    print(cm)
    t0 = loop.time()
    try:
        async with asyncio.timeout(0.01) as cm:
            cm.reschedule(t0 + 0.05); await asyncio.sleep(0.03); print("still here", f'{loop.time() - t0:.2f}')
            cm.reschedule(t0 + 0.04); await asyncio.sleep(9)
    except TimeoutError: print("TimeoutError", f'{loop.time() - t0:.2f}', f'{cm.when() - t0:.2f}')
    async with asyncio.timeout(0.01) as cm: cm.reschedule(None); await asyncio.sleep(0.02); print("off", cm.when())
    try:
        async with asyncio.timeout(None) as cm: cm.reschedule(loop.time()); print("now"); await asyncio.sleep(0)
    except TimeoutError: print("TimeoutError")
asyncio.run(main())
