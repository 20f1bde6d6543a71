// gather, with effect's all: without a bound on how many run at once, each child has a fiber of its own.
import { Effect } from "effect";
import { repeat } from "./repeat.js";

const child = Effect.fnUntraced(function* () {
  return 1;
});

const main = Effect.fnUntraced(function* (gathers, children) {
  let gathered = 0;
  for (let i = 0; i < gathers; i++) {
    const results = yield* Effect.all(
      Array.from({ length: children }, () => child()),
      { concurrency: "unbounded" },
    );
    for (const each of results) gathered += each;
  }
  return gathered;
});

await repeat((gathers = 0, children = 0) => Effect.runPromise(main(gathers, children)));
