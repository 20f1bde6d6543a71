import { asyncio, coroutine, print } from "asyncio-lessons";

function on_turn(name: string): void {
  print("called back:", name);
}

const main = coroutine(function* main() {
  asyncio.getRunningLoop().callSoon(on_turn, "A");
  print("registered");
  yield* asyncio.sleep(0);
});

await asyncio.run(main());
