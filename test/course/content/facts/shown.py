# A script that calls a coroutine function shows nothing but a warning; the prompt shows the object, and of the bare name
# the function.
import code
import contextlib
import io
import warnings

source = "async def print_four(): print(4)\n"
script, prompt = {}, code.InteractiveInterpreter()
out = io.StringIO()
with contextlib.redirect_stdout(out), warnings.catch_warnings(record=True) as warned:
    warnings.simplefilter("always")
    exec(source + "print_four()\n", script)
assert out.getvalue() == ""
assert [str(each.message) for each in warned] == ["coroutine 'print_four' was never awaited"]

out = io.StringIO()
with contextlib.redirect_stdout(out), warnings.catch_warnings():
    warnings.simplefilter("ignore")
    for line in (source, "print_four()\n", "print_four\n"):
        prompt.runsource(line)
    prompt.runsource("1\n")
lines = out.getvalue().splitlines()
assert lines[0].startswith("<coroutine object print_four at 0x")
assert lines[1].startswith("<function print_four at 0x")
