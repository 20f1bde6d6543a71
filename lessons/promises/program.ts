import { asyncio, coroutine, print, ValueError } from "asyncio-lessons";

const greet = coroutine(function* greet(name: string) {
  yield* asyncio.sleep(1);
  return `hello, ${name}`;
});

async function announce() {
  const greeting = asyncio.asPromise(greet("ann"));
  print("outside the loop:", await greeting);
}

const main = coroutine(function* main() {
  const loop = asyncio.getRunningLoop();
  const outside = new Promise<string>((resolve) => {
    loop.callLater(1, resolve, "a result from outside");
  });
  print("main waits");
  print("main has", yield* asyncio.wrapFuture(outside));

  const refused = Promise.reject(new ValueError("an error from outside"));
  try {
    yield* asyncio.wrapFuture(refused);
  } catch (error) {
    if (!(error instanceof ValueError)) throw error;
    print("main catches", error);
  }

  const announced = announce();
  print("main goes on");
  yield* asyncio.wrapFuture(announced);
  print("main ends");
});

await asyncio.run(main());
