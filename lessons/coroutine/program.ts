import { asyncio, coroutine, print } from "asyncio-lessons";

const print_four = coroutine(function* print_four() {
  yield* asyncio.sleep(1);
  print(4);
});

function call_only() {
  print(print_four());
  print("called, and nothing has run");
}

async function pass_the_function() {
  try {
    // @ts-expect-error: a coroutine function is no coroutine, and TypeScript knows it.
    await asyncio.run(print_four);
  } catch {
    print("refused: run wants print_four(), not print_four");
  }
}

function in_one_piece(name: string) {
  print(name, "begins");
  print(name, "ends");
}

const in_two_pieces = coroutine(function* in_two_pieces(name: string) {
  print(name, "begins");
  yield* asyncio.sleep(1);
  print(name, "ends");
});

const main = coroutine(function* main() {
  in_one_piece("subroutine A");
  in_one_piece("subroutine B");
  const task_a = asyncio.createTask(in_two_pieces("coroutine A"));
  const task_b = asyncio.createTask(in_two_pieces("coroutine B"));
  yield* task_a;
  yield* task_b;
});

call_only();
await pass_the_function();
await asyncio.run(print_four());
await asyncio.run(main());
