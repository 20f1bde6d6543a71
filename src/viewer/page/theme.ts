// Light or dark: as the reader's system has it, or as chosen here.
import { recall, remember } from "./memory.js";

export const themeChoices = ["auto", "light", "dark"] as const;
export type ThemeChoice = (typeof themeChoices)[number];

export class ThemeSwitch {
  readonly #system = matchMedia("(prefers-color-scheme: dark)");
  #choice: ThemeChoice = recall("theme", themeChoices) ?? "auto";

  constructor() {
    this.#system.addEventListener("change", () => this.#apply());
    this.#apply();
  }

  get choice(): ThemeChoice {
    return this.#choice;
  }

  choose(choice: ThemeChoice): void {
    this.#choice = choice;
    remember("theme", choice);
    this.#apply();
  }

  #apply(): void {
    const system = this.#system.matches ? "dark" : "light";
    document.documentElement.dataset.theme = this.#choice === "auto" ? system : this.#choice;
  }
}
