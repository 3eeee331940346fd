/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/earcup-monitor-report.h"


#include "acoustics/earcup-binaural-figures.h"
#include "acoustics/earcup-units.h"
#include "command/earcup-command-tools.h"
#include "command/earcup-json.h"

#define N_COLUMNS      12
#define DIRECT_FROM_HZ 500.0      /* the band of the ratio of direct sound and room */
#define DIRECT_TO_HZ   4000.0
#define DELAY_FROM_HZ  100.0      /* the band in which the ears compare times */
#define DELAY_TO_HZ    1500.0
#define EXTENSION_DB   3.0

/* LR is what the left loudspeaker brings to the right ear. */
static const char *const columns[N_COLUMNS] = {
  "f_Hz", "LL_re", "LL_im", "LR_re", "LR_im", "RL_re", "RL_im", "RR_re", "RR_im", "level_dB",
  "ILD_dB", "ITD_s",
};

/* {{{ Table */

/* The phase by which the direct sound of the left loudspeaker leads at the left ear, followed from
 * the lowest frequency on, at each bin. */
static double *
follow_phase (const EarcupBinaural *binaural,
              double               *hz_step)
{
  gsize n_bins;
  const float complex *near = earcup_binaural_get_spectrum (binaural, EARCUP_BINAURAL_DIRECT,
                                                            EARCUP_KERNEL_LEFT_TO_LEFT, &n_bins,
                                                            hz_step);
  const float complex *far = earcup_binaural_get_spectrum (binaural, EARCUP_BINAURAL_DIRECT,
                                                           EARCUP_KERNEL_LEFT_TO_RIGHT, &n_bins,
                                                           hz_step);
  double *phase = g_new0 (double, n_bins);
  double complex last = 1.0;

  for (gsize i = 1; i < n_bins; i++)
    {
      double complex lead = near[i] * conj (far[i]);

      phase[i] = phase[i - 1] + carg (lead * conj (last));
      last = lead;
    }

  return phase;
}

static void
fill_row (EarcupMonitor        *monitor,
          const EarcupBinaural *binaural,
          double                hz,
          double                phase_rad,
          double               *row)
{
  double complex forward = cexp (I * EARCUP_TWO_PI * hz * EARCUP_BINAURAL_LEAD_S);

  *row++ = hz;
  for (guint path = 0; path < EARCUP_KERNEL_PATHS; path++)
    {
      double complex transfer = forward * earcup_binaural_compute_transfer (binaural, path, hz);

      *row++ = creal (transfer);
      *row++ = cimag (transfer);
    }

  *row++ = earcup_response_get_aligned (earcup_monitor_get_response (monitor), hz);
  *row++ = earcup_binaural_compute_level_difference (binaural, EARCUP_BINAURAL_ALL,
                                                     EARCUP_SPEAKER_LEFT, hz);
  *row++ = phase_rad / (EARCUP_TWO_PI * hz);
}

static double *
make_table (EarcupMonitor        *monitor,
            const EarcupBinaural *binaural,
            const GArray         *hz)
{
  double *table = g_new (double, N_COLUMNS * hz->len);
  double hz_step;
  g_autofree double *phase = follow_phase (binaural, &hz_step);

  for (guint i = 0; i < hz->len; i++)
    {
      double place = g_array_index (hz, double, i) / hz_step;
      gsize below = (gsize) place;
      double phase_rad = phase[below] + (place - (double) below) * (phase[below + 1] -
                                                                    phase[below]);

      fill_row (monitor, binaural, g_array_index (hz, double, i), phase_rad,
                table + i * N_COLUMNS);
    }

  return table;
}

static void
print_csv (const double *table,
           guint         n_rows)
{
  char buffer[EARCUP_NUMBER_LENGTH];

  for (guint c = 0; c < N_COLUMNS; c++)
    g_print ("%s%s", c > 0 ? "," : "", columns[c]);
  g_print ("\n");

  for (guint i = 0; i < n_rows; i++)
    {
      for (guint c = 0; c < N_COLUMNS; c++)
        g_print ("%s%s", c > 0 ? "," : "",
                 earcup_command_number (buffer, "%.15e", table[i * N_COLUMNS + c]));
      g_print ("\n");
    }
}

/* }}} */
/* {{{ JSON */

