// Rule 149: run_until_complete leaves other tasks pending; nothing cancels them when the loop is closed.
import { asyncio, coroutine, print } from "asyncio-lessons";

const bg = coroutine(function* bg() {
  try {
    yield* asyncio.sleep(9);
  } finally {
    print("(finally runs only at garbage collection)");
  }
});

const main = coroutine(function* main() {
  yield* asyncio.sleep(0);
  return "main";
});

export default async function program(): Promise<void> {
  const loop = asyncio.newEventLoop();
  // The recorded program silences the report that a pending task is lost; here the handler that gets it is silent.
  loop.setExceptionHandler(() => {});
  const t = loop.createTask(bg());
  print(await loop.runUntilComplete(main()), t.done(), t.cancelled());
  loop.close();
  print("closed", t.done());
  // There is no `del` here: what it would set off comes when the program is over.
  print("deleted");
}
