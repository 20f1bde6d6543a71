# A loop does nothing until it is run, and then on the thread that runs it, first in, first out. `run_until_complete`
# stops it and touches nothing else; `run` makes a loop, wraps its coroutine in a task, cancels what is left, waits for
# that, and closes the loop.
import asyncio
import threading

said = []


async def left_over(name):
    said.append(name + " begins")
    try:
        await asyncio.sleep(0.01)
        said.append(name + " ends")
    except asyncio.CancelledError:
        await asyncio.sleep(0)
        said.append(name + " is cancelled")
        raise


async def main(name):
    assert asyncio.get_event_loop() is asyncio.get_running_loop()
    assert asyncio.current_task() is not None and asyncio.get_running_loop().is_running()
    said.append(threading.get_ident())
    return asyncio.create_task(left_over(name))


loop = asyncio.new_event_loop()
loop.call_soon(said.append, 1)
task = loop.create_task(main("older"))
loop.call_soon(said.append, 2)
timer = loop.call_later(30, said.append, "never")
assert not loop.is_running() and said == [] and not task.done()
left = loop.run_until_complete(task)
assert said == [1, threading.get_ident(), 2, "older begins"] and not left.done() and not loop.is_closed()
assert timer in loop._scheduled
loop.run_until_complete(left)
assert said[-1] == "older ends" and "never" not in said
loop.close()

said.clear()
left = asyncio.run(main("newer"))
assert left.cancelled() and left.get_loop() is not loop and left.get_loop().is_closed()
assert said == [threading.get_ident(), "newer begins", "newer is cancelled"]
try:
    asyncio.get_event_loop()
except RuntimeError as error:
    assert str(error).startswith("There is no current event loop")
else:
    raise AssertionError("there is a loop after run")
assert threading.active_count() == 1
