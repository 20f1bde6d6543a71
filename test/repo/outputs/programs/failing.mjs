// A task fails while another waits: the error goes through two coroutines and a gather.
import { asyncio, coroutine, print, ValueError } from "asyncio-lessons";

const sail = coroutine(function* sail(wind) {
  yield* asyncio.sleep(1);
  if (wind === 0) throw new ValueError("no wind to sail by");
  return wind;
});

const crew = coroutine(function* crew(name, seconds) {
  print(name, "rows");
  yield* asyncio.sleep(seconds);
  print(name, "rests");
});

const main = coroutine(function* main() {
  yield* asyncio.gather(crew("Ann", 2), sail(0), crew("Bo", 0.5));
});

await asyncio.run(main());
