# A call gives a coroutine object, which stands at its beginning, runs nothing and is no error; the warning comes at the
# moment when the last reference is gone. Suspended, it keeps its variables and its line. A subroutine lets nothing in
# between.
import asyncio
import inspect
import warnings

said = []


async def keeps(number):
    doubled = number * 2
    await asyncio.sleep(0)
    said.append(doubled)


def whole(name):
    said.append(name)
    said.append(name)


coroutine = keeps(4)
assert inspect.getcoroutinestate(coroutine) == "CORO_CREATED"
assert coroutine.cr_code is keeps.__code__ and coroutine.cr_frame.f_lineno == keeps.__code__.co_firstlineno
with warnings.catch_warnings(record=True) as warned:
    warnings.simplefilter("always")
    assert warned == []
    del coroutine
    assert [str(each.message) for each in warned] == ["coroutine 'keeps' was never awaited"]
    assert warned[0].category is RuntimeWarning
assert said == []


async def main():
    coroutines = [keeps(4), keeps(5)]
    tasks = [asyncio.create_task(each) for each in coroutines]
    await asyncio.sleep(0)
    for coroutine, doubled in zip(coroutines, (8, 10)):
        assert inspect.getcoroutinestate(coroutine) == "CORO_SUSPENDED"
        assert coroutine.cr_frame.f_locals["doubled"] == doubled
        assert coroutine.cr_frame.f_lineno == keeps.__code__.co_firstlineno + 2
    assert said == []
    for task in tasks:
        await task
    assert said == [8, 10]
    whole("A")
    whole("B")
    assert said[2:] == ["A", "A", "B", "B"]


asyncio.run(main())
