# RULE: asyncio.run wants a coroutine object: error texts.
import asyncio
async def f(): return "ran"
for x in (f, 1, None, "s"):
    try: asyncio.run(x)
    except (ValueError, TypeError) as e: print(type(e).__name__ + ":", str(e).split(" at 0x")[0].rstrip(">"))
loop = asyncio.new_event_loop()
try: loop.run_until_complete(1)
except TypeError as e: print(e)
loop.close()
try: loop.run_until_complete(None)
except RuntimeError as e: print(e)
print(asyncio.run(f()))
