import time


def step(name):
    time.sleep(1)
    print(name)


start = time.monotonic()
step("first")
step("second")
print(f"{time.monotonic() - start:.1f} s")
