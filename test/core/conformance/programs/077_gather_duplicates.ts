// Rule 077: the same awaitable given twice runs once and fills both places.
import { asyncio, coroutine, print } from "asyncio-lessons";

const f = coroutine(function* f() {
  print("runs once");
  return {};
});

const main = coroutine(function* main() {
  const c = f();
  const t = asyncio.createTask(f());
  const r = yield* asyncio.gather(c, t, c, t);
  print(r[0] === r[2], r[1] === r[3], r[0] === r[1]);
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}
