# RULE: get_event_loop() outside a coroutine: creates a loop silently (<=3.11), DeprecationWarning (3.12/3.13), RuntimeError (3.14); after asyncio.run it raises.
import asyncio, warnings
warnings.simplefilter("always"); warnings.showwarning = lambda m, c, *a: print(c.__name__ + ":", m)
async def main(): return asyncio.get_event_loop() is asyncio.get_running_loop()
loop = asyncio.get_event_loop(); print("made", loop.is_running(), loop.is_closed())
print("the same from now on", asyncio.get_event_loop() is loop)
print(loop.run_until_complete(main())); loop.close()
print(asyncio.run(main()))
try: asyncio.get_event_loop()
except RuntimeError as e: print(e)
other = asyncio.new_event_loop(); asyncio.set_event_loop(other); print(asyncio.get_event_loop() is other)
asyncio.set_event_loop(None); other.close()
