// Rule 158: text and moment of the never-awaited warning: when the last reference dies (CPython: at
// once).
import { asyncio, coroutine, print } from "asyncio-lessons";

const f = coroutine(function* f() {});
// JavaScript has no qualified names (K.m, main.<locals>.inner): the two are given in full.
const K = { m: coroutine({ *"K.m"() {} }["K.m"]) };

const main = coroutine(function* main() {
  print("1");
  f();
  print("2");
  f();
  print("3");
  print("4");
  K.m();
  print("5");
  const inner = coroutine({ *"main.<locals>.inner"() {} }["main.<locals>.inner"]);
  inner();
  (() => f())();
  print("6");
});

export default async function program(): Promise<void> {
  asyncio.setWarningHandler(({ category, message }) => print(`${category}:`, message));
  await asyncio.run(main());
}
