# RULE: run_until_complete stops by a done-callback, one iteration after the result: other handles of that iteration still run; pending tasks stay frozen until the next run.
import asyncio
async def counter():
    for i in range(9):
        print("counter", i)
        await asyncio.sleep(0)
async def main(label):
    print(label, "runs")
    loop.call_soon(print, label, "left this in the queue")
    return label
loop = asyncio.new_event_loop()
t = loop.create_task(counter())
print(loop.run_until_complete(main("first")))
print("-- frozen", t.done())
print(loop.run_until_complete(main("second")))
print("-- frozen", t.done())
loop.run_until_complete(t)
f = loop.create_future(); f.set_result("a future that is done")
print(loop.run_until_complete(f))
loop.close()
