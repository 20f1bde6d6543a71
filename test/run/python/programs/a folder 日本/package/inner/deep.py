from .. import outer


def who():
    return __name__, outer.__name__


def fail():
    raise RuntimeError("deep")
