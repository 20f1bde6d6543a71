import { asyncio, coroutine, print } from "asyncio-lessons";

const boil = coroutine(function* boil() {
  print("the kettle is on");
  yield* asyncio.sleep(3);
  print("the water boils");
});

const main = coroutine(function* main() {
  const kettle = asyncio.createTask(boil());
  yield* asyncio.sleep(1);
  print("the cup is ready");
  yield* kettle;
});

await asyncio.run(main());
