// The library without its hooks: every place that asks whether an instrument is attached gets the answer no, and what
// cannot be reached then is taken out. Pure.
import { transformSync } from "esbuild";

// Whatever leads to a loop, `this._loop`, `this.#loop`, `runningLoop()?`, and its instrument; not where that is set.
const asked = /(?:[\w$#]+(?:\(\))?\??\.)+_instrument\b(?!\s*=(?!=))/g;

/** A module as esbuild writes it: what can never run is left out. Both builds go through it, so that they differ in nothing else. */
export function tidy(module: string): string {
  return transformSync(module, { minifySyntax: true, format: "esm", platform: "node", target: "node20" })
    .code;
}

/** A module with no instrument in it. */
export function unhook(module: string): string {
  return tidy(module.replaceAll(asked, "null"));
}
