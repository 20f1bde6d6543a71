# RULE: a cancelled main makes asyncio.run raise CancelledError.
import asyncio
async def main(message):
    asyncio.get_running_loop().call_later(0.01, asyncio.current_task().cancel, message)
    try: await asyncio.sleep(9)
    finally: print("main's finally")
async def raises(): raise asyncio.CancelledError("raised by main itself")
async def refuses():
    asyncio.current_task().cancel()
    try: await asyncio.sleep(0)
    except asyncio.CancelledError: return "refused"
for c in (main("bye"), main(None), raises(), refuses()):
    try: print(asyncio.run(c))
    except asyncio.CancelledError as e: print("run raised", repr(e))
