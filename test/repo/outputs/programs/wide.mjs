// Prints what is hard to lay out: wide letters, emoji, tabs, what acts on a terminal, long lines, several lines at once.
import { asyncio, coroutine, print } from "asyncio-lessons";

const says = coroutine(function* says(text, seconds) {
  yield* asyncio.sleep(seconds);
  print(text);
});

const main = coroutine(function* main() {
  const names = ["とても長い日本語の名前のタスク", "👩‍👩‍👧 family", "a_name_that_is_longer_than_any_name_in_a_lesson_should_be"];
  const texts = [
    "非同期処理は、待ち時間を重ねるための仕組みです。速くなるのは計算ではなく、待つことです（よくある誤解）。",
    "tab\there, bell \u0007, red \u001b[31mred\u001b[0m, back\rreturn",
    `${"0123456789".repeat(13)}!`,
  ];
  yield* asyncio.gather(
    ...texts.map((text, at) => asyncio.createTask(says(text, 3 - at), { name: names[at] })),
  );
  print("one\ntwo\n\nthree");
  process.stdout.write("no newline ");
  process.stdout.write("at the end");
  process.stderr.write("to stderr: é and 日本\n");
});

await asyncio.run(main());
