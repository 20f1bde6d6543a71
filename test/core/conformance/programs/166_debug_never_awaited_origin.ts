// Rule 166: debug mode adds "Coroutine created at (most recent call last)" and the creating stack to the never-awaited
// warning. The recorded program looks for two lines of its source in that stack; this one for the two functions.
import { asyncio, coroutine, print } from "asyncio-lessons";

const f = coroutine(function* f() {});
const main = coroutine(function* main() {
  f();
});

export default async function program(): Promise<void> {
  asyncio.setWarningHandler(({ message }) => {
    const [first, second, ...stack] = message.split("\n");
    const names = (name: string): boolean => stack.some((line) => line.endsWith(`, in ${name}`));
    print([first, second], names("program"), names("main"));
  });
  await asyncio.run(main(), { debug: true });
}
