"""libzmq's side of the interoperability tests: reads a command a line, answers with a line.

A frame is written h:HEX, or p:SIZE for a pattern that both sides know. A received frame is
answered as SIZE:CRC32:HEX, the digits for short frames only.
"""

import sys
import threading
import time
import zlib

import zmq
from zmq.utils.monitor import recv_monitor_message

FAR_AWAY_MS = 30_000
SHORT = 64
BLOCK = bytes((65 + 7 * i) & 0xFF for i in range(256))

context = zmq.Context()
sockets = {}
monitors = {}


def pattern(size):
    return (BLOCK * (size // len(BLOCK) + 1))[:size]


def decode(word):
    kind, _, rest = word.partition(":")
    return pattern(int(rest)) if kind == "p" else bytes.fromhex(rest)


def encode(frame):
    digits = frame.hex() if len(frame) <= SHORT else ""
    return f"{len(frame)}:{zlib.crc32(frame)}:{digits}"


def value_of(text):
    kind, _, rest = text.partition(":")
    return bytes.fromhex(rest) if kind == "h" else int(text)


def answer(frames):
    return " ".join(encode(frame) for frame in frames)


def open_socket(name, kind, *settings):
    socket = context.socket(getattr(zmq, kind))
    socket.setsockopt(zmq.LINGER, 0)
    socket.setsockopt(zmq.RCVTIMEO, FAR_AWAY_MS)
    socket.setsockopt(zmq.SNDTIMEO, FAR_AWAY_MS)
    socket.setsockopt(zmq.RECONNECT_IVL, 10)
    sockets[name] = socket
    for setting in settings:
        key, _, value = setting.partition("=")
        socket.setsockopt(getattr(zmq, key), value_of(value))
    return ""


def set_option(name, key, value):
    sockets[name].setsockopt(getattr(zmq, key), value_of(value))
    return ""


def bind(name, endpoint):
    """Waits for the port of a socket that was closed: libzmq frees it a little later."""
    deadline = time.monotonic() + FAR_AWAY_MS / 1000
    while True:
        try:
            sockets[name].bind(endpoint)
            break
        except zmq.ZMQError as error:
            if error.errno != zmq.EADDRINUSE or time.monotonic() > deadline:
                raise
            time.sleep(0.001)
    return sockets[name].getsockopt(zmq.LAST_ENDPOINT).rstrip(b"\0").decode()


def connect(name, endpoint):
    sockets[name].connect(endpoint)
    return ""


def unbind(name, endpoint):
    sockets[name].unbind(endpoint)
    return ""


def disconnect(name, endpoint):
    sockets[name].disconnect(endpoint)
    return ""


def send(name, *words):
    sockets[name].send_multipart([decode(word) for word in words])
    return ""


def receive(name):
    return answer(sockets[name].recv_multipart())


def try_receive(name):
    try:
        return answer(sockets[name].recv_multipart(zmq.NOBLOCK))
    except zmq.Again:
        return "none"


def monitor(name):
    watcher = sockets[name].get_monitor_socket()
    watcher.setsockopt(zmq.RCVTIMEO, FAR_AWAY_MS)
    monitors[name] = watcher
    return ""


def await_event(name, wanted):
    """Waits for an event whose name begins so."""
    names = {value: key for key, value in vars(zmq).items() if key.startswith("EVENT_")}
    while True:
        event = recv_monitor_message(monitors[name])
        if names.get(event["event"], "").startswith(wanted):
            return names[event["event"]]


def close(name):
    if name in monitors:
        sockets[name].disable_monitor()
        monitors.pop(name).close(0)
    sockets.pop(name).close()
    return ""


def zap(user, password):
    """Lets in whoever knows the password; everybody else gets 400."""
    handler = context.socket(zmq.REP)
    handler.setsockopt(zmq.LINGER, 0)
    handler.bind("inproc://zeromq.zap.01")

    def serve():
        while True:
            try:
                request = handler.recv_multipart()
            except zmq.ContextTerminated:
                handler.close()
                return
            version, sequence, credentials = request[0], request[1], request[6:]
            welcome = credentials == [user.encode(), password.encode()]
            status = [b"200", b"OK"] if welcome else [b"400", b"No"]
            name = user.encode() if welcome else b""
            handler.send_multipart([version, sequence, *status, name, b""])

    threading.Thread(target=serve, daemon=True).start()
    return ""


def version():
    return zmq.zmq_version()


COMMANDS = {
    "version": version,
    "open": open_socket,
    "option": set_option,
    "bind": bind,
    "unbind": unbind,
    "connect": connect,
    "disconnect": disconnect,
    "send": send,
    "receive": receive,
    "try-receive": try_receive,
    "monitor": monitor,
    "await-event": await_event,
    "zap": zap,
    "close": close,
}


def main():
    for line in sys.stdin:
        name, *arguments = line.split()
        try:
            reply = "ok " + COMMANDS[name](*arguments)
        except Exception as error:  # the test decides what is an error
            reply = f"error {type(error).__name__}: {error}"
        print(reply, flush=True)
    for socket in list(monitors.values()) + list(sockets.values()):
        socket.close(0)
    context.term()


main()
