/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/earcup-comparison.h"

#include "earcup-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "acoustics/earcup-deviation.h"
#include "acoustics/earcup-phase.h"
#include "catalogue/earcup-entry-label.h"
#include "catalogue/earcup-figure-label.h"
#include "catalogue/earcup-seal.h"
#include "catalogue/earcup-spread.h"

#define DELAY_FROM_HZ    40.0
#define SIGNED_FROM      0.05     /* what is less is printed as zero */
#define STEPS_PER_OCTAVE 12.0

/* When one figure is better than another. Most are neither. */
typedef enum {
  SENSE_NONE,
  SENSE_LESS,
  SENSE_MORE,
  SENSE_NEARER_ZERO,
} Sense;

/* Where a figure comes from. */
typedef enum {
  FROM_WORDS,        /* it is no number */
  FROM_ENTRY,        /* a figure of the catalogue, by its key */
  FROM_REPORT,       /* a figure that follows from the design, by its key */
  FROM_RESPONSE,     /* of all that has one, against the target */
  FROM_DESIGN,
} Origin;

/* A figure of how a model sounds is that of its construction where the model is estimated. */
static const struct
{
  const char *key;
  const char *label;
  const char *unit;
  Origin      origin;
  Sense       sense;
  gboolean    is_of_shape;
} rows[] = {
  { "construction", N_("Construction"), "", FROM_WORDS, SENSE_NONE, FALSE },
  { "impedance_ohm", N_("Impedance"), "Ω", FROM_ENTRY, SENSE_NONE, FALSE },
  { "lowest_impedance", N_("Lowest impedance"), "Ω", FROM_REPORT, SENSE_NONE, FALSE },
  { "sensitivity_db_per_v", N_("Sensitivity for 1 V"), "dB SPL", FROM_ENTRY, SENSE_NONE, FALSE },
  { "weight_g", N_("Weight"), "g", FROM_ENTRY, SENSE_LESS, FALSE },
  { "price_usd", N_("Price"), "US$", FROM_ENTRY, SENSE_LESS, FALSE },
  { "price_tier", N_("Price tier"), "", FROM_WORDS, SENSE_NONE, FALSE },
  { "isolation_mean", N_("Isolation, mean 125 Hz to 4 kHz"), "dB", FROM_REPORT, SENSE_MORE,
    FALSE },
  { "bleed_near", N_("Bleed at 0.3 m, 100 dB at the drum"), "dB SPL", FROM_REPORT, SENSE_LESS,
    FALSE },
  { "bass_to_target", N_("Bass over the target, 20 to 250 Hz"), "dB", FROM_RESPONSE,
    SENSE_NEARER_ZERO, TRUE },
  { "upper_mids_to_target", N_("Upper mids over the target, 2 to 6 kHz"), "dB", FROM_RESPONSE,
    SENSE_NEARER_ZERO, TRUE },
  { "treble_to_target", N_("Treble over the target, 6 to 10 kHz"), "dB", FROM_RESPONSE,
    SENSE_NEARER_ZERO, TRUE },
  { "deviation", N_("Off the target, rms 20 Hz to 10 kHz"), "dB", FROM_RESPONSE, SENSE_LESS,
    TRUE },
  { "seal_change", N_("Bass changed by spectacles"), "dB", FROM_DESIGN, SENSE_LESS, TRUE },
  { "group_delay", N_("Group delay, largest 40 Hz to 10 kHz"), "ms", FROM_DESIGN, SENSE_NONE,
    TRUE },
  { "balance_change", N_("Change by the source’s output impedance"), "dB", FROM_REPORT,
    SENSE_NEARER_ZERO, FALSE },
  { "reach_music", N_("Loudest music"), "dBA", FROM_REPORT, SENSE_NONE, FALSE },
  { "music_level", N_("Level for 10 dB over the noise"), "dBA", FROM_REPORT, SENSE_LESS, FALSE },
  { "music_level_permitted", N_("… permitted each day (NIOSH)"), "h", FROM_REPORT, SENSE_MORE,
    FALSE },
  { "provenance", N_("Where the curve comes from"), "", FROM_WORDS, SENSE_NONE, FALSE },
  { "fit_error", N_("Misfit to the measurement, up to 10 kHz"), "dB", FROM_DESIGN, SENSE_NONE,
    FALSE },
  { "spread", N_("Uncertainty: mean width between seatings, up to 10 kHz"), "dB", FROM_DESIGN,
    SENSE_NONE, FALSE },
};

