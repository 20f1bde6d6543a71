// overshoot, with a promise and Node's setTimeout.
import { overshoot } from "./repeat.js";

await overshoot(async (milliseconds) => {
  const start = performance.now();
  await new Promise<void>((resolve) => {
    setTimeout(resolve, milliseconds);
  });
  return performance.now() - start;
});
