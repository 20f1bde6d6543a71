// gather, with effection's all.
import { all, run } from "effection";
import { repeat } from "./repeat.js";

function* child() {
  return 1;
}

function* main(gathers, children) {
  let gathered = 0;
  for (let i = 0; i < gathers; i++) {
    const results = yield* all(Array.from({ length: children }, () => child()));
    for (const each of results) gathered += each;
  }
  return gathered;
}

await repeat((gathers = 0, children = 0) => run(() => main(gathers, children)));
