import { print, time } from "asyncio-lessons";

function step(name: string): void {
  time.sleep(1);
  print(name);
}

const start = time.monotonic();
step("first");
step("second");
print(`${(time.monotonic() - start).toFixed(1)} s`);
