// Rule 167: repr forms of Future and Task in each state (path and line removed).
import { asyncio, coroutine, print, repr, ValueError } from "asyncio-lessons";

function r(x: unknown): void {
  print(repr(x).replace(/ at [^ ]*:\d+/g, " at FILE:LINE"));
}
const f = coroutine(function* f() {
  yield* asyncio.sleep(0);
  return "v";
});

const main = coroutine(function* main() {
  const fut = asyncio.getRunningLoop().createFuture();
  r(fut);
  const t = asyncio.createTask(f(), { name: "T" });
  r(t);
  yield* asyncio.sleep(0);
  r(t);
  t.addDoneCallback(printCb);
  yield* t;
  r(t);
  fut.setException(new ValueError("x"));
  r(fut);
  fut.exception();
  const u = asyncio.createTask(f(), { name: "U" });
  u.cancel();
  r(u);
  yield* asyncio.wait([u]);
  r(u);
});

function printCb(): void {}

export default async function program(): Promise<void> {
  await asyncio.run(main());
}
