# `tracemalloc` counts what is allocated and not yet freed, with nothing that only Unix has.
import tracemalloc

tracemalloc.start()
before = tracemalloc.get_traced_memory()[0]
kept = bytearray(1_000_000)
assert 1_000_000 <= tracemalloc.get_traced_memory()[0] - before < 1_010_000
del kept
assert tracemalloc.get_traced_memory()[0] - before < 10_000
tracemalloc.stop()
