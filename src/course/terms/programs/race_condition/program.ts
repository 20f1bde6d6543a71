import { asyncio, coroutine, print } from "asyncio-lessons";

const withdraw = coroutine(function* withdraw(account: { balance: number }, amount: number) {
  const balance = account.balance;
  yield* asyncio.sleep(1);
  account.balance = balance - amount;
});

const main = coroutine(function* main() {
  const account = { balance: 100 };
  yield* asyncio.gather(withdraw(account, 30), withdraw(account, 50));
  print(account.balance);
});

await asyncio.run(main());
