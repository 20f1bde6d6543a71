from .inner import deep


def fail():
    deep.fail()
