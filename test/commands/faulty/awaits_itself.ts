// A task awaits itself.
import { asyncio, coroutine } from "asyncio-lessons";

const main = coroutine(function* main() {
  yield* asyncio.currentTask() as asyncio.Task<void>;
});

await asyncio.run(main());
