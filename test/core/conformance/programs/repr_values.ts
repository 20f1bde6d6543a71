// how values are written, by repr and as the result of a future (limited, and with sets and dictionaries
// in order).
import { asyncio, coroutine, KeyError, print, repr, ValueError } from "asyncio-lessons";

const range = (n: number): number[] => [...Array(n).keys()];
const strings = [
  ...["", "a", "it's", 'say "hi"', 'it\'s "both"', "tab\tnew\nline\r", "back\\slash"],
  ...["\x00\x1f\x7f", "\xa0\xad", "\u200b\u2028", "日本語", "é", "\u{1f600}"],
  ...[
    "x".repeat(30),
    "x".repeat(28),
    "x".repeat(29),
    "abcdefghij".repeat(5),
    "\n".repeat(20),
    "'".repeat(40),
  ],
];
const scalars = [
  ...[0, 1, -7, 1e20, 10n ** 45n, true, false, null, 0.1, -0, 1.5, 1e-4, 1e-5, 9.999999999999999e-5, 1.5e-7],
  ...[123456.789, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN],
];
const containers = [
  ...[[], [1], [1, [2, [3, ["four"]]]], range(6), range(7), ["x".repeat(40)]],
  ...[
    [[[[[[[[1]]]]]]]],
    [[[[[[[]]]]]]],
    new Set(),
    new Set([3]),
    { k: 1 },
    {},
    new Map(Object.entries({ b: 1, a: [1, 2] })),
  ],
  ...[{ b: 1, d: 2, a: 3, c: 4, e: 5 }, { k: { l: { m: { n: { o: { p: { q: 1 } } } } } } }],
];
const exceptions = [
  ...[new ValueError(), new ValueError("v"), new ValueError(7), new KeyError("k")],
  ...[new asyncio.CancelledError(), new asyncio.CancelledError("m"), new asyncio.TimeoutError()],
  ...[new TypeError("t"), new ValueError("a long message that is cut in the middle")],
];

const main = coroutine(function* main() {
  for (const value of [...strings, ...scalars, ...containers, ...exceptions]) {
    const f = asyncio.getRunningLoop().createFuture();
    f.setResult(value);
    print(repr(value), "|", typeof value === "string" ? "" : value, "|", repr(f));
  }
});

export default async function program(): Promise<void> {
  await asyncio.run(main());
}
