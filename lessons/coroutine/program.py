import asyncio


async def print_four():
    await asyncio.sleep(1)
    print(4)


def call_only():
    print(print_four())
    print("called, and nothing has run")


def pass_the_function():
    try:
        asyncio.run(print_four)
    except (TypeError, ValueError):
        print("refused: run wants print_four(), not print_four")


def in_one_piece(name):
    print(name, "begins")
    print(name, "ends")


async def in_two_pieces(name):
    print(name, "begins")
    await asyncio.sleep(1)
    print(name, "ends")


async def main():
    in_one_piece("subroutine A")
    in_one_piece("subroutine B")
    task_a = asyncio.create_task(in_two_pieces("coroutine A"))
    task_b = asyncio.create_task(in_two_pieces("coroutine B"))
    await task_a
    await task_b


call_only()
pass_the_function()
asyncio.run(print_four())
asyncio.run(main())
