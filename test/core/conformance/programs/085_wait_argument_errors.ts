// Rule 085: wait(): coroutines forbidden since 3.11, empty list ValueError, single future TypeError.
import { asyncio, coroutine, print, ValueError } from "asyncio-lessons";

const main = coroutine(function* main() {
  const c = asyncio.sleep(0);
  for (const a of [[c], [], asyncio.getRunningLoop().createFuture()]) {
    try {
      yield* asyncio.wait(a as never);
    } catch (e) {
      if (!(e instanceof TypeError || e instanceof ValueError)) throw e;
      print(e.name, e.message);
    }
  }
  try {
    yield* asyncio.wait([asyncio.getRunningLoop().createFuture()], { returnWhen: "x" as never });
  } catch (e) {
    if (!(e instanceof ValueError)) throw e;
    print("ValueError", e);
  }
  c.close();
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}
