// Work in slices, on a clock and a loop made by hand.
import { beforeEach, expect, it, vi } from "vitest";
import { Slices } from "../../src/run/slices.js";

let now: number;

beforeEach(() => {
  now = 0;
  vi.spyOn(performance, "now").mockImplementation(() => now);
  vi.useFakeTimers({ toFake: ["setImmediate"] });
  return () => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  };
});

/** Pieces of work that take so many milliseconds each; `turn` is one turn of Node's loop. */
function worked(pieces: number, each: number, room?: () => Promise<void> | null) {
  let left = pieces;
  let idle = 0;
  const slices = new Slices({
    doOne: () => {
      if (left === 0) return false;
      left--;
      now += each;
      return true;
    },
    room,
    onIdle: () => {
      idle++;
    },
  });
  const told = () => ({ left, idle, waiting: vi.getTimerCount() });
  return { slices, told, turn: () => vi.runOnlyPendingTimers(), more: (count: number) => (left += count) };
}

it("gives Node's loop its turn after 15 ms, however much there is to do", () => {
  const { slices, told, turn } = worked(10, 4);
  slices.wake();
  expect(told()).toEqual({ left: 6, idle: 0, waiting: 1 });
  turn();
  turn();
  expect(told()).toEqual({ left: 0, idle: 1, waiting: 0 });
});

it("does not begin twice, and begins anew with what comes later", () => {
  const { slices, told, turn, more } = worked(5, 10);
  slices.wake();
  slices.wake();
  expect(told()).toEqual({ left: 3, idle: 0, waiting: 1 });
  turn();
  turn();
  expect(told()).toMatchObject({ left: 0, idle: 1 });
  more(1);
  slices.wake();
  expect(told()).toMatchObject({ left: 0, idle: 2 });
});

it("does nothing more once it is stopped", () => {
  const { slices, told, turn } = worked(10, 10);
  slices.wake();
  slices.stop();
  turn();
  slices.wake();
  expect(told()).toEqual({ left: 8, idle: 0, waiting: 0 });
});

it("waits for room before each piece", async () => {
  let makeRoom = (): void => {};
  let isFull = true;
  const room = (): Promise<void> | null =>
    isFull
      ? new Promise((resolve) => {
          makeRoom = resolve;
        })
      : null;
  const { slices, told } = worked(2, 1, room);
  slices.wake();
  expect(told()).toEqual({ left: 2, idle: 0, waiting: 0 });
  isFull = false;
  makeRoom();
  await Promise.resolve();
  expect(told()).toEqual({ left: 0, idle: 1, waiting: 0 });
});
