# Of two tasks to which the program keeps no reference, the one that sleeps is held by its timer, and the one that awaits a
# future which nobody else holds is collected.
import asyncio
import gc


async def waits():
    await asyncio.get_running_loop().create_future()


async def sleeps():
    await asyncio.sleep(0.01)


async def main():
    said = []
    asyncio.get_running_loop().set_exception_handler(lambda _, context: said.append(context["message"]))
    asyncio.create_task(waits(), name="waits")
    asyncio.create_task(sleeps(), name="sleeps")
    gc.collect()
    assert len(asyncio.all_tasks()) == 3
    await asyncio.sleep(0)
    gc.collect()
    assert {task.get_name() for task in asyncio.all_tasks()} == {asyncio.current_task().get_name(), "sleeps"}
    assert said == ["Task was destroyed but it is pending!"]


asyncio.run(main())
