// The values of variables: what is told of them calls nothing of the program's, and keeps no secret.
import { join } from "node:path";
import { expect, test } from "vitest";
import { folderWith } from "../../helpers/folder.js";
import { interpreters, runRecorded } from "./recorded.js";

const found = await interpreters();

const text = `
import asyncio, collections, dataclasses, enum

class Colour(enum.Enum):
    RED = 1

@dataclasses.dataclass
class Point:
    x: int
    api_key: str = "k"

class Evil:
    def never(self, *args):
        raise SystemExit("it was called")
    __repr__ = __str__ = __len__ = __iter__ = __eq__ = __hash__ = __getattr__ = never
    __class__ = property(never)

class Listed(list):
    __iter__ = __len__ = __repr__ = Evil.never

Pair = collections.namedtuple("Pair", "one other")

async def inner(number, password):
    items, few = ["a" * 100, {"token": "x", 1: [[[[1]]]]}], list(range(9))
    colour, point, pair, evil, listed = Colour.RED, Point(1), Pair(1, [2]), Evil(), Listed([1])
    big, nothing, error = 10 ** 500, set(), ValueError("no", 1)
    task, coro = asyncio.current_task(), asyncio.sleep(0)
    await coro

asyncio.run(inner(3, "hush"))
`;

test.each(found)("on Python $version", async ({ path }) => {
  const program = join(folderWith({ "a.py": text }), "a.py");
  const { events, outcome } = await runRecorded(path, program, {}, { detail: true, locals: true });
  expect(outcome).toEqual({ status: "returned" });
  const suspended = events.find(({ kind }) => kind === "suspended");
  expect(suspended).toMatchObject({
    locals: {
      number: "3",
      password: "<hidden>",
      items: `['${"a".repeat(77)}…`,
      few: "[0, 1, 2, 3, 4, 5, …]",
      colour: "Colour.RED",
      point: "Point(x=1, api_key=<hidden>)",
      pair: "Pair(one=1, other=[2])",
      evil: "<Evil>",
      listed: "<Listed>",
      big: "<int of 1661 bits>",
      nothing: "set()",
      error: "ValueError('no', 1)",
      task: "<Task Task-1>",
      coro: "<coroutine sleep>",
    },
  });
  const without = await runRecorded(path, program, {}, { detail: true });
  expect(without.events.filter((event) => "locals" in event)).toEqual([]);
});
