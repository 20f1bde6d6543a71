// Rule 116: an inner group's failure surfaces as an ExceptionGroup nested in the outer group's ExceptionGroup.
import {
  asyncio,
  asyncWith,
  coroutine,
  ExceptionGroup,
  KeyError,
  print,
  repr,
  ValueError,
} from "asyncio-lessons";

let n = 0;
function tick(): void {
  n += 1;
  asyncio.getRunningLoop().callSoon(tick);
}
const bad = coroutine(function* bad(d: number, e: Error) {
  yield* asyncio.sleep(d);
  throw e;
});
const sib = coroutine(function* sib(name: string) {
  try {
    yield* asyncio.sleep(9);
  } catch (e) {
    if (!(e instanceof asyncio.CancelledError)) throw e;
    print(name, "cancelled");
    throw e;
  }
});
const inner = coroutine(function* inner() {
  yield* asyncWith(new asyncio.TaskGroup(), function* (tg) {
    tg.createTask(sib("inner"));
    tg.createTask(bad(0.001, new ValueError("deep")));
  });
});

const main = coroutine(function* main() {
  tick();
  try {
    yield* asyncWith(new asyncio.TaskGroup(), function* (tg) {
      tg.createTask(sib("outer"));
      tg.createTask(inner());
    });
  } catch (g) {
    if (!(g instanceof ExceptionGroup)) throw g;
    print(repr(g));
    print(g, " ['", ...g.exceptions, "']", { sep: "" });
    print(repr(g.subgroup(ValueError)), g.subgroup(KeyError));
  }
  let at = n;
  try {
    yield* asyncWith(new asyncio.TaskGroup(), function* (outer) {
      outer.createTask(sib("outer"));
      yield* asyncWith(new asyncio.TaskGroup(), function* (tg) {
        tg.createTask(bad(0, new KeyError("k")));
      });
    });
  } catch (g) {
    if (!(g instanceof ExceptionGroup)) throw g;
    print(repr(g), n - at);
  }
  at = n;
  try {
    yield* asyncWith(new asyncio.TaskGroup(), function* (outer) {
      outer.createTask(bad(0, new KeyError("o")));
      yield* asyncWith(new asyncio.TaskGroup(), function* (tg) {
        tg.createTask(sib("in the body"));
      });
    });
  } catch (g) {
    if (!(g instanceof ExceptionGroup)) throw g;
    print(repr(g), n - at, asyncio.currentTask()?.cancelling());
  }
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}
