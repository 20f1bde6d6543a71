# RULE: stopping the loop under run_until_complete raises RuntimeError and leaves the task pending.
import asyncio
async def main():
    loop.call_soon(loop.stop)
    await asyncio.sleep(0.01)
    return "ended in the second run"
loop = asyncio.new_event_loop()
t = loop.create_task(main())
try: loop.run_until_complete(t)
except RuntimeError as e: print(e)
print(t.done(), t.cancelled(), loop.is_running(), loop.is_closed())
print(loop.run_until_complete(t))
loop.close(); loop.close()
print(loop.is_closed())
