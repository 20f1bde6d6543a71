# `gather` makes its tasks at once, in the order of its arguments, on the one thread, and gives one future whose result is
# a list in that order. The first exception is raised at once and the others run on; two coroutines that never wait run
# one after the other.
import asyncio
import threading

said = []


async def job(name, turns):
    said.append((name, "begins", threading.get_ident()))
    for _ in range(turns):
        await asyncio.sleep(0)
    said.append((name, "ends", threading.get_ident()))
    return name


async def fails():
    raise ValueError("no")


async def main():
    together = asyncio.gather(job("a", 3), job("b", 1), job("c", 2))
    assert isinstance(together, asyncio.Future) and len(asyncio.all_tasks()) == 4 and said == []
    assert await together == ["a", "b", "c"]
    assert [name for name, what, _ in said if what == "begins"] == ["a", "b", "c"]
    assert [name for name, what, _ in said if what == "ends"] == ["b", "c", "a"]
    assert {thread for *_, thread in said} == {threading.get_ident()} and threading.active_count() == 1
    said.clear()
    await asyncio.gather(job("a", 0), job("b", 0))
    assert [each[:2] for each in said] == [("a", "begins"), ("a", "ends"), ("b", "begins"), ("b", "ends")]
    said.clear()
    try:
        await asyncio.gather(fails(), job("late", 5))
    except ValueError:
        assert [each[1] for each in said] == ["begins"]
    else:
        raise AssertionError("nothing was raised")
    (late,) = asyncio.all_tasks() - {asyncio.current_task()}
    assert await late == "late"


asyncio.run(main())
