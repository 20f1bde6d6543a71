// Rule 083: wait never cancels, never raises task errors; FIRST_COMPLETED returns every task that is done by
// the time of the wake-up.
import { asyncio, coroutine, print, repr, ValueError } from "asyncio-lessons";

const f = coroutine(function* f(d: number, e?: Error) {
  yield* asyncio.sleep(d);
  if (e) throw e;
});
function names(tasks: Iterable<asyncio.Task<void>>): string[] {
  return [...tasks].map((t) => t.getName()).sort();
}

const main = coroutine(function* main() {
  const a = asyncio.createTask(f(0.03), { name: "a" });
  const b = asyncio.createTask(f(0.01, new ValueError()), { name: "b" });
  const c = asyncio.createTask(f(0.02), { name: "c" });
  let [d, p] = yield* asyncio.wait([a, b, c], { returnWhen: asyncio.FIRST_COMPLETED });
  print(names(d), names(p), repr(b.exception()));
  [d, p] = yield* asyncio.wait([a, b, c], { timeout: 0.015 });
  print(names(d), names(p), a.cancelled());
  [d, p] = yield* asyncio.wait(new Set([a, b, c]));
  print(names(d), p.size);
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}
