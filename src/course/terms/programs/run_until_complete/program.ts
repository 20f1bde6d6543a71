import { asyncio, print } from "asyncio-lessons";

const loop = asyncio.newEventLoop();
print(await loop.runUntilComplete(asyncio.sleep(1, "first")));
print(await loop.runUntilComplete(asyncio.sleep(1, "second, on the same loop")));
loop.close();
