import { asyncio, ContextVar, coroutine, print } from "asyncio-lessons";

const handle = coroutine(function* handle(name: string) {
  user.set(name);
  yield* asyncio.sleep(1);
  print(name, "is", user.get());
});

const main = coroutine(function* main() {
  yield* asyncio.gather(handle("Ann"), handle("Bo"));
  print("main is", user.get());
});

const user = new ContextVar<string>("user", { default: "nobody" });
await asyncio.run(main());
