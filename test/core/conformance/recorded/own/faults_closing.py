# RULE: a running loop cannot be closed, from wherever that is tried; closing drops what is ready and what is timed, leaves tasks pending and refuses all that needs the loop from then on.
import asyncio
def attempt_now(label, call):
    try: print(label, call())
    except BaseException as e: print(label, "raised", repr(e))
def attempt(label, call):
    try: print(label, call())
    except BaseException as e: print(label, "raised", repr(e))
def running():
    loop = asyncio.new_event_loop()
    loop.call_soon(lambda: attempt_now("from a callback", loop.close))
    f = loop.create_future(); f.add_done_callback(lambda _: attempt_now("from a done-callback", loop.close))
    async def main():
        attempt_now("from a coroutine", loop.close)
        f.set_result(None)
        await asyncio.sleep(1)
        loop.call_soon(loop.close)
        await asyncio.sleep(1)
        return "goes on"
    loop.set_exception_handler(lambda _, c: print("handler:", repr(c["exception"])))
    print(loop.run_until_complete(main()), loop.is_closed())
    loop.call_soon(loop.stop); loop.call_soon(lambda: attempt_now("after stop", loop.close))
    loop.run_forever(); loop.close(); loop.close(); print(loop.is_closed())
def pending():
    loop = asyncio.new_event_loop()
    log = []
    loop.set_exception_handler(lambda _, c: print("handler:", c["message"]))
    async def waits():
        try: await asyncio.sleep(10)
        finally: log.append("finally")
    sleeping = loop.create_task(waits())
    loop.run_until_complete(asyncio.sleep(1))
    ready = loop.create_task(waits())
    soon, later = loop.call_soon(print, "never"), loop.call_later(1, print, "never")
    f = loop.create_future(); f.add_done_callback(print); done = loop.create_future(); done.set_result(1)
    loop.close()
    print(log, sleeping.done(), ready.done(), len(asyncio.all_tasks(loop)), soon.cancelled(), later.cancelled())
    c = waits()
    for label, call in (("call_soon", lambda: loop.call_soon(print)), ("call_later", lambda: loop.call_later(1, print)), ("call_at", lambda: loop.call_at(1, print)),
            ("call_soon_threadsafe", lambda: loop.call_soon_threadsafe(print)), ("create_task", lambda: loop.create_task(c)), ("run_forever", loop.run_forever),
            ("run_until_complete", lambda: loop.run_until_complete(c)), ("cancel", sleeping.cancel), ("ready cancel", ready.cancel),
            ("set_result", lambda: f.set_result(1)), ("add_done_callback", lambda: done.add_done_callback(print)), ("create_future", lambda: loop.create_future().done()),
            ("handle cancel", soon.cancel), ("timer cancel", later.cancel), ("stop", loop.stop), ("set_debug", lambda: loop.set_debug(False)), ("time", lambda: loop.time() > 0), ("close", loop.close)):
        attempt(label, call)
    c.close()
    print(f.done(), sleeping.cancelling(), ready.cancelling())
    for t in (sleeping, ready): t._log_destroy_pending = False; attempt_now("coroutine", t.get_coro().close)
    print(log)
running(); pending()
