# RULE: how values are written, by repr and as the result of a future (limited, and with sets and dictionaries in order).
import asyncio
values = [
    "", "a", "it's", 'say "hi"', "it's \"both\"", "tab\tnew\nline\r", "back\\slash", "\x00\x1f\x7f", "\xa0\xad", "\u200b\u2028", "日本語", "é", "\U0001f600",
    "x" * 30, "x" * 28, "x" * 29, "abcdefghij" * 5, "\n" * 20, "'" * 40,
    0, 1, -7, 10**20, 10**45, True, False, None, 0.1, -0.0, 1.5, 1e-4, 1e-5, 9.999999999999999e-05, 1.5e-7, 123456.789, float("inf"), float("-inf"), float("nan"),
    [], [1], [1, [2, [3, ["four"]]]], list(range(6)), list(range(7)), ["x" * 40], [[[[[[[[1]]]]]]]], [[[[[[[]]]]]]],
    set(), {3}, {"k": 1}, {}, {"b": 1, "a": [1, 2]}, {"b": 1, "d": 2, "a": 3, "c": 4, "e": 5}, {"k": {"l": {"m": {"n": {"o": {"p": {"q": 1}}}}}}},
    ValueError(), ValueError("v"), ValueError(7), KeyError("k"), asyncio.CancelledError(), asyncio.CancelledError("m"), asyncio.TimeoutError(), TypeError("t"), ValueError("a long message that is cut in the middle"),
]
async def main():
    for value in values:
        f = asyncio.get_running_loop().create_future(); f.set_result(value)
        print(repr(value), "|", "" if isinstance(value, str) else value, "|", repr(f))
asyncio.run(main())
