import asyncio
import contextvars


async def handle(name):
    user.set(name)
    await asyncio.sleep(1)
    print(name, "is", user.get())


async def main():
    await asyncio.gather(handle("Ann"), handle("Bo"))
    print("main is", user.get())


user = contextvars.ContextVar("user", default="nobody")
asyncio.run(main())
