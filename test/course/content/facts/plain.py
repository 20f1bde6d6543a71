# A plain function has returned before its caller goes on. `time.sleep` holds up its own thread, and other threads run
# meanwhile.
import threading
import time

said = []


def job(name):
    said.append(name + " begins")
    time.sleep(0.05)
    said.append(name + " ends")


job("one")
said.append("back")
job("two")
assert said == ["one begins", "one ends", "back", "two begins", "two ends"]

ran = []
other = threading.Timer(0.01, lambda: ran.append(threading.get_ident()))
other.start()
for _ in range(100):
    time.sleep(0.02)
    if ran:
        break
assert len(ran) == 1 and ran[0] != threading.get_ident()
other.join()
