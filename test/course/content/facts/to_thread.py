# The call gives a coroutine and starts no thread; it is awaiting it that does.
# What `run` does about a thread that does not end: it waits for so long, warns and returns, and the thread goes on.
import asyncio
import inspect
import threading
import warnings
from asyncio import constants

ran_in = []
may_end = threading.Event()


async def main():
    waits = asyncio.to_thread(lambda: ran_in.append(threading.current_thread()))
    assert inspect.iscoroutine(waits)
    await asyncio.sleep(0.01)
    assert ran_in == [] and threading.active_count() == 1
    await waits
    assert ran_in[0] is not threading.main_thread()


async def leave_a_thread():
    asyncio.get_running_loop().run_in_executor(None, may_end.wait, 30)


asyncio.run(main())
assert not hasattr(threading.Thread, "stop") and not hasattr(threading.Thread, "terminate")
assert constants.THREAD_JOIN_TIMEOUT == 300
constants.THREAD_JOIN_TIMEOUT = 0.01
with warnings.catch_warnings(record=True) as warned:
    warnings.simplefilter("always")
    asyncio.run(leave_a_thread())
assert "did not finishing joining its threads within 0.01 seconds" in str(warned[0].message)
assert threading.active_count() > 1
may_end.set()
