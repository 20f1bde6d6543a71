// What a reader chose stays chosen: kept in the browser's storage, where there is one.

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
