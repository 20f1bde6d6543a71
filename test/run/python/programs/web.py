"""An aiohttp server, and its client, on loopback."""

import asyncio

from aiohttp import ClientSession, web


async def greet(request):
    await asyncio.sleep(0.01)
    return web.Response(text="hello, " + request.match_info["name"])


async def ask(session, port, name):
    async with session.get("http://127.0.0.1:%d/%s" % (port, name)) as response:
        return await response.text()


async def main():
    app = web.Application()
    app.router.add_get("/{name}", greet)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = site._server.sockets[0].getsockname()[1]
    async with ClientSession() as session:
        print(await asyncio.gather(*(ask(session, port, name) for name in ("Ann", "Bo", "Cy"))))
    await runner.cleanup()


asyncio.run(main())
