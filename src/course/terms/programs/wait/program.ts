import { asyncio, coroutine, print } from "asyncio-lessons";

const main = coroutine(function* main() {
  const fast = asyncio.createTask(asyncio.sleep(1));
  const slow = asyncio.createTask(asyncio.sleep(2));
  const [done, pending] = yield* asyncio.wait([fast, slow], { returnWhen: asyncio.FIRST_COMPLETED });
  print("fast is done:", done.has(fast), "slow is pending:", pending.has(slow));
});

await asyncio.run(main());
