// Rule 026: a task waiting on a pending future resumes 1 iteration after set_result.
import { asyncio, coroutine, print } from "asyncio-lessons";

let n = 0;
function tick(): void {
  n++;
  asyncio.getRunningLoop().callSoon(tick);
}

const setter = coroutine(function* setter(f: asyncio.Future<number>) {
  f.setResult(n);
});

const main = coroutine(function* main() {
  tick();
  const f = asyncio.getRunningLoop().createFuture<number>();
  asyncio.createTask(setter(f));
  const at = yield* f;
  print("set in iteration", at, "resumed in", n);
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}
