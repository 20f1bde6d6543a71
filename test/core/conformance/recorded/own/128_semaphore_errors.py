# RULE: error texts of Semaphore and BoundedSemaphore.
import asyncio
def attempt(f, *args):
    try: print("ok", f(*args) is not None)
    except Exception as e: print(repr(e))
async def main():
    for cls in (asyncio.Semaphore, asyncio.BoundedSemaphore):
        attempt(cls, -1); attempt(cls, 0)
    s = asyncio.Semaphore(0); attempt(s.release); print(s._value)
    b = asyncio.BoundedSemaphore(2)
    attempt(b.release); await b.acquire(); attempt(b.release); attempt(b.release); print(b._value)
    z = asyncio.BoundedSemaphore(0); attempt(z.release); print(z.locked())
    await b.acquire(); await b.acquire(); print(b.locked())
    try:
        async with b: print("never")
    except asyncio.CancelledError: print("cancelled")
async def outer():
    t = asyncio.create_task(main()); await asyncio.sleep(0); t.cancel(); await t
asyncio.run(outer())
