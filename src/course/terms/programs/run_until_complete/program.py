import asyncio

loop = asyncio.new_event_loop()
print(loop.run_until_complete(asyncio.sleep(1, "first")))
print(loop.run_until_complete(asyncio.sleep(1, "second, on the same loop")))
loop.close()
