import asyncio


async def main():
    fast = asyncio.create_task(asyncio.sleep(1))
    slow = asyncio.create_task(asyncio.sleep(2))
    done, pending = await asyncio.wait([fast, slow], return_when=asyncio.FIRST_COMPLETED)
    print("fast is done:", fast in done, "slow is pending:", slow in pending)


asyncio.run(main())
