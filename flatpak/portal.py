#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""portal.py OPEN SAVE: a desktop behind xdg-desktop-portal that answers every dialog at once.

A dialog to open a file is answered with OPEN, one to save with SAVE. Each is printed, with what was
asked for.
"""

import pathlib
import sys

import gi

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402, pylint: disable=wrong-import-position

NAME = "org.freedesktop.impl.portal.desktop.earcup"
DIALOG = """<method name="{}">
  <arg type="o" direction="in"/><arg type="s" direction="in"/><arg type="s" direction="in"/>
  <arg type="s" direction="in"/><arg type="a{{sv}}" direction="in"/>
  <arg type="u" direction="out"/><arg type="a{{sv}}" direction="out"/>
</method>"""
INTERFACES = f"""<node>
  <interface name="org.freedesktop.impl.portal.FileChooser">
    {DIALOG.format("OpenFile")}{DIALOG.format("SaveFile")}
  </interface>
  <interface name="org.freedesktop.impl.portal.Inhibit">
    <method name="Inhibit">
      <arg type="o" direction="in"/><arg type="s" direction="in"/><arg type="s" direction="in"/>
      <arg type="u" direction="in"/><arg type="a{{sv}}" direction="in"/>
    </method>
    <method name="CreateMonitor">
      <arg type="o" direction="in"/><arg type="o" direction="in"/><arg type="s" direction="in"/>
      <arg type="s" direction="in"/><arg type="u" direction="out"/>
    </method>
    <method name="QueryEndResponse"><arg type="o" direction="in"/></method>
  </interface>
  <interface name="org.freedesktop.impl.portal.Settings">
    <method name="ReadAll">
      <arg type="as" direction="in"/><arg type="a{{sa{{sv}}}}" direction="out"/>
    </method>
    <method name="Read">
      <arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="v" direction="out"/>
    </method>
    <property name="version" type="u" access="read"/>
  </interface>
</node>"""
SETTINGS = {"org.freedesktop.appearance": {"color-scheme": GLib.Variant("u", 0)}}


def call(_connection, _sender, _path, _interface, method, parameters, invocation):
    if method in ("OpenFile", "SaveFile"):
        _handle, app, _parent, title, _options = parameters.unpack()
        answer = pathlib.Path(sys.argv[1 if method == "OpenFile" else 2]).as_uri()
        print(method, app, title, flush=True)
        results = {"uris": GLib.Variant("as", [answer]), "writable": GLib.Variant("b", True)}
        invocation.return_value(GLib.Variant("(ua{sv})", (0, results)))
    elif method in ("Inhibit", "QueryEndResponse"):
        invocation.return_value(None)
    elif method == "CreateMonitor":
        invocation.return_value(GLib.Variant("(u)", (0,)))
    elif method == "ReadAll":
        invocation.return_value(GLib.Variant("(a{sa{sv}})", (SETTINGS,)))
    else:
        space, key = parameters.unpack()
        if key in SETTINGS.get(space, {}):
            invocation.return_value(GLib.Variant("(v)", (SETTINGS[space][key],)))
        else:
            invocation.return_dbus_error("org.freedesktop.portal.Error.NotFound", "not known")


def on_bus(connection, _name):
    for interface in Gio.DBusNodeInfo.new_for_xml(INTERFACES).interfaces:
        connection.register_object("/org/freedesktop/portal/desktop", interface, call,
                                   lambda *_: GLib.Variant("u", 1), None)


Gio.bus_own_name(Gio.BusType.SESSION, NAME, 0, on_bus, None,
                 lambda *_: sys.exit("the name of the portal is taken"))
GLib.MainLoop().run()
