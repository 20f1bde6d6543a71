# RULE: asyncio.run: when main returns, remaining tasks are cancelled, awaited (finally blocks run), then run() returns main's value.
import asyncio
async def bg(i):
    try: await asyncio.sleep(9)
    finally: print("cleanup", i); await asyncio.sleep(0.01 * (3 - i)); print("cleaned", i)
async def stubborn():
    while True:
        try: await asyncio.sleep(0.05); break
        except asyncio.CancelledError: print("refuses")
    print("stubborn ends by itself")
async def main():
    global ts; ts = [asyncio.create_task(bg(i)) for i in range(3)] + [asyncio.create_task(stubborn())]
    await asyncio.sleep(0); print("main returns"); return "value"
print(asyncio.run(main()), [t.cancelled() for t in ts])
