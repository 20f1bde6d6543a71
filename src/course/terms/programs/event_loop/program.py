import asyncio


async def greet():
    print("the loop runs me")


loop = asyncio.new_event_loop()
loop.run_until_complete(greet())
loop.close()
print("closed:", loop.is_closed())
