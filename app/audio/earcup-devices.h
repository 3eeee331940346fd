/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define EARCUP_TYPE_DEVICES (earcup_devices_get_type ())

/* The devices on which a sink can play, as they come and go. Main thread only. */
G_DECLARE_FINAL_TYPE (EarcupDevices, earcup_devices, EARCUP, DEVICES, GObject)

EarcupDevices *earcup_devices_new       (const char    *sink);

guint          earcup_devices_get_n     (EarcupDevices *self);
const char    *earcup_devices_get_name  (EarcupDevices *self,
                                         guint          index);
const char    *earcup_devices_get_label (EarcupDevices *self,
                                         guint          index);

G_END_DECLS
