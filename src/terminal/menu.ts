// A short menu: choose one of a few with the arrow keys.

export interface MenuItem {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

/** The chosen value, or null when Ctrl-C or Escape was pressed. */
export async function chooseFromMenu(question: string, items: readonly MenuItem[]): Promise<string | null> {
  const { isCancel, select } = await import("@clack/prompts");
  const chosen = await select({ message: question, options: [...items] });
  return isCancel(chosen) ? null : chosen;
}
