/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "acoustics/earcup-binaural-figures.h"
#include "bench/earcup-bench.h"

/* What it costs to move a loudspeaker: a near-field pair in a small room, at 48 kHz. */

#define RATE_HZ 48000

typedef struct {
  EarcupLoudspeaker *speaker;
  EarcupRoom        *room;
  EarcupHead        *head;
  EarcupResponse    *flat;
  EarcupLayout       layout;
  EarcupBinaural    *pair;
} Data;

static void
step_speaker (gpointer user_data)
{
  Data *data = user_data;

  earcup_loudspeaker_unref (earcup_loudspeaker_new (earcup_loudspeaker_get_figures (data->speaker),
                                                    NULL));
}

static void
step_head (gpointer user_data)
{
  Data *data = user_data;

  earcup_head_unref (earcup_head_new_spherical (data->flat));
}

static void
step_pair (gpointer user_data)
{
  Data *data = user_data;

  earcup_binaural_unref (earcup_binaural_new (data->speaker, data->room, data->head,
                                              &data->layout, RATE_HZ, NULL));
}

static void
step_kernel (gpointer user_data)
{
  Data *data = user_data;

  earcup_kernel_unref (earcup_binaural_new_kernel (data->pair, data->flat));
}

static const EarcupBenchCase cases[] = {
  { .name = "loudspeaker", .step = step_speaker },
  { .name = "head", .step = step_head },
  { .name = "pair in a room", .step = step_pair },
  { .name = "kernel of the pair", .step = step_kernel },
};

int
main (int    argc,
      char **argv)
{
  const EarcupLoudspeakerFigures figures = { .lowest_hz = 45.0, .woofer_m = 0.127 };
  const double hz[] = { 20.0, 20000.0 }, db[] = { 0.0, 0.0 };
  Data data = {
    .speaker = earcup_loudspeaker_new (&figures, NULL),
    .room = earcup_room_new_preset (EARCUP_ROOM_SMALL_UNTREATED),
    .flat = earcup_response_new_sampled (hz, db, 2, NULL),
    .layout = earcup_layout_get_preset (EARCUP_LAYOUT_NEAR_FIELD),
  };
  double medians[G_N_ELEMENTS (cases)];

  data.head = earcup_head_new_spherical (data.flat);
  data.pair = earcup_binaural_new (data.speaker, data.room, data.head, &data.layout, RATE_HZ, NULL);

  earcup_bench_run (cases, G_N_ELEMENTS (cases), &data, medians);
  g_print ("Processor time\n");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_print ("  %-26s %8.3f ms\n", cases[i].name, 1e3 * medians[i]);

  earcup_binaural_unref (data.pair);
  earcup_head_unref (data.head);
  earcup_room_unref (data.room);
  earcup_response_unref (data.flat);
  earcup_loudspeaker_unref (data.speaker);

  return 0;
}