#define N_ROWS G_N_ELEMENTS (rows)

struct _EarcupComparison
{
  guint                 n_models;
  char                **names;
  EarcupComparisonCell *cells;       /* a row after the other */
};

/* What one column is made from. */
typedef struct
{
  EarcupCatalogue            *catalogue;
  EarcupModel                *model;
  EarcupEntry                *entry;       /* NULL where it has none */
  EarcupDesign               *design;      /* likewise */
  EarcupResponse             *target;
  const EarcupFiguresSetting *setting;
  EarcupReport               *report;      /* NULL where it has no design */
} Column;

/* {{{ Values */

static const EarcupReportLine *
find_line (const EarcupReport *report,
           const char         *key)
{
  for (guint i = 0; report != NULL && i < earcup_report_get_n_lines (report); i++)
    if (g_strcmp0 (earcup_report_get_line (report, i)->key, key) == 0)
      return earcup_report_get_line (report, i);

  return NULL;
}

/* The mean over the logarithm of frequency of what a response has more than the target. */
static double
get_mean_over (const Column *column,
               double        from_hz,
               double        to_hz)
{
  EarcupResponse *response = earcup_model_get_response (column->model);
  guint n = (guint) ceil (STEPS_PER_OCTAVE * log2 (to_hz / from_hz));
  double sum = 0.0;

  for (guint i = 0; i < n; i++)
    {
      double hz = from_hz * pow (to_hz / from_hz, (i + 0.5) / n);

      sum += earcup_response_get_aligned (response, hz) -
             earcup_response_get_aligned (column->target, hz);
    }

  return sum / n;
}

static double
find_of_response (const Column *column,
                  const char   *key)
{
  EarcupDeviation deviation;

  if (column->target == NULL)
    return NAN;
  if (g_str_equal (key, "bass_to_target"))
    return get_mean_over (column, EARCUP_RESPONSE_LOWEST_HZ, 250.0);
  if (g_str_equal (key, "upper_mids_to_target"))
    return get_mean_over (column, 2000.0, 6000.0);
  if (g_str_equal (key, "treble_to_target"))
    return get_mean_over (column, 6000.0, EARCUP_RESPONSE_PREDICTIVE_HZ);

  earcup_deviation_compute (earcup_model_get_response (column->model), column->target, &deviation);

  return deviation.rms_db;
}

static double
find_largest_delay (const EarcupDesign *design)
{
  guint n = (guint) ceil (STEPS_PER_OCTAVE *
                          log2 (EARCUP_RESPONSE_PREDICTIVE_HZ / DELAY_FROM_HZ));
  g_autofree double *hz = g_new (double, n);
  g_autofree double *delays_s = g_new (double, n);
  double largest_s = -INFINITY;

  for (guint i = 0; i < n; i++)
    hz[i] = DELAY_FROM_HZ * exp2 (i / STEPS_PER_OCTAVE);
  earcup_phase_compute_group_delay (design, hz, n, delays_s);
  for (guint i = 0; i < n; i++)
    largest_s = fmax (largest_s, delays_s[i]);

  return 1e3 * largest_s;
}

static double
find_spread (EarcupModel *model)
{
  g_autoptr(EarcupSpread) spread = earcup_spread_new_for_model (model);
  guint n = (guint) ceil (STEPS_PER_OCTAVE * log2 (EARCUP_RESPONSE_PREDICTIVE_HZ /
                                                   EARCUP_RESPONSE_LOWEST_HZ));
  double sum = 0.0;

  if (spread == NULL)
    return NAN;

  for (guint i = 0; i < n; i++)
    {
      double low_db, high_db;

      earcup_spread_get (spread, EARCUP_RESPONSE_LOWEST_HZ * exp2 (i / STEPS_PER_OCTAVE), &low_db,
                         &high_db);
      sum += high_db - low_db;
    }

  return sum / n;
}

