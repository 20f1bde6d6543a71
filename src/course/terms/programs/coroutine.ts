import { asyncio, coroutine, print } from "asyncio-lessons";

const greet = coroutine(function* greet() {
  print("hello");
});

const startedLater = greet();
print("nothing has run yet");
await asyncio.run(startedLater);
