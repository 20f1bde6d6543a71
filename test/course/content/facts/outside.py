# A future of `concurrent.futures` cannot be awaited as it is; `wrap_future` makes one of the loop's of it, with its
# result or its error. A cancelled wrapper hands the cancellation on to what has not started yet, and ends the waiting
# alone where it has.
import asyncio
import concurrent.futures


async def main():
    outside = concurrent.futures.Future()
    try:
        await outside
    except TypeError as error:
        assert "can't be used in 'await' expression" in str(error)
    wrapped = asyncio.wrap_future(outside)
    assert isinstance(wrapped, asyncio.Future)
    asyncio.get_running_loop().call_soon(outside.set_result, "a result")
    assert await wrapped == "a result"

    refused = concurrent.futures.Future()
    refused.set_exception(ValueError("refused"))
    try:
        await asyncio.wrap_future(refused)
    except ValueError as error:
        assert str(error) == "refused"
    else:
        raise AssertionError("nothing was raised")

    for has_started in (False, True):
        outside = concurrent.futures.Future()
        if has_started:
            outside.set_running_or_notify_cancel()
        wrapped = asyncio.wrap_future(outside)
        wrapped.cancel()
        await asyncio.sleep(0)
        assert wrapped.cancelled() and outside.cancelled() == (not has_started)


asyncio.run(main())
