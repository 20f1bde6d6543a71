// What kind of file a program is, by its URL.

const packageRoot = new URL("../../../../", import.meta.url).href;

/** Is it a TypeScript file, to be loaded through tsx? */
export function isTypeScript(url: string): boolean {
  return /\.[cm]?tsx?$/.test(new URL(url).pathname);
}

/** Is it one of this package's own compiled programs? */
export function isOfPackage(url: string): boolean {
  return url.startsWith(`${packageRoot}dist/`);
}
