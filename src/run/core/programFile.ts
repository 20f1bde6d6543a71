// What kind of file a program is, by its URL.

/** The folder of what is compiled, in which this very file lies when it runs, joined with others or not. */
const compiled = /^.*\/dist\//.exec(import.meta.url)?.[0];

/** Is it a TypeScript file, to be loaded through tsx? */
export function isTypeScript(url: string): boolean {
  return /\.[cm]?tsx?$/.test(new URL(url).pathname);
}

/** Is it one of this package's own compiled programs? */
export function isOfPackage(url: string): boolean {
  return compiled !== undefined && url.startsWith(compiled);
}
