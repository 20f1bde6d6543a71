// Rule 038: TypeError texts for awaiting / wrapping non-awaitables.
import { asyncio, type Coroutine, coroutine, print } from "asyncio-lessons";

function t(fn: () => unknown): void {
  try {
    fn();
  } catch (e) {
    if (!(e instanceof TypeError)) throw e;
    print(`${e.name}:`, e.message.split(", got <")[0]);
  }
}

// The compiler refuses all of these; a program in JavaScript would come as far.
const number = 1 as unknown as Coroutine<unknown>;

const main = coroutine(function* main() {
  t(() => asyncio.ensureFuture(number));
  t(() => asyncio.createTask(number));
  t(() => asyncio.gather(number));
  const future: unknown = asyncio.getRunningLoop().createFuture();
  t(() => asyncio.createTask(future as Coroutine<unknown>));
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}
