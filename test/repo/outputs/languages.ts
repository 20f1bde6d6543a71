// What both lists of calls are written with.

/** In both languages. */
export const both = (call: string): string[] => ["en", "ja"].map((language) => `${call} --lang ${language}`);

/** The folder of the calls holds this trace, in schema 1. */
export const recorded = "./gather.schema1.json";
