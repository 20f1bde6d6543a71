# RULE: a task cannot await itself; a future of another loop is refused.
import asyncio
async def me():
    try: await asyncio.current_task()
    except RuntimeError as e: print(str(e).split(":")[0])
    return "goes on"
async def foreign(f):
    try: await f
    except RuntimeError as e: print(str(e).split(" ")[0], "...", str(e)[-30:])
async def main():
    print(await asyncio.create_task(me()))
    other = asyncio.new_event_loop()
    f = other.create_future()
    await foreign(f)
    await asyncio.create_task(foreign(f))
    for call in (lambda: asyncio.ensure_future(f, loop=asyncio.get_running_loop()), lambda: asyncio.gather(asyncio.get_running_loop().create_future(), f)):
        try: call()
        except ValueError as e: print(e)
    f.set_result("a done one is not looked at"); print(await f)
    other.close()
asyncio.run(main())
