// What is written to the process's streams is handed to the sink, and does not get out.
import { afterEach, expect, it } from "vitest";
import { captureStreams } from "../../src/run/core/capture.js";

const names = ["stdout", "stderr"] as const;
const writes = names.map((name) => process[name].write);

afterEach(() => {
  for (const [at, name] of names.entries()) {
    Object.defineProperty(process[name], "write", { value: writes[at], configurable: true, writable: true });
  }
});

it("hands on text and bytes with the stream's name, and tells the writer once it is done", async () => {
  const taken: string[] = [];
  captureStreams((name, text) => taken.push(`${name}: ${text}`));
  const isTaken = process.stdout.write("text");
  process.stderr.write(Buffer.from("bytes: 日本"));
  await new Promise<void>((resolve) => process.stdout.write("776974682068657861", "hex", () => resolve()));
  await new Promise<void>((resolve) => process.stdout.write("with callback", () => resolve()));
  expect(isTaken).toBe(true);
  expect(taken).toEqual([
    "stdout: text",
    "stderr: bytes: 日本",
    "stdout: with hexa",
    "stdout: with callback",
  ]);
});

it("puts a character together whose bytes were written in two parts", () => {
  const taken: string[] = [];
  captureStreams((_, text) => taken.push(text));
  const bytes = Buffer.from("日本");
  process.stdout.write(bytes.subarray(0, 4));
  process.stdout.write(bytes.subarray(4));
  expect(taken).toEqual(["日", "本"]);
});
