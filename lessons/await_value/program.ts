import { asyncio, coroutine, print, RuntimeError } from "asyncio-lessons";

const add = coroutine(function* add(a: number, b: number) {
  return a + b;
});

const slow_add = coroutine(function* slow_add(a: number, b: number) {
  yield* asyncio.sleep(1);
  return a + b;
});

const other = coroutine(function* other() {
  print("other has its turn");
});

function outside() {
  try {
    new Function('"use strict"; const total = yield* slow_add(1, 2);');
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    print("await outside a coroutine:", error.name);
  }
}

const main = coroutine(function* main() {
  const task = asyncio.createTask(other());
  const three = yield* add(1, 2);
  print("add gave", three, "- other done:", task.done());
  const seven = yield* slow_add(3, 4);
  print("slow_add gave", seven, "- other done:", task.done());
  print("sum:", (yield* slow_add(1, 2)) + (yield* slow_add(3, 4)));
  const once = add(5, 6);
  try {
    void asyncio.run(once);
  } catch (error) {
    if (!(error instanceof RuntimeError)) throw error;
    print("run in main:", error.message);
  }
  print("await in main:", yield* once);
  try {
    yield* once;
  } catch (error) {
    if (!(error instanceof RuntimeError)) throw error;
    print("await again:", error.message);
  }
});

outside();
await asyncio.run(main());
