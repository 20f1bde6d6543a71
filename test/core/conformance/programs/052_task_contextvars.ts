// Rule 052: a task copies the context at creation; its changes are invisible to the parent; awaiting a
// coroutine directly shares the context; call_soon copies too.
import { asyncio, ContextVar, copyContext, coroutine, print } from "asyncio-lessons";

const v = new ContextVar<string>("v", { default: "default" });
const setter = coroutine(function* setter(x: string) {
  print("task", x, "sees", v.get());
  v.set(x);
  yield* asyncio.sleep(0);
  print("task", x, "keeps", v.get());
});
function cb(label: string): void {
  print(label, "sees", v.get());
  v.set("from a callback");
}

const main = coroutine(function* main() {
  const loop = asyncio.getRunningLoop();
  print(v.get());
  const token = v.set("main");
  const t = asyncio.createTask(setter("t"));
  loop.callSoon(cb, "callback");
  v.set("changed after creation");
  yield* t;
  print("main", v.get());
  yield* setter("awaited directly");
  print("main", v.get());
  const f = loop.createFuture<number>();
  f.addDoneCallback(() => cb("done callback"));
  v.set("later");
  f.setResult(1);
  const context = copyContext();
  context.run(() => v.set("in ctx"));
  const u = asyncio.createTask(setter("u"), { context });
  yield* u;
  print("main", v.get(), "/ ctx", context.get(v), u.getContext() === context);
  v.reset(token);
  print("reset", v.get());
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}
