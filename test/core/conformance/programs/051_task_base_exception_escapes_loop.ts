// Rule 051: KeyboardInterrupt/SystemExit raised in a task is stored AND re-raised through the loop
// immediately; other BaseExceptions are only stored.
import { asyncio, BaseException, coroutine, print, repr, SystemExit } from "asyncio-lessons";

const bad = coroutine(function* bad(e: BaseException) {
  throw e;
});
const bystander = coroutine(function* bystander() {
  try {
    yield* asyncio.sleep(9);
  } catch (e) {
    if (e instanceof asyncio.CancelledError) print("bystander cancelled by run()");
    throw e;
  }
});

const main = coroutine(function* main(e: BaseException) {
  asyncio.createTask(bystander());
  const t = asyncio.createTask(bad(e));
  try {
    yield* t;
  } catch (x) {
    print("main got", repr(x));
    throw x;
  }
});

class My extends BaseException {}

export default async function program(): Promise<void> {
  for (const e of [new SystemExit(3), new My("m")]) {
    try {
      await asyncio.run(main(e));
    } catch (x) {
      print("outside:", repr(x));
    }
  }
}
