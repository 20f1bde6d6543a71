// gather: one gather after the other, each of many children that end in their first step. Size: gathers, children of each.
import { asyncio, coroutine } from "asyncio-lessons";
import { repeat } from "./repeat.js";

const child = coroutine(function* child() {
  return 1;
});

const main = coroutine(function* main(gathers: number, children: number) {
  let gathered = 0;
  for (let i = 0; i < gathers; i++) {
    const results = yield* asyncio.gather(...Array.from({ length: children }, () => child()));
    for (const each of results) gathered += each;
  }
  return gathered;
});

await repeat((gathers = 0, children = 0) => asyncio.run(main(gathers, children)));
