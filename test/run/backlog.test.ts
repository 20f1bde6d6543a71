// What is under way from a worker: who sends waits beyond the bound, until half of it is taken.
import { expect, it } from "vitest";
import { Backlog } from "../../src/run/core/protocol.js";

/** What one message counts for beside its events. */
const message = 8192;

it("lets who sends pass up to the bound, and beyond it has it wait until half is taken", () => {
  const shared = new SharedArrayBuffer(4);
  const most = 4 * message;
  const taker = new Backlog({ shared, most });
  let waits = 0;
  // In place of waiting, the other thread takes one message.
  const sender = new Backlog({ shared, most }, () => {
    waits++;
    taker.taken(0);
  });
  const send = (): void => {
    sender.sent(0);
    sender.waitForRoom();
  };
  for (let sent = 0; sent < 4; sent++) send();
  expect(waits).toBe(0);
  send();
  expect(waits).toBe(3);
  for (let sent = 0; sent < 2; sent++) send();
  expect(waits).toBe(3);
});

it("counts what messages hold, and lets one message pass however large it is", () => {
  const shared = new SharedArrayBuffer(4);
  const taker = new Backlog({ shared, most: 1_000_000 });
  const sender = new Backlog({ shared, most: 1_000_000 }, () => taker.taken(5_000_000));
  sender.sent(5_000_000);
  sender.waitForRoom();
  expect(new Int32Array(shared)[0]).toBe(0);
});

it("tells who sends when who takes may have to be woken: nothing was under way", () => {
  const shared = new SharedArrayBuffer(4);
  const [sender, taker] = [
    new Backlog({ shared, most: 1_000_000 }),
    new Backlog({ shared, most: 1_000_000 }),
  ];
  expect(sender.sent(10)).toBe(true);
  expect(sender.sent(20)).toBe(false);
  taker.taken(10);
  taker.taken(20);
  expect(sender.sent(10)).toBe(true);
  taker.taken(10);
  // It was taken before it was noted.
  taker.taken(30);
  expect(sender.sent(30)).toBe(true);
});
