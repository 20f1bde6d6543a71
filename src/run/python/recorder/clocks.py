"""The clocks by which a program may run."""

import math
import time
from typing import Callable, Optional

MONOTONIC, SLEEP = time.monotonic, time.sleep  # The program finds others.
TICK = 1e-9  # Reading the virtual clock takes so long: two timers of one length never tie by accident.
ITERATION = 1e-6  # An iteration that does not wait takes so long: a busy wait comes to an end.


class RealClock:
    """The machine's own, at `speed` program seconds a second."""

    is_virtual = False

    def __init__(self, speed: float, wait: Optional[Callable[[float], None]]) -> None:
        self.speed = speed
        self._wait = wait or SLEEP

    def time(self) -> float:
        return MONOTONIC() * self.speed

    peek = time

    def wait(self, seconds: float) -> None:
        self._wait(seconds / self.speed)

    sleep = wait

    def poll(self) -> None:
        pass


class VirtualClock:
    """Jumps where a real one would wait; the same on every machine."""

    is_virtual = True
    speed = 1

    def __init__(self) -> None:
        self.now = 1000.0

    def time(self) -> float:
        self.now += TICK
        return self.now

    def peek(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += max(0, seconds)

    def wait(self, seconds: float) -> None:
        self.now += math.ceil(seconds * 1e3) * 1e-3  # Whole milliseconds, as Linux' epoll has it.

    def poll(self) -> None:
        self.now += ITERATION
