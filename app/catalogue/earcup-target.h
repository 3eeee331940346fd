/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "catalogue/earcup-catalogue.h"

G_BEGIN_DECLS

/* A curve that headphones are held against. */
typedef struct {
  const char *key;      /* a word for the command line and the settings, such as "harman" */
  const char *id;       /* as earcup_catalogue_load_target() takes it */
} EarcupTarget;

guint               earcup_target_count    (void);
const EarcupTarget *earcup_target_get_nth  (guint               position);
const EarcupTarget *earcup_target_from_key (const char         *key);
const char         *earcup_target_get_name (const EarcupTarget *target);

G_END_DECLS
