import time


def one_print():
    time.sleep(6)
    print(1)


def two_print():
    time.sleep(5)
    print(2)


def three_print():
    time.sleep(4)
    print(3)


def main():
    start = time.time()
    one_print()
    two_print()
    three_print()
    print(f"{time.time() - start:.3f}")


main()
