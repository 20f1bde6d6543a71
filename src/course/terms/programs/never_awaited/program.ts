import { asyncio, coroutine, print } from "asyncio-lessons";

const greet = coroutine(function* greet() {
  print("hello");
});

const main = coroutine(function* main() {
  greet();
  print("main goes on");
});

await asyncio.run(main());
