// Reads the check's TypeScript through tsx. With `--import tsx` the workers would load it too, each of which then takes twice as
// long to run a program.
import { register } from "tsx/esm/api";

register();
await import("./main.ts");
