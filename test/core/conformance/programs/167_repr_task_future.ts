// Rule 167: repr forms of Future and Task in each state (path and line removed).
import { asyncio, coroutine, print, repr, ValueError } from "asyncio-lessons";

function show(x: unknown): void {
  print(repr(x).replace(/ at [^ ]*:\d+/g, " at FILE:LINE"));
}
const f = coroutine(function* f() {
  yield* asyncio.sleep(0);
  return "v";
});

const main = coroutine(function* main() {
  const fut = asyncio.getRunningLoop().createFuture();
  show(fut);
  const t = asyncio.createTask(f(), { name: "T" });
  show(t);
  yield* asyncio.sleep(0);
  show(t);
  t.addDoneCallback(doNothing);
  yield* t;
  show(t);
  fut.setException(new ValueError("x"));
  show(fut);
  fut.exception();
  const u = asyncio.createTask(f(), { name: "U" });
  u.cancel();
  show(u);
  yield* asyncio.wait([u]);
  show(u);
});

function doNothing(): void {}

export default async function program(): Promise<void> {
  await asyncio.run(main());
}
