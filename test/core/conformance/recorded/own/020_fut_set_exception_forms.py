# RULE: set_exception accepts a class or an instance; StopIteration is refused (TypeError; in 3.13 converted to RuntimeError).
import asyncio
async def main():
    mk = asyncio.get_running_loop().create_future
    for given in (ValueError, ValueError("v"), StopIteration, StopIteration(7)):
        f = mk(); f.set_exception(given); e = f.exception()
        print(type(e).__name__, e.args, "cause", repr(e.__cause__), f.done(), f.cancelled())
    f = mk(); f.set_exception(KeyError("k"))
    for _ in range(2):
        try: await f
        except KeyError as e: print(repr(e), e is f.exception())
asyncio.run(main())
