import { asyncio, coroutine, print } from "asyncio-lessons";

function onTurn(name: string): void {
  print("called back:", name);
}

const main = coroutine(function* main() {
  asyncio.getRunningLoop().callSoon(onTurn, "A");
  print("registered");
  yield* asyncio.sleep(0);
});

await asyncio.run(main());
