# RULE: debug mode: a step longer than slow_callback_duration (0.1 s) logs WARNING "Executing <...> took N seconds".
import asyncio, logging, re, time
class H(logging.Handler):
    def emit(self, r): print("LOG", r.levelname, re.sub(r" (created )?at [^ >]*:\d+", "", r.getMessage()))
logging.getLogger("asyncio").addHandler(H()); logging.getLogger("asyncio").propagate = False
def slow(seconds): time.sleep(seconds)
async def main():
    loop = asyncio.get_running_loop()
    time.sleep(0.2); await asyncio.sleep(0)
    loop.call_soon(slow, 0.15); await asyncio.sleep(0)
    loop.call_soon(slow, 0.05); await asyncio.sleep(0)
    loop.slow_callback_duration = 0.01; loop.call_soon(slow, 0.05); await asyncio.sleep(0); loop.set_debug(False)
    loop.call_soon(slow, 0.5); await asyncio.sleep(0)
asyncio.run(main(), debug=True)
