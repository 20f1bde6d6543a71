import asyncio


async def withdraw(account, amount):
    balance = account["balance"]
    await asyncio.sleep(1)
    account["balance"] = balance - amount


async def main():
    account = {"balance": 100}
    await asyncio.gather(withdraw(account, 30), withdraw(account, 50))
    print(account["balance"])


asyncio.run(main())
