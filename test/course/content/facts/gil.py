# The usual build of Python has the GIL; a build without it is asked for by `--disable-gil`.
import sys
import sysconfig

assert not sysconfig.get_config_var("Py_GIL_DISABLED")
assert sys._is_gil_enabled()