static double
find_of_design (const Column *column,
                const char   *key)
{
  EarcupFitRecord *fit = earcup_model_get_fit (column->model);

  if (column->design == NULL)
    return NAN;
  if (g_str_equal (key, "seal_change"))
    return earcup_seal_get_change (column->design);
  if (g_str_equal (key, "group_delay"))
    return find_largest_delay (column->design);
  if (g_str_equal (key, "spread"))
    return find_spread (column->model);

  return fit != NULL ? earcup_fit_record_get_below_db (fit) : NAN;
}

static double
find_value (const Column *column,
            guint         row)
{
  const EarcupReportLine *line;
  double value;

  switch (rows[row].origin)
    {
    case FROM_ENTRY:
      return column->entry != NULL &&
             earcup_entry_get_number (column->entry, rows[row].key, &value) ? value : NAN;

    case FROM_REPORT:
      line = find_line (column->report, rows[row].key);
      return line != NULL ? line->value : NAN;

    case FROM_RESPONSE:
      return find_of_response (column, rows[row].key);

    case FROM_DESIGN:
      return find_of_design (column, rows[row].key);

    case FROM_WORDS:
    default:
      return NAN;
    }
}

/* }}} */
/* {{{ Words */

static char *
dup_words (const Column *column,
           guint         row)
{
  const char *words = NULL;

  if (g_str_equal (rows[row].key, "provenance"))
    words = earcup_provenance_get_label (earcup_model_get_provenance (column->model));
  else if (g_str_equal (rows[row].key, "price_tier") && column->entry != NULL)
    words = earcup_price_tier_get_label (earcup_entry_get_price_tier (column->entry));
  else if (g_str_equal (rows[row].key, "construction") &&
           (column->design != NULL || earcup_model_get_monitor (column->model) != NULL))
    words = earcup_enclosure_get_label (earcup_model_get_enclosure (column->model));

  return g_strdup (words != NULL ? words : _("unknown"));
}

static char *
dup_text (const Column *column,
          guint         row,
          double        value)
{
  EarcupReportLine line = { .value = value, .unit = rows[row].unit };
  gboolean is_signed = rows[row].sense == SENSE_NEARER_ZERO;
  g_autofree char *number = NULL;

  if (rows[row].origin == FROM_WORDS)
    return dup_words (column, row);
  if (isnan (value))
    return g_strdup (_("unknown"));

  if (rows[row].origin == FROM_ENTRY)
    return earcup_figure_dup_display (earcup_entry_get_figure (column->entry, rows[row].key));

  number = earcup_report_line_dup_value (&line, TRUE);
  if (isinf (value))
    return g_steal_pointer (&number);

  return g_strdup_printf ("%s%s %s", is_signed && value >= SIGNED_FROM ? "+" : "", number,
                          rows[row].unit);
}

/* An estimate has the curve of its kind of construction, so how it sounds itself is not known. */
static gboolean
is_guess (const Column *column,
          guint         row)
{
  return rows[row].is_of_shape &&
         earcup_model_get_provenance (column->model) == EARCUP_PROVENANCE_ESTIMATED;
}

static char *
dup_note (const Column *column,
          guint         row,
          double        value)
{
  const EarcupFigure *figure = NULL;
  const EarcupReportLine *line = find_line (column->report, rows[row].key);

  if (g_str_equal (rows[row].key, "provenance"))
    return earcup_model_dup_provenance_text (column->model);
  if (isnan (value))
    return g_strdup ("");
  if (is_guess (column, row))
    return g_strdup (_("of its kind of construction; how this model sounds is not measured"));

  if (rows[row].origin == FROM_ENTRY)
    figure = earcup_entry_get_figure (column->entry, rows[row].key);
  if (figure != NULL)
    return earcup_figure_dup_confidence (figure);

  if (line != NULL && line->source != NULL)
    return g_strdup (line->source);

  return g_strdup (rows[row].origin == FROM_RESPONSE
                     ? _("simulated response less the target, aligned 500 Hz to 2 kHz")
                     : _("from the simulation"));
}

