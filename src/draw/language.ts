// The two languages that everything which a user reads is written in.

export type Language = "en" | "ja";

/** A text in both languages; neither may be missing. */
export type Localized = Readonly<Record<Language, string>>;
