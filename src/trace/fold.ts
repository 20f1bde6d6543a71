// One form for what a learner's own two programs are called and print: Python's names, and no addresses.

/** `fetchPage` → `fetch_page`, `Page.getAll` → `Page.get_all`; names that are written so already, or begin with a capital, stay as they are. */
export function foldName(name: string): string {
  if (name.includes(".")) return name.split(".").map(foldName).join(".");
  if (!/^[a-z]/.test(name)) return name;
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1_$2")
    .toLowerCase();
}

/** What is printed, without the addresses (` at 0x7f…`) that objects have in CPython alone. */
export function withoutAddresses(text: string): string {
  return text.replace(/ at 0x[0-9a-f]+\b/gi, "");
}

/** A line of output with every camelCase name (a unit such as `kB` is none) in it folded, and no addresses. */
export function foldLine(text: string): string {
  return withoutAddresses(text).replace(/\b(?!kB\b)[a-z]+[0-9]*(?:[A-Z][A-Za-z0-9]*)+\b/g, foldName);
}
