# `timeout` cancels the task inside its block and raises TimeoutError at the block's end; `wait_for` waits for what it has
# cancelled; a shield keeps away the waiter's cancellation and no other.
import asyncio

said = []


async def tidy():
    try:
        await asyncio.sleep(30)
    finally:
        await asyncio.sleep(0.02)
        said.append("cleaned up")


async def save():
    try:
        await asyncio.sleep(0.03)
        said.append("half done")
        await asyncio.sleep(30)
    except asyncio.CancelledError:
        said.append("save is cancelled")
        raise


async def main():
    try:
        async with asyncio.timeout(0.01):
            try:
                await asyncio.sleep(30)
            except asyncio.CancelledError:
                said.append("cancelled inside")
                raise
    except TimeoutError:
        assert said == ["cancelled inside"]
    try:
        await asyncio.wait_for(tidy(), 0.01)
    except TimeoutError:
        assert said[1:] == ["cleaned up"]
    task = asyncio.create_task(save())
    try:
        await asyncio.wait_for(asyncio.shield(task), 0.01)
    except TimeoutError:
        assert not task.done() and not task.cancelling()
    await asyncio.sleep(0.05)
    assert said[2:] == ["half done"]


asyncio.run(main())
assert said == ["cancelled inside", "cleaned up", "half done", "save is cancelled"]
