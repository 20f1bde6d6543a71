import sys

import package.outer
from package.inner import deep

print(__file__.startswith(sys.path[0]), package.outer.__name__, deep.who())
package.outer.fail()
