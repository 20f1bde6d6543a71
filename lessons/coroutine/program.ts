import { asyncio, coroutine, print } from "asyncio-lessons";

const printFour = coroutine(function* printFour() {
  yield* asyncio.sleep(1);
  print(4);
});

function callOnly() {
  print(printFour());
  print("called, and nothing has run");
}

async function passTheFunction() {
  try {
    // @ts-expect-error: a coroutine function is no coroutine, and TypeScript knows it.
    await asyncio.run(printFour);
  } catch {
    print("refused: run wants printFour(), not printFour");
  }
}

function inOnePiece(name: string) {
  print(name, "begins");
  print(name, "ends");
}

const inTwoPieces = coroutine(function* inTwoPieces(name: string) {
  print(name, "begins");
  yield* asyncio.sleep(1);
  print(name, "ends");
});

const main = coroutine(function* main() {
  inOnePiece("subroutine A");
  inOnePiece("subroutine B");
  const taskA = asyncio.createTask(inTwoPieces("coroutine A"));
  const taskB = asyncio.createTask(inTwoPieces("coroutine B"));
  yield* taskA;
  yield* taskB;
});

callOnly();
await passTheFunction();
await asyncio.run(printFour());
await asyncio.run(main());
