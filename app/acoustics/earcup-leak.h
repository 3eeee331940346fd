/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What may keep a pad from sealing. */
typedef enum {
  EARCUP_LEAK_OWN,          /* whatever the design has */
  EARCUP_LEAK_SEALED,
  EARCUP_LEAK_HAIR,
  EARCUP_LEAK_SPECTACLES,
  EARCUP_LEAK_GAP,          /* 20 mm wide, of any height */
  EARCUP_LEAK_LIFTED,       /* the pad stands off over 80 mm */
  EARCUP_N_LEAKS
} EarcupLeak;

const char *earcup_leak_get_id    (EarcupLeak  leak);
const char *earcup_leak_get_label (EarcupLeak  leak);
gboolean    earcup_leak_from_id   (const char *id,
                                   EarcupLeak *leak);
void        earcup_leak_compute   (EarcupLeak  leak,
                                   double      gap_m,
                                   double     *resistance_pa_s_m3,
                                   double     *mass_kg_m4);

G_END_DECLS
