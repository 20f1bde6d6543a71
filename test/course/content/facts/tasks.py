# Creating a task registers its first step at the end of the ready queue and runs nothing of it. At the first suspension
# all begin, in the order of creation. A task keeps state and result, and to await one that is done lets nobody else run.
import asyncio

said = []


async def job(name):
    said.append(name)
    await asyncio.sleep(0)
    return name


async def main():
    loop = asyncio.get_running_loop()
    assert len(loop._ready) == 0
    first, second, third = (asyncio.create_task(job(name)) for name in "abc")
    assert len(loop._ready) == 3 and said == [] and not first.done()
    assert await third == "c"
    assert said == ["a", "b", "c"]
    assert first.done() and second.done()
    later = asyncio.create_task(job("d"))
    assert [await first, await second, await first] == ["a", "b", "a"] and first.result() == "a"
    assert said == ["a", "b", "c"]
    await later


asyncio.run(main())
