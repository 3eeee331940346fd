/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <complex.h>

#include "acoustics/earcup-design.h"

G_BEGIN_DECLS

/* What a netlist is asked for, in the order in which it comes. */
typedef enum {
  EARCUP_TEST_NETLIST_DRUM,        /* Pa */
  EARCUP_TEST_NETLIST_CURRENT,     /* A */
  EARCUP_TEST_NETLIST_DIAPHRAGM,   /* m/s */
  EARCUP_TEST_NETLIST_CUP,         /* m/s */
  EARCUP_TEST_NETLIST_LEAK,        /* m³/s */
  EARCUP_TEST_NETLIST_VENT,        /* m³/s */
  EARCUP_TEST_NETLIST_N_VALUES
} EarcupTestNetlistValue;

typedef struct {
  double         hz;
  double complex values[EARCUP_TEST_NETLIST_N_VALUES];
} EarcupTestNetlistPoint;

/* Outside sound at the leak, the vent and the cup: all different, so that none can stand in for
 * another. */
extern const double earcup_test_netlist_incident_pa[3];
extern const double earcup_test_netlist_incident_deg[3];

char                   *earcup_test_netlist_new  (const EarcupDesign  *design,
                                                  gboolean             incident,
                                                  double               from_hz,
                                                  double               to_hz,
                                                  guint                n_per_decade);

gboolean                earcup_test_netlist_can  (void);
EarcupTestNetlistPoint *earcup_test_netlist_run  (const char          *netlist,
                                                  guint               *n_points,
                                                  GError             **error);

G_END_DECLS
