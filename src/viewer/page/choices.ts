// What a reader chose stays chosen: it is kept in the browser's storage, where there is one. One choice is made here: light or
// dark, or as the reader's system has it.

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

const prefix = "asyncio-lessons.";

export function recall<Value extends string>(key: string, values: readonly Value[]): Value | null {
  try {
    const kept = localStorage.getItem(prefix + key);
    return values.find((value) => value === kept) ?? null;
  } catch {
    return null;
  }
}

export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(prefix + key, value);
  } catch {
    // A page opened from a file may have no storage: the choice holds for as long as the page is open.
  }
}
