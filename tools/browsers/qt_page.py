"""A page in the Chromium that an old PyQt5 wheel carries. Run with the wheel's folder; one command a line.

The wheels are older than this Python: their module ``sip`` had no package then.
"""

import ctypes
import json
import os
import sys

sys.path.insert(0, sys.argv[1])
import PyQt5.sip

set_name = ctypes.pythonapi.PyCapsule_SetName
set_name.argtypes = [ctypes.py_object, ctypes.c_char_p]
NAME = b"sip._C_API"
set_name(PyQt5.sip._C_API, NAME)
sys.modules["sip"] = PyQt5.sip

from PyQt5.QtCore import QEventLoop, QPoint, Qt, QTimer, QUrl  # noqa: E402
from PyQt5.QtTest import QTest  # noqa: E402
from PyQt5.QtWebEngineWidgets import QWebEngineView  # noqa: E402
from PyQt5.QtWidgets import QApplication  # noqa: E402

application = QApplication(["page"])
view = QWebEngineView()
view.resize(360, 640)
view.show()


def waited(start):
    """What ``start`` calls back with; None after ten seconds."""
    loop, told = QEventLoop(), []
    QTimer.singleShot(10_000, loop.quit)
    start(lambda value: (told.append(value), loop.quit()))
    if not told:
        loop.exec_()
    return told[0] if told else None


def do(command, value):
    if command == "open":
        view.load(QUrl(value))
        loop = QEventLoop()
        view.loadFinished.connect(loop.quit)
        QTimer.singleShot(10_000, loop.quit)
        loop.exec_()
    elif command == "evaluate":
        return waited(lambda tell: view.page().runJavaScript(value, tell))
    elif command == "tap":
        QTest.mouseClick(view.focusProxy(), Qt.LeftButton, Qt.NoModifier, QPoint(*map(round, value)))
    elif command == "shift":
        QTest.keyClick(view.focusProxy(), Qt.Key_Shift)


for line in sys.stdin:
    print(json.dumps(do(*json.loads(line))), flush=True)
os._exit(0)
