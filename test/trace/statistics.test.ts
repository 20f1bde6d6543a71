import { expect, test } from "vitest";
import { statisticsOf } from "../../src/trace/compare.js";

test("the deviation is the sample's", () => {
  const { deviation, ...others } = statisticsOf([2, 4, 4, 4, 5, 5, 7, 9]);
  expect(others).toEqual({ runs: 8, mean: 5, min: 2, max: 9 });
  expect(deviation).toBeCloseTo(Math.sqrt(32 / 7), 12);
});

test("a single run deviates by nothing", () => {
  expect(statisticsOf([6])).toEqual({ runs: 1, mean: 6, deviation: 0, min: 6, max: 6 });
});

test("no run at all is an error", () => {
  expect(() => statisticsOf([])).toThrow(RangeError);
});
