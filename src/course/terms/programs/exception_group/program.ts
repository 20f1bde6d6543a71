import { asyncio, asyncWith, coroutine, ExceptionGroup, print, ValueError } from "asyncio-lessons";

const fail = coroutine(function* fail(text: string) {
  throw new ValueError(text);
});

const main = coroutine(function* main() {
  try {
    yield* asyncWith(new asyncio.TaskGroup(), function* (group) {
      group.createTask(fail("first"));
      group.createTask(fail("second"));
    });
  } catch (caught) {
    if (!(caught instanceof ExceptionGroup)) throw caught;
    print(caught.exceptions.map((error) => error.message));
  }
});

await asyncio.run(main());
