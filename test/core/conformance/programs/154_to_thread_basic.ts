// Rule 154: toThread runs the call in a worker thread and keeps the loop free; context variables are copied;
// exceptions come back.
import { asyncio, coroutine, print, repr, ValueError } from "asyncio-lessons";
import { bad, module, v, work } from "../thread_functions/to_thread.js";

const ticker = coroutine(function* ticker() {
  for (let i = 0; i < 3; i++) {
    print("tick", i);
    yield* asyncio.sleep(0.01);
  }
});

const main = coroutine(function* main() {
  v.set("ctx");
  const [[isMain, value], ticked] = yield* asyncio.gather(
    asyncio.toThread({ module, function: work }),
    ticker(),
  );
  // Python's tuple, of which an array is made on the way.
  print(`[(${repr(isMain)}, ${repr(value)}), ${repr(ticked)}]`);
  try {
    yield* asyncio.toThread({ module, function: bad });
  } catch (e) {
    if (!(e instanceof ValueError)) throw e;
    print(repr(e));
  }
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}