/* }}} */
/* {{{ What is better */

/* What is to be small for a figure to be good. */
static double
get_cost (Sense  sense,
          double value)
{
  switch (sense)
    {
    case SENSE_LESS:
      return value;

    case SENSE_MORE:
      return -value;

    case SENSE_NEARER_ZERO:
      return fabs (value);

    case SENSE_NONE:
    default:
      return NAN;
    }
}

/* Marks the best of a row, and what is as good when it is printed, where another is less good. */
static void
mark_better (EarcupComparison *self,
             guint             row,
             const gboolean   *counts)
{
  EarcupComparisonCell *cells = &self->cells[row * self->n_models];
  double best = INFINITY, worst = -INFINITY;
  guint at_best = 0, at_worst = 0;

  for (guint i = 0; i < self->n_models; i++)
    {
      double cost = get_cost (rows[row].sense, cells[i].value);

      if (!counts[i] || isnan (cost))
        continue;
      if (cost < best)
        {
          best = cost;
          at_best = i;
        }
      if (cost > worst)
        {
          worst = cost;
          at_worst = i;
        }
    }

  if (!(worst > best) || g_str_equal (cells[at_best].text, cells[at_worst].text))
    return;

  for (guint i = 0; i < self->n_models; i++)
    cells[i].is_better = counts[i] && (i == at_best ||
                                       g_str_equal (cells[i].text, cells[at_best].text));
}

/* }}} */

static void
begin_column (Column                     *column,
              EarcupCatalogue            *catalogue,
              EarcupModel                *model,
              EarcupResponse             *target,
              const EarcupFiguresSetting *setting)
{
  *column = (Column) {
    .catalogue = catalogue, .model = model, .entry = earcup_model_get_entry (model),
    .design = earcup_model_get_design (model), .target = target, .setting = setting,
  };
  if (column->design != NULL)
    column->report = earcup_figures_compute (catalogue, column->design, setting, NULL);
}

static void
fill_column (EarcupComparison *self,
             const Column     *column,
             guint             position)
{
  for (guint row = 0; row < N_ROWS; row++)
    {
      EarcupComparisonCell *cell = &self->cells[row * self->n_models + position];

      cell->value = find_value (column, row);
      cell->text = dup_text (column, row, cell->value);
      cell->note = dup_note (column, row, cell->value);
    }
}

/**
 * earcup_comparison_new:
 * @catalogue: the catalogue, for its targets
 * @models: (array length=n_models): what is compared; none of them %NULL
 * @n_models: how many
 * @target: (nullable): the curve that responses are held against
 * @setting: the circumstances in which they are used
 *
 * Works out figures of all models. Where a figure of a model is not known it stays so, and it is
 * not compared. Takes some tenths of a second.
 *
 * Returns: (transfer full): the figures; any thread
 */
EarcupComparison *
earcup_comparison_new (EarcupCatalogue            *catalogue,
                       EarcupModel * const        *models,
                       guint                       n_models,
                       EarcupResponse             *target,
                       const EarcupFiguresSetting *setting)
{
  EarcupComparison *self = g_new0 (EarcupComparison, 1);
  g_autofree gboolean *counts = g_new (gboolean, N_ROWS * MAX (n_models, 1));

  self->n_models = n_models;
  self->names = g_new0 (char *, n_models + 1);
  self->cells = g_new0 (EarcupComparisonCell, N_ROWS * n_models);

  for (guint i = 0; i < n_models; i++)
    {
      Column column;

      begin_column (&column, catalogue, models[i], target, setting);
      self->names[i] = g_strdup (earcup_model_get_name (models[i]));
      fill_column (self, &column, i);
      for (guint row = 0; row < N_ROWS; row++)
        counts[row * n_models + i] = !is_guess (&column, row);
      g_clear_pointer (&column.report, earcup_report_free);
    }

  for (guint row = 0; row < N_ROWS; row++)
    mark_better (self, row, &counts[row * n_models]);

  return self;
}

/* Frees a comparison. */
void
earcup_comparison_free (EarcupComparison *self)
{
  for (guint i = 0; i < N_ROWS * self->n_models; i++)
    {
      g_free (self->cells[i].text);
      g_free (self->cells[i].note);
    }
  g_free (self->cells);
  g_strfreev (self->names);
  g_free (self);
}

