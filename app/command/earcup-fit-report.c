/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "command/earcup-fit-report.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "acoustics/earcup-ratings.h"
#include "acoustics/earcup-simulate.h"
#include "command/earcup-json.h"

/* Where the electrical impedance is looked at. */
#define FROM_HZ   10.0
#define N_POINTS  529      /* 48 per octave, to 20.48 kHz */

/* What follows from the design of a fit. */
typedef struct {
  double isolation_db;
  double bleed_db_spl;
  double least_ohm;
  double peak_ohm;
  double peak_hz;
} Figures;

static Figures
compute_figures (const EarcupDesign *design)
{
  Figures figures = { .least_ohm = INFINITY };
  g_autofree double *hz = g_new (double, N_POINTS);
  g_autofree EarcupOutputs *outputs = g_new (EarcupOutputs, N_POINTS);

  figures.isolation_db = earcup_ratings_isolation (design);
  figures.bleed_db_spl = earcup_ratings_bleed (design, EARCUP_BLEED_DISTANCE_M);

  for (guint i = 0; i < N_POINTS; i++)
    hz[i] = FROM_HZ * exp2 (i / 48.0);
  earcup_simulate (design, hz, N_POINTS, outputs);
  for (guint i = 0; i < N_POINTS; i++)
    {
      double ohm = cabs (outputs[i].impedance_ohm);

      figures.least_ohm = fmin (figures.least_ohm, ohm);
      if (ohm > figures.peak_ohm)
        {
          figures.peak_ohm = ohm;
          figures.peak_hz = hz[i];
        }
    }

  return figures;
}

/* Prints a report as one JSON object on the standard output. */
void
earcup_fit_report_print_json (const EarcupFitReport *self)
{
  Figures figures = compute_figures (earcup_fit_get_design (self->fit));
  g_autoptr(JsonBuilder) builder = json_builder_new_immutable ();

  json_builder_begin_object (builder);
  earcup_json_add_text (builder, "file", self->file);
  earcup_json_add_text (builder, "construction", earcup_fit_class_get_name (self->fit_class));
  earcup_json_add_text (builder, "rig", self->rig);
  earcup_json_add_flag (builder, "converged", earcup_fit_get_converged (self->fit));
  earcup_json_add_count (builder, "numbers", earcup_fit_get_n_numbers (self->fit));
  earcup_json_add_number (builder, "rms_db_20_1k", earcup_fit_get_low_rms_db (self->fit));
  earcup_json_add_number (builder, "rms_db_1k_10k", earcup_fit_get_high_rms_db (self->fit));
  earcup_json_add_count (builder, "iterations", earcup_fit_get_n_steps (self->fit));
  earcup_json_add_number (builder, "isolation_db", figures.isolation_db);
  earcup_json_add_number (builder, "bleed_db_spl", figures.bleed_db_spl);
  earcup_json_add_number (builder, "impedance_min_ohm", figures.least_ohm);
  earcup_json_add_number (builder, "impedance_peak_ohm", figures.peak_ohm);
  earcup_json_add_number (builder, "impedance_peak_hz", figures.peak_hz);
  earcup_json_add_texts (builder, "notes", self->notes);
  json_builder_end_object (builder);
  earcup_json_print (builder, TRUE);
}

/* Prints a report for a person on the standard output. */
void
earcup_fit_report_print_text (const EarcupFitReport *self)
{
  Figures figures = compute_figures (earcup_fit_get_design (self->fit));

  /* Translators: a file, then a construction such as “closed” and a rig such as “gras”. */
  g_print (_("%s: fitted as %s, measured on %s\n"), self->file,
           earcup_fit_class_get_name (self->fit_class), self->rig);
  g_print (_("Error: %.2f dB from 20 Hz to 1 kHz, %.2f dB from 1 to 10 kHz\n"),
           earcup_fit_get_low_rms_db (self->fit), earcup_fit_get_high_rms_db (self->fit));
  g_print (_("Search: %u numbers, %u steps, %s\n"), earcup_fit_get_n_numbers (self->fit),
           earcup_fit_get_n_steps (self->fit),
           earcup_fit_get_converged (self->fit) ? _("converged") : _("not converged"));
  g_print (_("Isolation: %.1f dB from 125 Hz to 4 kHz\n"), figures.isolation_db);
  g_print (_("Bleed: %.1f dB SPL at 0.3 m for 100 dB SPL at the drum\n"), figures.bleed_db_spl);
  g_print (_("Impedance: %.1f Ω at least, %.1f Ω at %.0f Hz\n"), figures.least_ohm,
           figures.peak_ohm, figures.peak_hz);
}
