import { asyncio, coroutine, print } from "asyncio-lessons";

const greet = coroutine(function* greet() {
  print("hello");
});

const started_later = greet();
print("nothing has run yet");
await asyncio.run(started_later);
