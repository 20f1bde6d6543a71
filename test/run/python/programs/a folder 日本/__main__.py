import sys

import package.outer

print(__name__, repr(__package__), __spec__.name, len(sys.argv))
package.outer.fail()
