/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Draws a number below @n, each equally likely. */
typedef guint (* EarcupChance) (guint    n,
                                gpointer user_data);

guint earcup_chance_draw (guint    n,
                          gpointer user_data);

G_END_DECLS
