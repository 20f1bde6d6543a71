# RULE: what throws in a callback, a done-callback or the exception handler is reported, and the loop goes on; a SystemExit or a KeyboardInterrupt ends the run, and the loop can be run again.
import asyncio, logging, sys
class Shown(logging.Handler):
    def emit(self, r): print("logged:", r.getMessage().split(" at ")[0].split("\n")[0], "|", repr(r.exc_info[1]) if r.exc_info and r.exc_info[1] else None)
logging.getLogger("asyncio").addHandler(Shown()); logging.getLogger("asyncio").propagate = False
def shown(c): print("handler:", c["message"].split(" at ")[0], repr(c.get("exception")), sorted(k for k in c if k != "exception"))
def boom(*args): raise ValueError("boom")
def leaves(error):
    def leaving(*args): raise error
    return leaving
async def fails(error): raise error
async def ticks(): await asyncio.sleep(0); await asyncio.sleep(0)
def attempt(loop, label, run):
    try: print(label, loop.run_until_complete(run))
    except BaseException as e: print(label, "raised", repr(e), loop.is_running(), loop.is_closed())
async def with_callbacks(loop, seen):
    f = loop.create_future()
    f.add_done_callback(lambda _: seen.append("before"))
    f.add_done_callback(boom); f.add_done_callback(boom)
    f.add_done_callback(lambda _: seen.append("after"))
    f.set_result("r"); await ticks(); return seen
async def timers(loop):
    loop.call_later(1, boom); loop.call_later(1, print, "same moment"); loop.call_soon(boom); loop.call_soon(print, "same iteration")
    await asyncio.sleep(2); return "timers over"
async def ended_by(loop, error, seen):
    loop.call_soon(seen.append, "before"); loop.call_soon(leaves(error)); loop.call_soon(seen.append, "after")
    await asyncio.sleep(1); return "slept"
async def done_callback_leaves(loop, error, seen):
    f = loop.create_future()
    f.add_done_callback(leaves(error)); f.add_done_callback(lambda _: seen.append("later callback"))
    f.set_result(None); await asyncio.sleep(1); return "slept"
def program():
    loop = asyncio.new_event_loop()
    attempt(loop, "default", timers(loop))
    attempt(loop, "done-callbacks", with_callbacks(loop, []))
    loop.set_exception_handler(lambda _, c: shown(c))
    attempt(loop, "handled", timers(loop))
    def broken(_, c): shown(c); raise KeyError("in the handler")
    loop.set_exception_handler(broken)
    attempt(loop, "broken handler", with_callbacks(loop, []))
    for error in (SystemExit(3), KeyboardInterrupt("stop")):
        loop.set_exception_handler(lambda _, c: shown(c))
        seen = []
        attempt(loop, "callback", ended_by(loop, error, seen)); print(seen)
        attempt(loop, "again", ticks()); print(seen)
        seen = []
        attempt(loop, "done-callback", done_callback_leaves(loop, error, seen))
        attempt(loop, "again", ticks()); print(seen)
        loop.set_exception_handler(lambda _, c: leaves(error)())
        attempt(loop, "handler", timers(loop))
        attempt(loop, "again", ticks())
        attempt(loop, "task", fails(error))
        attempt(loop, "again", ticks())
    for t in asyncio.all_tasks(loop): t.cancel()
    attempt(loop, "leftovers", ticks())
    loop.close()
program()