/* The reverberation time is told as ISO 3382-2 does, from the octaves of 500 Hz and 1 kHz. */
static void
add_room (JsonBuilder      *builder,
          EarcupMonitor    *monitor,
          const EarcupRoom *room)
{
  const double *size_m;

  earcup_json_add_text (builder, "room",
                        earcup_monitor_room_get_nick (earcup_monitor_get_room (monitor)));
  json_builder_set_member_name (builder, "room_size_m");
  if (room == NULL)
    {
      json_builder_add_null_value (builder);
      earcup_json_add_number (builder, "decay_s", 0.0);
      return;
    }

  size_m = earcup_room_get_figures (room)->size_m;
  json_builder_begin_array (builder);
  for (guint i = 0; i < 3; i++)
    json_builder_add_double_value (builder, size_m[i]);
  json_builder_end_array (builder);
  earcup_json_add_number (builder, "decay_s", 0.5 * (earcup_room_get_decay (room, 500.0) +
                                                     earcup_room_get_decay (room, 1000.0)));
}

static void
add_figures (JsonBuilder          *builder,
             EarcupMonitor        *monitor,
             const EarcupBinaural *binaural)
{
  const EarcupLoudspeaker *speaker = earcup_monitor_get_speaker (monitor);

  earcup_json_add_text (builder, "head",
                        earcup_listener_get_text (earcup_monitor_get_listener (monitor)));
  add_room (builder, monitor, earcup_binaural_get_room (binaural));
  earcup_json_add_number (builder, "distance_m", earcup_monitor_get_distance (monitor));
  earcup_json_add_number (builder, "minus_3_db_hz",
                          earcup_loudspeaker_get_extension (speaker, EXTENSION_DB));
  earcup_json_add_number (builder, "max_level_1_m_db_spl",
                          earcup_loudspeaker_get_figures (speaker)->max_level_db);
  earcup_json_add_number (builder, "max_level_db_spl",
                          earcup_binaural_compute_seat_level (binaural));
  earcup_json_add_number (builder, "direct_to_reverberant_db",
                          earcup_binaural_compute_direct_ratio (binaural, DIRECT_FROM_HZ,
                                                                DIRECT_TO_HZ));
  earcup_json_add_number (builder, "clarity_db",
                          earcup_binaural_compute_clarity (binaural, DIRECT_FROM_HZ, DIRECT_TO_HZ));
  earcup_json_add_number (builder, "time_difference_s",
                          earcup_binaural_compute_time_difference (binaural, EARCUP_BINAURAL_DIRECT,
                                                                   EARCUP_SPEAKER_LEFT,
                                                                   DELAY_FROM_HZ, DELAY_TO_HZ));
  earcup_json_add_number (builder, "raised_by_db", earcup_binaural_get_gain (binaural));
}

static void
add_points (JsonBuilder  *builder,
            const double *table,
            guint         n_rows)
{
  json_builder_set_member_name (builder, "points");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n_rows; i++)
    {
      json_builder_begin_object (builder);
      for (guint c = 0; c < N_COLUMNS; c++)
        earcup_json_add_number (builder, columns[c], table[i * N_COLUMNS + c]);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_json (EarcupModel          *model,
            const EarcupBinaural *binaural,
            const double         *table,
            guint                 n_rows)
{
  g_autoptr(JsonBuilder) builder = json_builder_new_immutable ();
  g_autofree char *origin = earcup_model_dup_provenance_text (model);

  json_builder_begin_object (builder);
  earcup_json_add_text (builder, "model", earcup_model_get_id (model));
  earcup_json_add_text (builder, "origin", origin);
  add_figures (builder, earcup_model_get_monitor (model), binaural);
  add_points (builder, table, n_rows);
  json_builder_end_object (builder);
  earcup_json_print (builder, FALSE);
}

/* }}} */

/**
 * earcup_monitor_report:
 * @model: loudspeakers
 * @hz: (element-type gdouble): frequencies in Hz, above 0 and at most
 *   %EARCUP_MONITOR_REPORT_HIGHEST_HZ
 * @json: print an object with figures of the room instead of a table
 *
 * Prints what loudspeakers bring to both ears: the four paths, from each of them to each ear, with
 * time counted from when the sound comes to the middle of the head; the level of them all as it is
 * drawn; and for the left one, how much louder it is at the left ear than at the right one, in
 * thirds of an octave and with the room, and how much earlier, by the phase of the direct sound.
 */
void
earcup_monitor_report (EarcupModel  *model,
                       const GArray *hz,
                       gboolean      json)
{
  EarcupMonitor *monitor = earcup_model_get_monitor (model);
  g_autoptr(EarcupBinaural) binaural = earcup_monitor_dup_binaural (monitor,
                                                                    EARCUP_MONITOR_RATE_HZ);
  g_autofree double *table = make_table (monitor, binaural, hz);

  if (json)
    print_json (model, binaural, table, hz->len);
  else
    print_csv (table, hz->len);
}
