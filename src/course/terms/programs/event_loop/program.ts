import { asyncio, coroutine, print } from "asyncio-lessons";

const greet = coroutine(function* greet() {
  print("the loop runs me");
});

const loop = asyncio.newEventLoop();
await loop.runUntilComplete(greet());
loop.close();
print("closed:", loop.isClosed());
