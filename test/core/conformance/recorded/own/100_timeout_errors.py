# RULE: texts of Timeout misuse errors.
import asyncio
async def attempt(label, call):
    try: await call()
    except RuntimeError as e: print(label, "->", e)
async def main():
    loop = asyncio.get_running_loop()
    cm = asyncio.timeout(9); print(cm)
    async def enter():
        async with cm: pass
    async def reschedule(): cm.reschedule(loop.time() + 1)
    await attempt("reschedule before", reschedule)
    async with cm: await attempt("enter twice", enter); await reschedule(); print(cm.expired())
    print(cm); await attempt("reschedule after", reschedule); await attempt("enter again", enter)
    try:
        async with asyncio.timeout(0) as cm:
            try: await asyncio.sleep(1)
            finally: print(cm); await attempt("reschedule while expiring", reschedule)
    except TimeoutError: print(cm); await attempt("reschedule when expired", reschedule)
    cm = asyncio.timeout_at(12.25); print(cm, cm.when())
    step = cm.__aenter__(); heard = []
    def callback():
        try: step.send(None)
        except RuntimeError as e: heard.append(str(e))
    loop.call_soon(callback); await asyncio.sleep(0); print(heard, cm)
asyncio.run(main())
try: asyncio.timeout(1)
except RuntimeError as e: print("outside ->", e)
print(asyncio.timeout_at(1))
