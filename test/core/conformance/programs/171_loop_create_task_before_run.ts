// Rule 171: tasks created before the loop runs start in creation order, ahead of run_until_complete's
// own coroutine.
import { asyncio, coroutine, print } from "asyncio-lessons";

const f = coroutine(function* f(name: string) {
  print(name);
});

export default async function program(): Promise<void> {
  const loop = asyncio.newEventLoop();
  const a = loop.createTask(f("a"));
  const b = loop.createTask(f("b"));
  loop.callSoon(print, "soon");
  print("nothing ran yet");
  await loop.runUntilComplete(f("main"));
  print(a.done(), b.done());
  loop.close();
}
