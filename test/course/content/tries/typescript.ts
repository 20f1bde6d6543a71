// The pieces of code that the texts name in Python, as a learner writes them in TypeScript.

/** Those that are not told by the rule. */
const pieces: Readonly<Record<string, string>> = {
  "task = asyncio.create_task(three_print())": "const task = asyncio.createTask(three_print())",
  "loop.run_until_complete(task)": "await loop.runUntilComplete(task)",
  'print("the same:", asyncio.ensure_future(task1) is task1)':
    'print("the same:", asyncio.ensureFuture(task1) === task1)',
  pass: "",
  'raise ValueError("no such page")': 'throw new ValueError("no such page")',
  "Queue(maxsize=1)": "Queue<number>({ maxsize: 1 })",
  "Queue()": "Queue<number>()",
};

export function inTypeScript(piece: string): string {
  return (
    pieces[piece] ??
    piece
      .replace(/\bawait /g, "yield* ")
      .replace(/(?<=\.)[a-z]+(?:_[a-z]+)+(?=\()/g, (name) =>
        name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      )
  );
}
