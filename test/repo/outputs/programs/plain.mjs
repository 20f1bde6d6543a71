// Knows nothing of asyncio, writes to both streams, and ends itself with a code of its own.
console.log("from", ["console"], "log");
console.error("to stderr");
process.exit(3);
