// Run before each file of tests: at its end, what it has begun or made is taken away.
import { afterAll } from "vitest";
import { endAll } from "./atEnd.js";

afterAll(endAll);