/* Returns: how many models are compared */
guint
earcup_comparison_get_n_models (const EarcupComparison *self)
{
  return self->n_models;
}

/* Returns: (transfer none): the name of a model */
const char *
earcup_comparison_get_name (const EarcupComparison *self,
                            guint                   model)
{
  g_return_val_if_fail (model < self->n_models, NULL);

  return self->names[model];
}

/* Returns: how many figures there are */
guint
earcup_comparison_get_n_rows (const EarcupComparison *self)
{
  return N_ROWS;
}

/* Returns: (transfer none): the name of a figure for programs */
const char *
earcup_comparison_get_key (const EarcupComparison *self,
                           guint                   row)
{
  g_return_val_if_fail (row < N_ROWS, NULL);

  return rows[row].key;
}

/* Returns: (transfer none): its name for people */
const char *
earcup_comparison_get_label (const EarcupComparison *self,
                             guint                   row)
{
  g_return_val_if_fail (row < N_ROWS, NULL);

  return _(rows[row].label);
}

/* Returns: (transfer none): its unit; "" for words */
const char *
earcup_comparison_get_unit (const EarcupComparison *self,
                            guint                   row)
{
  g_return_val_if_fail (row < N_ROWS, NULL);

  return rows[row].unit;
}

/* Returns: (transfer none): a figure of a model */
const EarcupComparisonCell *
earcup_comparison_get_cell (const EarcupComparison *self,
                            guint                   row,
                            guint                   model)
{
  g_return_val_if_fail (row < N_ROWS && model < self->n_models, NULL);

  return &self->cells[row * self->n_models + model];
}

/* {{{ As text */

/* In quotation marks where it holds the separator or one of those. */
static void
append_field (GString    *text,
              const char *field,
              char        separator)
{
  g_auto(GStrv) parts = g_strsplit (field, "\"", -1);
  g_autofree char *doubled = g_strjoinv ("\"\"", parts);

  if (strchr (field, separator) != NULL || strpbrk (field, "\"\n") != NULL)
    g_string_append_printf (text, "\"%s\"", doubled);
  else
    g_string_append (text, field);
}

static void
append_value (const EarcupComparison *self,
              GString                *text,
              guint                   row,
              guint                   model,
              char                    separator)
{
  const EarcupComparisonCell *cell = earcup_comparison_get_cell (self, row, model);
  EarcupReportLine line = { .value = cell->value, .unit = rows[row].unit };
  g_autofree char *number = NULL;

  g_string_append_c (text, separator);
  if (rows[row].origin == FROM_WORDS)
    append_field (text, cell->text, separator);
  else if (isfinite (cell->value))
    {
      number = earcup_report_line_dup_value (&line, FALSE);
      g_string_append (text, number);
    }
}

/**
 * earcup_comparison_dup_text:
 * @self: a comparison
 * @separator: what stands between two fields: a comma or a tab
 *
 * Writes the figures as a table: a line of headings, then a line for each figure with its unit,
 * numbers with a decimal point. What is not known, or has no bound, is empty.
 *
 * Returns: (transfer full): the table
 */
char *
earcup_comparison_dup_text (const EarcupComparison *self,
                            char                    separator)
{
  GString *text = g_string_new (NULL);

  append_field (text, _("Figure"), separator);
  g_string_append_c (text, separator);
  append_field (text, _("Unit"), separator);
  for (guint i = 0; i < self->n_models; i++)
    {
      g_string_append_c (text, separator);
      append_field (text, self->names[i], separator);
    }

  for (guint row = 0; row < N_ROWS; row++)
    {
      g_string_append_c (text, '\n');
      append_field (text, earcup_comparison_get_label (self, row), separator);
      g_string_append_c (text, separator);
      append_field (text, rows[row].unit, separator);
      for (guint i = 0; i < self->n_models; i++)
        append_value (self, text, row, i, separator);
    }

  return g_string_free (g_string_append_c (text, '\n'), FALSE);
}

/* }}} */
