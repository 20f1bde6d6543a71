// Rule 151: asyncio.run closes unfinished async generators after the leftovers were cancelled.
import { asyncGenerator, asyncio, coroutine, emit, print } from "asyncio-lessons";

const gen = asyncGenerator(function* gen() {
  try {
    yield* emit(1);
  } finally {
    yield* asyncio.sleep(0);
    print("gen closed");
  }
});
const bg = coroutine(function* bg() {
  try {
    yield* asyncio.sleep(9);
  } finally {
    print("bg cleanup");
  }
});

const main = coroutine(function* main() {
  asyncio.createTask(bg());
  const g = gen();
  print(yield* g.anext());
  print("main returns");
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}
