/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define EARCUP_ROUND_MOST_STATIONS 8
#define EARCUP_ROUND_LEAST_S       2.0
#define EARCUP_ROUND_MOST_S        60.0
#define EARCUP_ROUND_MOST_BARS     64
#define EARCUP_ROUND_LEAST_BPM     20.0
#define EARCUP_ROUND_MOST_BPM      300.0
#define EARCUP_ROUND_LEAST_BEATS   2
#define EARCUP_ROUND_MOST_BEATS    12

/* In which order the stations of a translation round come. */
typedef enum {
  EARCUP_ROUND_LISTED,
  EARCUP_ROUND_PING_PONG,      /* to the last one and back */
  EARCUP_ROUND_RANDOM,         /* each once before any comes again, none twice running */
  EARCUP_ROUND_ORDERS
} EarcupRoundOrder;

/* How long each station is heard. */
typedef struct {
  gboolean by_bars;
  double   seconds;
  guint    bars;
  double   tempo_bpm;
  guint    beats;              /* of a bar */
} EarcupRoundPace;

/* The places of what is played at which the next station comes: each so many seconds from its
 * beginning, and the place where it is played again. */
typedef struct {
  double start_s;
  double end_s;
  double step_s;
} EarcupRoundGrid;

const char        *earcup_round_order_get_nick  (EarcupRoundOrder       order);
gboolean           earcup_round_order_from_nick (const char            *nick,
                                                 EarcupRoundOrder      *order);
guint              earcup_round_get_station     (EarcupRoundOrder       order,
                                                 guint                  n_stations,
                                                 guint                  step,
                                                 guint32                seed);

double             earcup_round_pace_get_step   (const EarcupRoundPace *self);
guint              earcup_round_grid_count      (const EarcupRoundGrid *self);
guint              earcup_round_grid_get_passes (const EarcupRoundGrid *self);
double             earcup_round_grid_find_next  (const EarcupRoundGrid *self,
                                                 double                 position_s);

const char *const *earcup_round_get_defaults    (void);

G_END_DECLS
