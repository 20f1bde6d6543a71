import asyncio


async def greet():
    print("hello")


started_later = greet()
print("nothing has run yet")
asyncio.run(started_later)
