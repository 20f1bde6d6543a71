// Which line of program.ts stands for which line of program.py.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { findLesson, lessons } from "../../src/course/catalogue.js";
import { sourcePath } from "../../src/course/files.js";
import type { Lesson } from "../../src/course/model.js";
import { alignPrograms } from "../../src/draw/source/align.js";

function programsOf(lesson: Lesson): { typescript: string; python: string } {
  const read = (written: "typescript" | "python"): string =>
    readFileSync(sourcePath(lesson, written), "utf8");
  return { typescript: read("typescript"), python: read("python") };
}

/** The pairs as text: a line of Python, and the one that stands for it. */
function matched(typescript: string, python: string): string[] {
  const [left, right] = [python.split("\n"), typescript.split("\n")];
  return alignPrograms(typescript, python).map(
    (pair) => `${left[pair.python - 1]?.trim()}  |  ${right[pair.typescript - 1]?.trim()}`,
  );
}

/** What has no counterpart in TypeScript: its one import stands for several, and it declares no global names. */
const pythonAlone =
  /^\s*(?:(?:import|from) .*|(?:global|nonlocal) .*|pass|if __name__ == .*|@.*|"""|[^\w]*)$/;
/** Lines that say what only Python has to. */
const saidByPythonAlone = new Set([
  // The try around it: Python's function raises from 3.14 on.
  "try:",
  "except RuntimeError:  # from Python 3.14 on",
  "loop = asyncio.new_event_loop()",
  // A rejected promise is made in one line, a failed future in two.
  "refused = Future()",
  // Python counts memory only once it is asked to.
  "tracemalloc.start()",
]);
/** Lessons of which a part is written anew: how threads and processes are started differs too much. */
const partlyAnew = new Set(["concurrency_models"]);

describe.each(lessons)("$id", (lesson) => {
  const { typescript, python } = programsOf(lesson);
  const pairs = alignPrograms(typescript, python);

  test("matches lines in increasing order of both", () => {
    pairs.forEach((pair, at) => {
      const before = pairs[at - 1];
      expect(pair.python).toBeGreaterThan(before?.python ?? 0);
      expect(pair.typescript).toBeGreaterThan(before?.typescript ?? 0);
    });
  });

  test("finds a partner for every statement of Python", () => {
    const partners = new Map(pairs.map((pair) => [pair.python, typescript.split("\n")[pair.typescript - 1]]));
    const statements = python.split("\n").filter((line) => /\w/.test(line)).length;
    const left = python
      .split("\n")
      .filter((line, at) => {
        // `if (…) return …;` is one line there and two here.
        const isSaidBefore = partners.get(at)?.includes(line.trim()) ?? false;
        return !partners.has(at + 1) && !isSaidBefore && !pythonAlone.test(line);
      })
      .filter((line) => !saidByPythonAlone.has(line.trim()));
    if (partlyAnew.has(lesson.id)) expect(left.length).toBeLessThan(statements / 3);
    else expect(left).toEqual([]);
  });

  test("finds a partner for every line of TypeScript at which a coroutine may wait", () => {
    const partnered = new Set(pairs.map((pair) => pair.typescript));
    const left = typescript
      .split("\n")
      .filter((line, at) => !partnered.has(at + 1) && /\byield\*|\bsleep\(/.test(line));
    if (!partlyAnew.has(lesson.id)) expect(left).toEqual([]);
  });
});

test("gather, line by line", () => {
  const gather = findLesson("gather");
  if (gather === undefined) throw new Error("there is no gather");
  const { typescript, python } = programsOf(gather);
  expect(matched(typescript, python)).toMatchInlineSnapshot(`
    [
      "import asyncio  |  import { asyncio, coroutine, print, time } from "asyncio-lessons";",
      "async def one_print():  |  const one_print = coroutine(function* one_print() {",
      "await asyncio.sleep(6)  |  yield* asyncio.sleep(6);",
      "print(1)  |  print(1);",
      "return 1  |  return 1;",
      "async def two_print():  |  const two_print = coroutine(function* two_print() {",
      "await asyncio.sleep(5)  |  yield* asyncio.sleep(5);",
      "print(2)  |  print(2);",
      "return 2  |  return 2;",
      "async def three_print():  |  const three_print = coroutine(function* three_print() {",
      "await asyncio.sleep(4)  |  yield* asyncio.sleep(4);",
      "print(3)  |  print(3);",
      "return 3  |  return 3;",
      "async def main():  |  const main = coroutine(function* main() {",
      "start = time.time()  |  const start = time.time();",
      "results = await asyncio.gather(one_print(), two_print(), three_print())  |  const results = yield* asyncio.gather(one_print(), two_print(), three_print());",
      "print(time.time() - start)  |  print(time.time() - start);",
      "print("results:", results)  |  print("results:", results);",
      "asyncio.run(main())  |  await asyncio.run(main());",
    ]
  `);
});

test("what is written differently in the two languages", () => {
  const python = `import asyncio
import time


async def worker(queue, done):
    async with lock:
        while True:
            item = await queue.get()
    async for line in lines():
        print(f"{line} at {time.time() - start:.1f} s")
    try:
        await asyncio.wait_for(worker(queue, 1), timeout=1)
    except asyncio.TimeoutError:
        print("late")
    except ValueError as error:
        raise RuntimeError("odd") from error
    else:
        return {"a": 1}
    finally:
        # put back
        queue.task_done()


class Meter(Base):
    def __init__(self, size):
        self.size = size

    def show(self):
        if self.size > 1 and not self.shown:
            print("big")
        elif self.size == 0:
            print("none")
        else:
            for i in range(3):
                print(i)


asyncio.run(worker(None, None))
`;
  const typescript = `import {
  asyncio,
  print,
} from "asyncio-lessons";

const worker = coroutine(function* worker(queue: asyncio.Queue<number>, done: boolean) {
  yield* asyncWith(lock, function* () {
    while (true) {
      const item = yield* queue.get();
    }
  });
  yield* asyncFor(lines(), function* (line) {
    print(\`\${line} at \${(time.time() - start).toFixed(1)} s\`);
  });
  try {
    yield* asyncio.waitFor(worker(queue, 1), 1);
  } catch (error) {
    if (error instanceof asyncio.TimeoutError) print("late");
    else if (error instanceof ValueError) throw new RuntimeError("odd", { cause: error });
    else throw error;
  } finally {
    // put back
    queue.taskDone();
  }
});

class Meter extends Base {
  constructor(readonly size: number) {
    this.size = size;
  }

  show(): void {
    if (this.size > 1 && !this.shown) {
      print("big");
    } else if (this.size === 0) {
      print("none");
    } else {
      for (let i = 0; i < 3; i++) {
        print(i);
      }
    }
  }
}

await asyncio.run(worker(null, null));
`;
  expect(matched(typescript, python)).toMatchInlineSnapshot(`
    [
      "import asyncio  |  import {",
      "async def worker(queue, done):  |  const worker = coroutine(function* worker(queue: asyncio.Queue<number>, done: boolean) {",
      "async with lock:  |  yield* asyncWith(lock, function* () {",
      "while True:  |  while (true) {",
      "item = await queue.get()  |  const item = yield* queue.get();",
      "async for line in lines():  |  yield* asyncFor(lines(), function* (line) {",
      "print(f"{line} at {time.time() - start:.1f} s")  |  print(\`\${line} at \${(time.time() - start).toFixed(1)} s\`);",
      "try:  |  try {",
      "await asyncio.wait_for(worker(queue, 1), timeout=1)  |  yield* asyncio.waitFor(worker(queue, 1), 1);",
      "except asyncio.TimeoutError:  |  } catch (error) {",
      "print("late")  |  if (error instanceof asyncio.TimeoutError) print("late");",
      "raise RuntimeError("odd") from error  |  else if (error instanceof ValueError) throw new RuntimeError("odd", { cause: error });",
      "finally:  |  } finally {",
      "# put back  |  // put back",
      "queue.task_done()  |  queue.taskDone();",
      "class Meter(Base):  |  class Meter extends Base {",
      "def __init__(self, size):  |  constructor(readonly size: number) {",
      "self.size = size  |  this.size = size;",
      "def show(self):  |  show(): void {",
      "if self.size > 1 and not self.shown:  |  if (this.size > 1 && !this.shown) {",
      "print("big")  |  print("big");",
      "elif self.size == 0:  |  } else if (this.size === 0) {",
      "print("none")  |  print("none");",
      "else:  |  } else {",
      "for i in range(3):  |  for (let i = 0; i < 3; i++) {",
      "print(i)  |  print(i);",
      "asyncio.run(worker(None, None))  |  await asyncio.run(worker(null, null));",
    ]
  `);
});

describe("alignPrograms", () => {
  test("takes the first of lines that are alike", () => {
    expect(alignPrograms("print(1);\nprint(1);", "print(1)")).toEqual([{ typescript: 1, python: 1 }]);
    expect(alignPrograms("print(1);", "print(1)\nprint(1)")).toEqual([{ typescript: 1, python: 1 }]);
  });

  test("matches nothing where nothing is alike, and nothing with nothing", () => {
    expect(alignPrograms("first.cancel();\n});\n", "print(2)\n\n")).toEqual([]);
    expect(alignPrograms("", "")).toEqual([]);
    expect(alignPrograms("// asyncio.run(main())", "asyncio.run(main())")).toEqual([]);
  });

  test("takes the guard in a catch for a part of Python's except", () => {
    const typescript =
      "} catch (error) {\n  if (!(error instanceof ValueError)) throw error;\n  print(error);";
    expect(alignPrograms(typescript, "except ValueError as error:\n    print(error)")).toEqual([
      { typescript: 1, python: 1 },
      { typescript: 3, python: 2 },
    ]);
  });
});
