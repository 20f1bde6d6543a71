// Never ends, and never gives up the thread.
for (;;);
