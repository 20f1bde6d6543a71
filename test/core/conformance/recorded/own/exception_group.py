# RULE: exception groups: what they are made of, their texts, and how they are parted.
def t(label, f):
    try: print(label, repr(f()))
    except BaseException as e: print(label, type(e).__name__, e)
EG = ExceptionGroup; BEG = BaseExceptionGroup
class OwnGroup(EG): pass
class Derived(EG):
    def derive(self, excs): return Derived(self.message, excs)
class Wrong(EG):
    def derive(self, excs): return 42
class OwnBase(BEG): pass
v, k, o = ValueError("v"), KeyError("k"), OSError("o")
t("one", lambda: EG("m", [v]))
t("two", lambda: EG("m", [v, k]))
t("tuple", lambda: EG("m", (v, k)))
print(f"str 1 '{EG('m', [v])}'")
print(f"str 2 '{EG('m', [v, k])}'")
t("narrowed", lambda: BEG("m", [v]))
t("base", lambda: BEG("m", [KeyboardInterrupt()]))
t("mixed", lambda: BEG("m", [v, KeyboardInterrupt()]))
t("refused", lambda: EG("m", [KeyboardInterrupt()]))
t("refused", lambda: OwnGroup("m", [v, BEG("n", [KeyboardInterrupt()])]))
t("empty", lambda: EG("m", []))
t("no list", lambda: EG("m", v))
t("class", lambda: EG("m", [v, ValueError]))
t("own", lambda: [OwnGroup("m", [v]), OwnBase("m", [v]), OwnBase("m", [KeyboardInterrupt()])])
e = EG("m", [v, k, EG("n", [o, ValueError("w")])])
t("args", lambda: e.args)
t("exceptions", lambda: e.exceptions)
t("is Exception", lambda: [isinstance(e, Exception), isinstance(e, BEG), isinstance(BEG("m", [KeyboardInterrupt()]), Exception)])
t("split class", lambda: e.split(ValueError))
t("split classes", lambda: e.split((KeyError, OSError)))
t("split callable", lambda: e.split(lambda x: str(x) == "o"))
t("split inner", lambda: e.split(lambda x: isinstance(x, EG) and x.message == "n"))
t("split group", lambda: [e.split(EG)[0] is e, e.split(BEG)[1], e.split(Exception)[0] is e])
t("split nothing", lambda: e.split(RuntimeError))
t("split no classes", lambda: e.split(()))
t("split all leaves", lambda: [e.split((ValueError, KeyError, OSError)), e.split((ValueError, KeyError, OSError))[0] is e])
t("subgroup", lambda: [e.subgroup(ValueError), e.subgroup(RuntimeError)])
t("bad", lambda: e.split(3))
t("bad", lambda: e.split((ValueError, 3)))
class Plain: pass
t("bad", lambda: e.subgroup(Plain))
t("mixed split", lambda: BEG("m", [EG("a", [v]), KeyboardInterrupt()]).split(KeyboardInterrupt))
t("own split", lambda: OwnGroup("x", [v, k]).split(KeyError))
t("derived split", lambda: Derived("x", [v, k]).split(KeyError))
t("wrong derive", lambda: Wrong("x", [v, k]).split(KeyError))
t("derive", lambda: e.derive([o]))
try: raise e from o
except EG as caught: pass
a, b = e.split(KeyError)
t("cause", lambda: [a.__cause__, b.__cause__, b.exceptions[1].__cause__])
