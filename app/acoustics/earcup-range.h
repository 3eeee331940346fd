/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A figure and where it has to lie, both ends included. */
typedef struct {
  const char *name;      /* as in "listening distance" */
  double      value;
  double      lowest;
  double      highest;
  const char *unit;      /* of the numbers */
} EarcupRange;

gboolean earcup_range_check (const EarcupRange  *self,
                             GQuark              domain,
                             int                 code,
                             GError            **error);

G_END_DECLS
